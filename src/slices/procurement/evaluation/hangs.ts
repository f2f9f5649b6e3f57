import { decimal, doubtOf, type Individual, leaveOneOut, scoreMoves, weightMoves } from '#engines/scoring/index.ts';
import { leavesOf } from '../criteria/criterion.ts';
import type { Given } from './score-store.ts';
import type { LotStanding } from './standing-now.ts';

/** Above it, which single score would change the winner is not looked for: it takes too long for what it says. */
const mostScoresTried = 400;

/** What the result of a lot hangs on, in sentences without a judge's name. Worked out once, when scores become final. */
export function hangsOn(lot: LotStanding, given: readonly Given[]): string[] {
  if (!lot.standings?.winner) return ['Nobody is ranked.'];
  const names = new Map(lot.tenders.map(({ tenderId, label }) => [tenderId, label]));
  const titles = new Map([
    ...lot.criteria.map(({ id, name }) => [id, `“${name}”`] as const),
    ['price', 'the price'] as const,
  ]);
  const name = (id: string | null) => (id ? (names.get(id) ?? 'another bidder') : 'nobody');
  const bids = new Set(lot.bids.map(({ id }) => id));
  const individual = given.flatMap(({ personId, tenderId, criterionId, score }): Individual[] =>
    score !== null && bids.has(tenderId) && titles.has(criterionId)
      ? [{ evaluator: personId, bid: tenderId, of: criterionId, score }]
      : [],
  );
  const locked = { locked: true as const, bids: lot.bids, individual };
  const says = [`${name(lot.standings.winner)} comes first.`];
  for (const one of weightMoves(lot.model, locked, lot.draws).slice(0, 5))
    says.push(
      `${name(one.winner)} would come first if the weight of ${titles.get(one.criterion)} were ${decimal(one.from + one.move)}% and not ${decimal(one.from)}%.`,
    );
  const { winnerByMeans, without } = leaveOneOut(lot.model, locked, lot.draws);
  says.push(
    winnerByMeans === lot.standings.winner
      ? 'The means of what was given alone give the same winner.'
      : `By the means of what was given alone, ${name(winnerByMeans)} would have come first.`,
  );
  const change = without.filter(({ changes }) => changes).length;
  says.push(
    change === 0
      ? 'Without any one of the judges, the means give the same winner.'
      : `Without one of ${without.length} judges the means would give another winner: so with ${change} of them.`,
  );
  const near = doubtOf(lot.model, locked, lot.draws).filter(({ reachesWinner }) => reachesWinner);
  for (const one of near)
    says.push(
      `${name(one.bid)} lies between ${decimal(one.low)} and ${decimal(one.high)} points if every score is taken as low, or as high, as any judge gave: it reaches the winner’s lowest.`,
    );
  if (leavesOf(lot.criteria).length * lot.bids.length <= mostScoresTried)
    for (const one of scoreMoves(lot.model, locked, lot.draws).slice(0, 10))
      says.push(
        `${name(one.winner)} would come first if ${name(one.bid)} had ${one.to} and not ${one.from} for ${titles.get(one.of)}.`,
      );
  return says;
}
