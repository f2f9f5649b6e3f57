import type { Who } from '#platform/access/who.ts';
import { commissions, speaksFor } from '../access.ts';
import type { Ballot } from './ballot.ts';

/** Who may speak for the body of a ballot: never somebody who commissions the case. */
export const speaksInBallot = (who: Who, ballot: Pick<Ballot, 'outcome' | 'bodyId'>): boolean =>
  !ballot.outcome.caseClosed && speaksFor(who, ballot.outcome).includes(ballot.bodyId);

/**
 * A draft is the body's own affair. From the notice on everybody on the outcome sees what was put and what came of it; who is on
 * the roll is for those who speak for the body, and who has answered for its secretary, where it has one.
 */
export function ballotAccess(who: Who, ballot: Ballot): readonly string[] {
  const { state, outcome, bodyId } = ballot;
  const speaks = speaksInBallot(who, ballot);
  if (state === 'drafted') return speaks ? ['see', 'speak', 'draft', 'give', 'callOff'] : [];
  if (ballot.givenAt === null) return speaks ? ['see', 'speak'] : [];
  const named = outcome.parts.some((part) => who.bodyIds.includes(part.bodyId));
  if (who.hats.length === 0 && !named) return [];
  const may = ['see'];
  if (!speaks) return may;
  may.push('speak');
  const onRoll = ballot.voters.includes(who.personId!) && who.bodyIds.includes(bodyId) && !commissions(who, outcome);
  const running = state === 'notified' || state === 'open';
  if (running) may.push('callOff', 'send');
  if (running && (ballot.secretaryId === null || ballot.secretaryId === who.personId)) may.push('remind');
  if (onRoll && state !== 'called-off') may.push('ownPaper');
  if (onRoll && state === 'open') may.push('answer');
  if (onRoll && (state === 'open' || state === 'closed')) may.push('addToMinority');
  if (state === 'open' || state === 'closed') may.push('enter');
  if (state === 'closed' || state === 'counted') may.push('count');
  return may;
}
