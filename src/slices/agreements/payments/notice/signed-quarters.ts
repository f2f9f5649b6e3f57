import { londonDate } from '#platform/clock.ts';
import type { SignedQuarter } from '#slices/procurement/index.ts';
import type { LargePayment } from '../returns/figures.ts';
import type { LastSigned, SignedLine } from '../returns/line-store.ts';

type Paid = Pick<LargePayment, 'invoiceId' | 'paidOn' | 'grossPence' | 'supplier' | 'identifier'>;

const same = (one: Paid, other: Paid): boolean =>
  one.paidOn === other.paidOn &&
  one.grossPence === other.grossPence &&
  one.supplier === other.supplier &&
  one.identifier === other.identifier;

/** How many payments a return would tell otherwise now: those that say something else, are gone, or came later. */
export function changedSince(signed: readonly Paid[], now: readonly Paid[]): number {
  const before = new Map(signed.map((one) => [one.invoiceId, one]));
  const today = new Map(now.map((one) => [one.invoiceId, one]));
  const differ = signed.filter((one) => {
    const found = today.get(one.invoiceId);
    return !found || !same(one, found);
  });
  return differ.length + now.filter(({ invoiceId }) => !before.has(invoiceId)).length;
}

/**
 * Each signed quarter with its payments under the agreements that were asked for.
 *
 * @param base the payer’s page of payments
 * @param now what the same quarters would tell today
 */
export function quartersOf(
  base: string,
  returns: readonly LastSigned[],
  lines: readonly SignedLine[],
  now: readonly LargePayment[],
): SignedQuarter[] {
  return returns.map(({ id, fromOn, toOn, number, signedAt }) => {
    const signed = lines.filter(({ returnId }) => returnId === id);
    const path = `${base}/returns/large-payments/${toOn}`;
    return {
      ...{
        fromOn,
        toOn,
        version: number,
        signedOn: londonDate(signedAt),
        path,
        file: `${path}/file?version=${number}`,
      },
      payments: signed.map(({ invoiceId, paidOn, grossPence, supplier, party, identifier }) => ({
        ...{ id: invoiceId, paidOn, grossPence, supplier, party, companyNumber: identifier },
      })),
      changedSince: changedSince(
        signed,
        now.filter(({ paidOn }) => paidOn >= fromOn && paidOn <= toOn),
      ),
    };
  });
}
