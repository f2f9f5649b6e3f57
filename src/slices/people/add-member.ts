import type { Act } from '#platform/act/act.ts';
import type { MembershipType } from './organisation.ts';
import { insertMembership } from './organisation-store.ts';

export async function addMember(
  act: Act,
  input: { organisationId: string; personId: string; type: MembershipType },
): Promise<void> {
  await insertMembership(act.tx, input.organisationId, input.personId, input.type, act.now);
  act.record({
    action: 'organisation.memberAdded',
    on: { kind: 'organisation', id: input.organisationId },
    caseId: null,
    fields: ['memberships'],
  });
}
