import { organisationIds, type Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { hatsEverywhere } from '#slices/cases/index.ts';
import type { Sight } from './due-store.ts';

/** What somebody may read across cases, by the hats that they wear on each: the rule of `agreementAccess`, put for a query. */
export async function sightOf(tx: Tx, who: Who): Promise<Sight> {
  const worn = [...(await hatsEverywhere(tx, who.personId!))];
  const whole = worn.filter(([, hats]) => hats.some((hat) => hat !== 'provider')).map(([id]) => id);
  const asParty = worn.filter(([, hats]) => hats.every((hat) => hat === 'provider')).map(([id]) => id);
  return { whole, asParty, organisationIds: organisationIds(who) };
}
