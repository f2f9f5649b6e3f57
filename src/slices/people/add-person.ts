import { openAccount } from '#platform/accounts/accounts.ts';
import type { Act } from '#platform/act/act.ts';
import { insertPerson } from './person-store.ts';

/** Adds a person with an account; a password or another way to sign in comes when they accept an invitation. */
export async function addPerson(act: Act, input: { name: string; email: string | null }): Promise<string> {
  const id = act.newId();
  await insertPerson(act.tx, { id, name: input.name, at: act.now });
  await openAccount(act, id, input.email);
  act.record({ action: 'person.added', on: { kind: 'person', id }, caseId: null, fields: ['name'] });
  return id;
}
