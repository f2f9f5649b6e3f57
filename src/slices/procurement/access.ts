import { type Who, wears } from '#platform/access/who.ts';
import type { Lot, Procurement } from './procurement.ts';
import type { Sounding } from './sounding/sounding.ts';

/** Bidders get the pack, all alike; how it is made up is for those who work on it and those who check them. */
const inside = (who: Who): boolean => wears(who, 'commissioner', 'procurement', 'partner', 'councillor', 'auditor');

export function procurementAccess(who: Who, procurement: Procurement): readonly string[] {
  if (!inside(who)) return [];
  if (procurement.state === 'stopped' || !wears(who, 'commissioner', 'procurement')) return ['see'];
  return ['see', 'shape', 'move', 'record'];
}

export function lotAccess(who: Who, lot: Lot): readonly string[] {
  if (!inside(who)) return [];
  if (!wears(who, 'commissioner', 'procurement') || lot.state === 'withdrawn') return ['see'];
  return lot.state === 'drawn' ? ['see', 'promise', 'award'] : ['see', 'promise'];
}

/** Answers are read by those who work on it and those who check them: never by another provider. */
export function soundingAccess(who: Who, sounding: Sounding): readonly string[] {
  if (!inside(who)) return [];
  return wears(who, 'commissioner', 'procurement') && sounding.state === 'open' ? ['see', 'record', 'close'] : ['see'];
}
