import { awardNotices } from './catalogue/award.ts';
import { contractNotices } from './catalogue/contract.ts';
import { dynamicMarketNotices } from './catalogue/dynamic-markets.ts';
import { healthNotices } from './catalogue/health.ts';
import { planningNotices } from './catalogue/planning.ts';
import { tenderNotices } from './catalogue/tender.ts';
import type { Notice } from './notice.ts';

const numberOf = ({ code }: Notice) => Number(code.replace(/\D/g, ''));

/** UK1 to UK17, then the Provider Selection Regime’s own, each in order. */
export const notices: readonly Notice[] = [
  ...[...planningNotices, ...tenderNotices, ...awardNotices, ...contractNotices, ...dynamicMarketNotices].sort(
    (a, b) => numberOf(a) - numberOf(b),
  ),
  ...healthNotices,
];

/** @throws RangeError where there is no such notice */
export function noticeOf(code: string): Notice {
  const found = notices.find((notice) => notice.code === code);
  if (!found) throw new RangeError(`There is no notice ${code}.`);
  return found;
}

/** The code as it is shown: one that was not found in a source asks to be checked. */
export const codeSaid = ({ code, checked }: Notice): string => (checked ? code : `${code} (check this)`);
