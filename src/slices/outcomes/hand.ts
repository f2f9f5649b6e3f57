import { type Who, wears } from '#platform/access/who.ts';
import { refuse } from '#platform/http/refusals.ts';
import { speaksFor } from './access.ts';
import type { Outcome, Part } from './outcome.ts';

export const isWorking = (who: Who): boolean => wears(who, 'commissioner', 'procurement', 'partner');

/** The part that this person speaks for; anybody else is refused, whatever page they came from. */
export function partSpokenFor(who: Who, outcome: Outcome, bodyId: string): Part {
  const part = outcome.parts.find((one) => one.bodyId === bodyId);
  if (!part || outcome.caseClosed || !speaksFor(who, outcome).includes(bodyId)) refuse('not-for-this-body');
  return part;
}

export function checkWorking(who: Who, outcome: Outcome): void {
  if (outcome.caseClosed || outcome.retiredBecause !== null) refuse('wrong-state');
  if (!isWorking(who)) refuse('not-allowed');
}
