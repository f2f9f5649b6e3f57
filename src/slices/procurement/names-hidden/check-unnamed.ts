import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Way } from './name-reader.ts';
import { judgesUnnamed, nameReadersOf, saidWhyOf } from './name-reader-store.ts';

/** Judges from whom names are hidden and who could read them all the same, with nobody having said why they judge: they may not go on. */
export async function unexplainedReaders(tx: Tx, procurementId: string): Promise<Map<string, readonly Way[]>> {
  const judges = await judgesUnnamed(tx, procurementId);
  if (judges.size === 0) return new Map();
  const said = new Set((await saidWhyOf(tx, procurementId)).map(({ personId }) => personId));
  const readers = await nameReadersOf(tx, procurementId);
  return new Map([...readers].filter(([personId]) => judges.has(personId) && !said.has(personId)));
}

/** Refuses whoever judges without names, could read them, and has no reason on the record: neither scores, nor opens tenders. */
export async function checkUnnamed(tx: Tx, procurementId: string, personId: string | null): Promise<void> {
  if (personId && (await unexplainedReaders(tx, procurementId)).has(personId)) refuse('judge-reads-names');
}
