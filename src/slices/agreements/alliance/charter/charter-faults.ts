import type { Tx } from '#platform/db/database.ts';
import type { Agreement } from '../../agreement.ts';
import type { Matter } from '../alliance.ts';
import { membersOf } from '../alliance.ts';
import { missingIn } from './charter.ts';
import { charterInEffect, charterOf } from './charter-store.ts';

/** What stands between the charter and an alliance’s force: what it does not say, and who has not signed it as it is. */
export async function faultsOfCharter(tx: Tx, agreement: Agreement, matters: readonly Matter[]): Promise<string[]> {
  if (agreement.type !== 'alliance') return [];
  const missing = missingIn(await charterOf(tx, agreement.id));
  if (missing.length > 0) return missing;
  const signed = await charterInEffect(tx, agreement.id);
  if (!signed) return ['Not every member has signed the charter'];
  const same = (one: readonly string[], other: readonly string[]) => one.toSorted().join() === other.toSorted().join();
  const members = membersOf(agreement.parties).map(({ id }) => id);
  const named = (list: readonly Matter[]) => list.map(({ id }) => id);
  return same(signed.members, members) && same(named(signed.matters), named(matters))
    ? []
    : ['Members or matters have changed since the charter was signed. Put it to its members again'];
}
