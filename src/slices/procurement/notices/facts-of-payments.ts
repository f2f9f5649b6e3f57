import type { Payment, ProcurementFacts, Supplier } from '#standards/notices/index.ts';
import type { SignedPayment, SignedPayments, SignedQuarter } from './elsewhere.ts';
import type { NoticeVersion } from './notice-store.ts';
import { organisationOf } from './typed-lines.ts';

/** The notice that told of a quarter as this version of its return has it, once it is published. */
export const noticeOfQuarter = (
  { toOn, version }: Pick<SignedQuarter, 'toOn' | 'version'>,
  versions: readonly Pick<NoticeVersion, 'code' | 'facts' | 'platformNumber'>[],
) =>
  versions.find(
    ({ code, facts, platformNumber }) =>
      code === 'UK8' &&
      platformNumber &&
      facts.paymentReturn?.period.endOn === toOn &&
      facts.paymentReturn.version === version,
  ) ?? null;

/** Who was paid, as one of those who are known already: by the name in the agreement, the name on the invoice, or the registered number. No guess. */
function knownPayee({ party, supplier, companyNumber }: SignedPayment, suppliers: readonly Supplier[]) {
  const named = (name: string | null) =>
    name ? suppliers.find((one) => one.name?.toLowerCase() === name.toLowerCase()) : undefined;
  const numbered = () =>
    companyNumber
      ? suppliers.find(({ identifier }) => identifier?.scheme === 'GB-COH' && identifier.id === companyNumber)
      : undefined;
  return named(party) ?? named(supplier) ?? numbered();
}

/** Payments with who was paid, and those among them whom nothing else of the procurement names. */
function payeesOf(payments: readonly SignedPayment[], suppliers: readonly Supplier[]) {
  const all = [...suppliers];
  const told = payments.map((one): Payment => {
    let payee = knownPayee(one, all);
    if (!payee) {
      const number = one.companyNumber ? `GB-COH-${one.companyNumber}` : '';
      payee = { ...organisationOf([one.supplier, number], all.length), id: `payee-${all.length + 1}` };
      all.push(payee);
    }
    return { id: one.id, paidOn: one.paidOn, grossPence: one.grossPence, payee: payee.id };
  });
  return { told, all };
}

/**
 * Payments of one quarter, as its return was signed: of the first quarter that no published notice told of yet. A return that was signed again has
 * its turn again.
 */
export function fromPayments(
  signed: SignedPayments | null,
  versions: readonly NoticeVersion[],
  suppliers: readonly Supplier[],
): Partial<ProcurementFacts> {
  if (!signed || signed.quarters.length === 0) return {};
  const { payer, quarters } = signed;
  const open = quarters.find((one) => one.payments.length > 0 && !noticeOfQuarter(one, versions));
  const last = quarters.at(-1)!;
  const { fromOn, toOn, version, signedOn, changedSince } = open ?? last;
  const told = open === undefined && quarters.some((one) => one.payments.length > 0);
  const paymentReturn = { payer, period: { startOn: fromOn, endOn: toOn }, version, signedOn, changedSince, told };
  if (!open) return { paymentReturn };
  const payees = payeesOf(open.payments, suppliers);
  return { paymentReturn, payments: payees.told, suppliers: payees.all };
}

/** What may be read of it by somebody who does not see awards: payments are theirs to read once a notice tells everybody. */
export const withoutPayments = (facts: ProcurementFacts): ProcurementFacts => ({
  ...facts,
  payments: [],
  paymentReturn: null,
});
