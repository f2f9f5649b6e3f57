import { type Who, wears } from '#platform/access/who.ts';
import type { Evaluation } from './evaluation.ts';

/**
 * Judges score what they were given, whatever hat they wear, and never what a provider could use. Prices are for those who work on the
 * procurement and those who check them: a judge of quality as such never reads one.
 */
export function evaluationAccess(who: Who, { state, judges, anonymised }: Evaluation): readonly string[] {
  if (wears(who, 'provider')) return [];
  const may: string[] = [];
  const working = wears(who, 'commissioner', 'procurement');
  const reading = working || wears(who, 'auditor');
  const opened = state !== 'waiting' && state !== 'stopped';
  const judging = who.hats.length > 0 && judges.some(({ personId }) => personId === who.personId);
  // Checks name bidders: whoever judges tenders without names does not look at them meanwhile.
  const named = !(anonymised && judging && state === 'judging');
  if (reading || judging || wears(who, 'partner', 'councillor')) may.push('see');
  if (judging && opened) may.push('readOwn', 'readSettled');
  if (judging && state === 'judging') may.push('judge');
  if (reading && state !== 'waiting') may.push('readSettled', 'readAll');
  if (reading && named && state !== 'waiting') may.push('readChecks');
  if (working && (state === 'waiting' || state === 'judging')) may.push('choose');
  if (working && state === 'judging') may.push('moderate');
  if (working && named && (state === 'judging' || state === 'locked' || state === 'priced')) may.push('check');
  if (working && named && state === 'judging') may.push('pass');
  if (wears(who, 'procurement') && state === 'judging') may.push('lockQuality');
  if (working && (state === 'locked' || state === 'priced')) may.push('correct');
  if (reading && (state === 'priced' || state === 'scored')) may.push('readPrices');
  if (working && state === 'priced') may.push('price');
  if (wears(who, 'procurement') && state === 'priced') may.push('finish');
  if (reading && state === 'scored') may.push('readHangs');
  return may;
}
