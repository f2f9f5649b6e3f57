import type { Act } from '#platform/act/act.ts';
import type { Specification } from './specification.ts';
import { specificationSays } from './specification-kind.ts';

export function recordSpecification(act: Act, action: string, specification: Specification, content?: string): void {
  act.record({
    action,
    on: { kind: 'specification', id: specification.id },
    caseId: specification.caseId,
    fields: ['title', 'sections', 'clauses', 'state'],
    content: content ?? specification.title,
    says: { ...specificationSays(specification), state: specification.state },
  });
}
