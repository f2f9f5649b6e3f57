import { type Who, wears } from '#platform/access/who.ts';
import type { TenderPart } from './tender.ts';
import type { Tendering } from './tendering.ts';

const working = (who: Who): boolean => wears(who, 'commissioner', 'procurement');
const inside = (who: Who): boolean => working(who) || wears(who, 'partner', 'councillor', 'auditor');
const readsTenders = (who: Who): boolean => working(who) || wears(who, 'auditor');

const opened = new Set(['opened', 'prices-opened']);

/** Before the opening only those who were named to bring in see who bids; nobody at all sees what is in a tender. */
export function tenderingAccess(who: Who, tendering: Tendering): readonly string[] {
  if (!inside(who)) return [];
  const { state, receivers, qualityLocked } = tendering;
  const may = ['see'];
  if (opened.has(state) && readsTenders(who)) may.push('read');
  if (!working(who) || state === 'stopped') return may;
  if (state === 'preparing') may.push('prepare');
  if (state === 'preparing' || state === 'taking') may.push('setTime');
  if (!opened.has(state)) {
    may.push('name');
    if (state === 'due') may.push('open');
    if (state !== 'preparing' && who.personId !== null && receivers.includes(who.personId)) may.push('receive');
    return may;
  }
  // Pressing once more than it took is answered with what is open, and changes nothing.
  may.push('withdraw', 'open');
  if (qualityLocked) may.push('openPrices');
  if (state === 'opened' && !qualityLocked) may.push('decideLate');
  return may;
}

export type TenderSeen = Readonly<{ state: string }>;

/** A tender that is not open does not exist for anybody. */
export const tenderAccess = (who: Who, { state }: TenderSeen): readonly string[] => {
  if (state !== 'open' || !readsTenders(who)) return [];
  return working(who) ? ['see', 'clarify'] : ['see'];
};

export type FileSeen = Readonly<{ state: 'closed' | 'readable'; part: TenderPart; judges: readonly string[] }>;

/** Whoever judges it reads it too, whatever other hat they wear, but one of those who bid; a price is for no judge as such. */
export function tenderFileAccess(who: Who, { state, part, judges }: FileSeen): readonly string[] {
  if (state !== 'readable') return [];
  const judging =
    part !== 'price' &&
    who.personId !== null &&
    who.hats.length > 0 &&
    judges.includes(who.personId) &&
    !wears(who, 'provider');
  const may = [...(readsTenders(who) ? ['read'] : []), ...(judging ? ['judge'] : [])];
  return may.length > 0 ? ['see', ...may] : [];
}
