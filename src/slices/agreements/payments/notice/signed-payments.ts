import type { Tx } from '#platform/db/database.ts';
import { casesById } from '#slices/cases/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import type { SignedPayments } from '#slices/procurement/index.ts';
import { largePaymentsOf } from '../returns/figures-store.ts';
import { lastSignedQuarters, signedLinesOf } from '../returns/line-store.ts';
import { quartersOf } from './signed-quarters.ts';

/** More than any contract is paid for in the quarters that were signed. */
const most = 20_000;

/**
 * What a case’s own organisation signed of its payments under some agreements. Others who pay under them sign returns of their own, which are not
 * told here. Null where there is no agreement to be paid under.
 */
export async function signedPaymentsOf(
  tx: Tx,
  caseId: string,
  agreementIds: readonly string[],
): Promise<SignedPayments | null> {
  if (agreementIds.length === 0) return null;
  const [theCase] = await casesById(tx, [caseId]);
  const [payer] = await organisationsById(tx, theCase ? [theCase.organisationId] : []);
  if (!payer) return null;
  const path = `/organisations/${payer.id}/payments`;
  const { name, memberIds } = payer;
  const returns = await lastSignedQuarters(tx, payer.id);
  if (returns.length === 0) return { payer: name, memberIds, path, quarters: [] };
  const ids = returns.map(({ id }) => id);
  const lines = await signedLinesOf(tx, ids, agreementIds);
  const span = { fromOn: returns[0]!.fromOn, toOn: returns.at(-1)!.toOn };
  const now = await largePaymentsOf(tx, payer.id, span, most, agreementIds);
  return { payer: name, memberIds, path, quarters: quartersOf(path, returns, lines, now) };
}
