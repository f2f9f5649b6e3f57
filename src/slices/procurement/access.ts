import { type Who, wears } from '#platform/access/who.ts';
import type { Brief } from './brief/brief.ts';
import type { Lot, Procurement } from './procurement.ts';
import type { Sounding } from './sounding/sounding.ts';

/** Bidders get the pack, all alike; how it is made up is for those who work on it and those who check them. */
const inside = (who: Who): boolean => wears(who, 'commissioner', 'procurement', 'partner', 'councillor', 'auditor');

export function procurementAccess(who: Who, procurement: Procurement): readonly string[] {
  if (!inside(who)) return [];
  // Scores and bidders' names are read by those who decide and those who check them.
  const may = wears(who, 'commissioner', 'procurement', 'auditor') ? ['see', 'seeAward'] : ['see'];
  if (procurement.state === 'stopped' || !wears(who, 'commissioner', 'procurement')) return may;
  return [...may, 'shape', 'record', 'award'];
}

export function lotAccess(who: Who, lot: Lot): readonly string[] {
  if (!inside(who)) return [];
  if (!wears(who, 'commissioner', 'procurement') || lot.state === 'withdrawn') return ['see'];
  return ['see', 'promise'];
}

/** Ideas are their proposers’: other providers do not read them. A brief that is open changes no more. */
export function briefAccess(who: Who, { state }: Brief): readonly string[] {
  if (!inside(who)) return [];
  const may = ['see'];
  if (!wears(who, 'commissioner', 'procurement', 'partner')) return may;
  if (state === 'draft') return [...may, 'change', 'open'];
  may.push('note', 'choose');
  if (state === 'open') may.push('record', 'close');
  if (wears(who, 'commissioner', 'procurement')) may.push('decide');
  return may;
}

/** Answers are read by those who work on it and those who check them: never by another provider. */
export function soundingAccess(who: Who, sounding: Sounding): readonly string[] {
  if (!inside(who)) return [];
  return wears(who, 'commissioner', 'procurement') && sounding.state === 'open' ? ['see', 'record', 'close'] : ['see'];
}
