import { londonDate } from '#platform/clock.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { speaksFor } from '../access.ts';
import type { Outcome } from '../outcome.ts';
import { ballotAccess } from './access.ts';
import { phaseLabels } from './ballot.ts';
import { ballotPath } from './ballot-kind.ts';
import { ballotsOf } from './ballot-store.ts';
import { challengeLabels, stillStands } from './challenge.ts';
import { challengesOf } from './challenge-store.ts';
import { sidesOf } from './side-by-side.ts';
import { termOf } from './term.ts';

/** What stands beside an outcome from ratification in full: ballots, terms and challenges. */
export async function besideOutcome({ tx, object, who, now }: Visit<Outcome>) {
  const ballots = (await ballotsOf(tx, object.id)).filter((one) => ballotAccess(who, one).includes('see'));
  const names = new Map(object.parts.map((part) => [part.bodyId, part.body]));
  const own = new Set(speaksFor(who, object));
  const today = londonDate(now);
  return {
    ballots: ballots.map((one) => ({ ...one, path: ballotPath(one), phase: phaseLabels[one.state] })),
    challenges: (await challengesOf(tx, object.id)).map((one) => ({
      ...one,
      body: names.get(one.bodyId),
      label: challengeLabels[one.about],
      stands: stillStands(one, object.parts),
    })),
    terms: object.parts.flatMap((part) => {
      const term = termOf(part, today);
      return term ? [{ ...term, bodyId: part.bodyId, speaks: own.has(part.bodyId) }] : [];
    }),
    sides: sidesOf(object).length,
  };
}

export async function showSideBySide({ object }: Visit<Outcome>): Promise<Reply> {
  return page('outcomes/ratification/side-by-side.njk', 'The words, side by side', {
    outcome: object,
    sides: sidesOf(object),
  });
}
