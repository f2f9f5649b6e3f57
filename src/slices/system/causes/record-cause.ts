import type { Act } from '#platform/act/act.ts';
import type { Cause } from './cause.ts';
import { causeText } from './cause-kind.ts';

/** Records what was done to a cause, and what its bead reads from now on. */
export function recordCause(act: Act, cause: Cause, action: string, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'cause', id: cause.id },
    caseId: cause.caseId,
    fields,
    content: cause.statement,
    says: { title: cause.statement, text: causeText(cause), state: cause.state },
  });
}
