import { type Who, wears } from '#platform/access/who.ts';
import type { Measure } from './measure.ts';
import type { Signal } from './signal.ts';

const working = ['commissioner', 'procurement', 'partner'] as const;

/** A provider sees the measures that are shared with providers, and nobody else's figures. */
const sees = (who: Who, shared: boolean): boolean => who.hats.some((hat) => hat !== 'provider' || shared);

export function measureAccess(who: Who, measure: Measure): readonly string[] {
  if (!sees(who, measure.sharedWithProviders)) return [];
  const may = ['see'];
  if (wears(who, ...working)) may.push('change');
  if (measure.state === 'watched' && wears(who, ...working, 'practitioner', 'community')) may.push('give');
  return may;
}

export const signalAccess = (who: Who, signal: Signal): readonly string[] =>
  sees(who, signal.sharedWithProviders) ? ['see'] : [];
