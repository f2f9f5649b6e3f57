import type { Act } from '#platform/act/act.ts';
import { type CausalLink, linkText, linkTitle } from './causal-link.ts';
import { type Variable, variableText } from './variable.ts';

/** Records what was done to a variable, and what its bead reads from now on. */
export function recordVariable(act: Act, variable: Variable, action: string, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'variable', id: variable.id },
    caseId: variable.caseId,
    fields,
    content: variable.name,
    says: { title: variable.name, text: variableText(variable), state: variable.state },
  });
}

export function recordLink(act: Act, link: CausalLink, action: string, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'causalLink', id: link.id },
    caseId: link.caseId,
    fields,
    content: linkTitle(link),
    says: { title: linkTitle(link), text: linkText(link), state: link.state },
  });
}
