import type { Act } from '#platform/act/act.ts';
import { type Round, sayRound } from './round.ts';

export function recordRound(act: Act, action: string, round: Round, fields: readonly string[], content?: string): void {
  act.record({
    action,
    on: { kind: 'round', id: round.id },
    caseId: round.caseId,
    fields,
    ...(content ? { content } : {}),
    says: { ...sayRound(round), state: round.state },
  });
}
