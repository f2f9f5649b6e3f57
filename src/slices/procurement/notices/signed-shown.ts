import type { Who } from '#platform/access/who.ts';
import type { SignedPayments } from './elsewhere.ts';
import { noticeOfQuarter } from './facts-of-payments.ts';
import type { NoticeVersion } from './notice-store.ts';

/** The signed quarters that hold payments of a procurement, each with its notice. Files of returns are for those who belong to the payer. */
export function signedShown(signed: SignedPayments | null, versions: readonly NoticeVersion[], { personId }: Who) {
  if (!signed) return null;
  const belongs = personId !== null && signed.memberIds.includes(personId);
  return {
    payer: signed.payer,
    path: belongs ? signed.path : null,
    quarters: signed.quarters
      .filter(({ payments }) => payments.length > 0)
      .map(({ payments, path, file, ...one }) => ({
        ...one,
        path: belongs ? path : null,
        file: belongs ? file : null,
        payments: payments.length,
        pence: payments.reduce((sum, { grossPence }) => sum + grossPence, 0),
        notice: noticeOfQuarter(one, versions)?.platformNumber ?? null,
      }))
      .toReversed(),
  };
}
