import { isSignedIn, type Who, wears } from '#platform/access/who.ts';
import type { Outcome } from './outcome.ts';
import { standsBehind } from './ownership.ts';

/** Nobody who commissions the case speaks for a community on it: not by their hat, not by their organisation. */
export const commissions = (who: Who, outcome: Pick<Outcome, 'commissioningIds'>): boolean =>
  wears(who, 'commissioner', 'procurement') ||
  who.organisations.some((organisation) => outcome.commissioningIds.includes(organisation.id));

/** The bodies for which somebody may speak on this outcome. */
export function speaksFor(who: Who, outcome: Pick<Outcome, 'speakers' | 'commissioningIds'>): string[] {
  if (!who.personId || commissions(who, outcome)) return [];
  return who.bodyIds.filter((id) => outcome.speakers[id]?.includes(who.personId!));
}

export function outcomeAccess(who: Who, outcome: Outcome): readonly string[] {
  if (!isSignedIn(who)) return [];
  const named = outcome.parts.some((part) => who.bodyIds.includes(part.bodyId));
  if (who.hats.length === 0 && !named) return [];
  const may = ['see'];
  if (outcome.caseClosed) return may;
  const working = wears(who, 'commissioner', 'procurement', 'partner');
  const speaks = speaksFor(who, outcome).length > 0;
  if (working || speaks || wears(who, 'practitioner', 'community')) may.push('dissent');
  if (speaks) may.push('speak');
  const behind = outcome.parts.filter((part) => standsBehind(part.state) || part.state === 'lapsed');
  if (behind.some((part) => who.bodyIds.includes(part.bodyId)) && !commissions(who, outcome)) may.push('challenge');
  if (wears(who, 'commissioner')) may.push('answer');
  if (outcome.retiredBecause !== null) return may;
  if (working || speaks || wears(who, 'practitioner', 'community')) may.push('putWording');
  if (working) may.push('nameBody', 'quote', 'settleWording');
  if (working && !outcome.parts.some((part) => standsBehind(part.state))) may.push('retire');
  if (who.bodyIds.some((id) => !outcome.parts.some((part) => part.bodyId === id)) && !commissions(who, outcome))
    may.push('stepIn');
  return may;
}
