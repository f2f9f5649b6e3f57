import type { Tx } from '#platform/db/database.ts';
import { casesById } from '#slices/cases/index.ts';
import type { ListOf } from '#slices/people/index.ts';

/** A list as the organisation whose case this is brings it in. */
export async function listOfCase(
  tx: Tx,
  caseId: string,
  list: 'indicators' | 'contacts',
  columns: readonly string[],
): Promise<ListOf> {
  return { organisationId: (await casesById(tx, [caseId]))[0]!.organisationId, list, columns };
}
