import { type Filled, fillNotice, nothingKnown, type PaymentsCompliance } from '#standards/notices/index.ts';
import { type ComplianceFigures, complianceRows } from '../returns/figures.ts';
import type { SignedReturn } from '../returns/return-store.ts';

/** The figures of a return as it was signed, and as its file has them: shares are rounded there, and are not worked out anew. */
export function complianceFrom(signed: SignedReturn): PaymentsCompliance {
  const [days, ...shares] = complianceRows(signed.figures as ComplianceFigures).map(({ value }) => value);
  const [within30, within60, later, notPaid] = shares.map((one) => (one === null ? null : Math.round(one * 100)));
  return {
    period: { startOn: signed.fromOn, endOn: signed.toOn },
    averageDays: days ?? null,
    within30: within30 ?? null,
    within60: within60 ?? null,
    later: later ?? null,
    notPaid: notPaid ?? null,
    approvedBy: { name: signed.signer, jobTitle: signed.jobTitle },
  };
}

/** The payments compliance notice of an authority, filled from a signed return and from nothing else. */
export const complianceNotice = (payer: string, signed: SignedReturn): Filled =>
  fillNotice('UK17', {
    ...nothingKnown,
    authorities: [
      {
        ...{ id: 'authority-1', name: payer, identifier: null, address: null },
        email: null,
        type: null,
        devolved: null,
      },
    ],
    compliance: complianceFrom(signed),
  });
