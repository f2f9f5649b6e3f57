import type { Act } from '#platform/act/act.ts';
import type { Assumption } from './assumption.ts';
import { assumptionText } from './assumption-kind.ts';

/** Records what was done to an assumption, and what its bead reads from now on. */
export function recordAssumption(act: Act, one: Assumption, action: string, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'assumption', id: one.id },
    caseId: one.caseId,
    fields,
    content: one.statement,
    says: { title: one.statement, text: assumptionText(one), state: one.state },
  });
}
