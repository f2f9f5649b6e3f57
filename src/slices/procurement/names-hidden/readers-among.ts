import type { Tx } from '#platform/db/database.ts';
import { judgesEver } from '../evaluation/judge-store.ts';
import { sayWays, type Way } from './name-reader.ts';
import { nameReadersOf, type SaidWhy, saidWhyOf } from './name-reader-store.ts';

export type ReaderWhoJudges = Readonly<{
  personId: string;
  /** By what they could read names, as it is known now or was when a reason was given. */
  ways: readonly Way[];
  /** The same in words. */
  says: string;
  said: readonly SaidWhy[];
}>;

/** Of everybody who was ever named to judge, those who could read names, with the reasons that were given. */
export async function readersAmong(tx: Tx, procurementId: string): Promise<ReaderWhoJudges[]> {
  const said = await saidWhyOf(tx, procurementId);
  const readers = await nameReadersOf(tx, procurementId);
  return (await judgesEver(tx, procurementId)).flatMap(({ personId }) => {
    const own = said.filter((one) => one.personId === personId);
    const ways = new Set([...own.flatMap((one) => one.ways), ...(readers.get(personId) ?? [])]);
    const sorted = [...ways].toSorted();
    return ways.size > 0 ? [{ personId, ways: sorted, says: sayWays(sorted), said: own }] : [];
  });
}
