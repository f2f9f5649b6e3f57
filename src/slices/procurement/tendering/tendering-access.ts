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

export type FileSeen = Readonly<{ state: 'closed' | 'readable'; part: TenderPart }>;

export const tenderFileAccess = (who: Who, { state }: Pick<FileSeen, 'state'>): readonly string[] =>
  state === 'readable' && readsTenders(who) ? ['see'] : [];
