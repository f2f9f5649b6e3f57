import type { Act } from '#platform/act/act.ts';
import type { OrganisationType } from './organisation.ts';
import { insertOrganisation } from './organisation-store.ts';

export async function addOrganisation(act: Act, input: { name: string; type: OrganisationType }): Promise<string> {
  const id = act.newId();
  await insertOrganisation(act.tx, { id, ...input, at: act.now });
  act.record({
    action: 'organisation.added',
    on: { kind: 'organisation', id },
    caseId: null,
    fields: ['name', 'type'],
  });
  return id;
}
