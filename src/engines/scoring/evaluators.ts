import type { Fraction } from './fraction.ts';
import { fraction } from './fraction.ts';
import { allLeaves, guidesOf } from './leaves.ts';
import { exactScores, type Prepared, prepare, rankPrepared } from './rank.ts';
import { cellsOf, meanOf } from './spread.ts';
import type { Bid, Individual, Model } from './types.ts';

/** Scores that are locked: nothing here is worked out for bids that are still being scored. */
export type Locked = Readonly<{ locked: true; bids: readonly Bid[]; individual: readonly Individual[] }>;

type Given = ReadonlyMap<string, ReadonlyMap<string, readonly Individual[]>>;

/** Each score as the mean of what evaluators gave; where nobody gave any, as it was moderated. */
function meansOf(
  model: Model,
  bid: Bid,
  cells: Given,
  keep: (one: Individual) => boolean,
): ReadonlyMap<string, Fraction> {
  const scores = new Map(exactScores(bid));
  for (const { id } of allLeaves(model)) {
    const given = (cells.get(bid.id)?.get(id) ?? []).filter(keep);
    if (given.length > 0) scores.set(id, meanOf(given.map(({ score }) => score)));
  }
  return scores;
}

const winnerBy = (
  model: Model,
  bids: readonly Bid[],
  scores: (bid: Bid) => ReadonlyMap<string, Fraction>,
  draws: readonly string[],
) =>
  rankPrepared(
    model,
    bids.map((bid) => prepare(model, bid, scores(bid))),
    draws,
  ).winner;

export type WithoutEvaluator = Readonly<{
  evaluator: string;
  winner: string | null;
  changes: boolean;
  /** What nobody else scored: there the moderated score stands. */
  alone: readonly string[];
}>;

/**
 * Who would win by the means of what evaluators gave alone, and by those of all but one of them in turn. A moderated score is a
 * judgement and no mean; this only shows how much hangs on one person.
 */
export function leaveOneOut(
  model: Model,
  { bids, individual }: Locked,
  draws: readonly string[] = [],
): Readonly<{ winnerByMeans: string | null; without: readonly WithoutEvaluator[] }> {
  const cells = cellsOf(individual);
  const winnerByMeans = winnerBy(model, bids, (bid) => meansOf(model, bid, cells, () => true), draws);
  const evaluators = [...new Set(individual.map(({ evaluator }) => evaluator))].sort();
  const without = evaluators.map((evaluator) => {
    const others = (one: Individual) => one.evaluator !== evaluator;
    const winner = winnerBy(model, bids, (bid) => meansOf(model, bid, cells, others), draws);
    const alone = allLeaves(model)
      .map(({ id }) => id)
      .filter((id) => {
        const by = individual.filter(({ of }) => of === id);
        return by.length > 0 && !by.some(others);
      });
    return { evaluator, winner, changes: winner !== winnerByMeans, alone };
  });
  return { winnerByMeans, without };
}

export type Doubt = Readonly<{
  bid: string;
  /** Points, in hundredths: every score as low, and as high, as any evaluator gave. The price stays. */
  low: number;
  high: number;
  total: number;
  /** Whether its highest reaches the winner’s lowest. */
  reachesWinner: boolean;
}>;

/**
 * Between which totals a bid would lie if the lowest, or the highest, of what evaluators gave were taken throughout. It is the widest
 * range that their scores allow, and no probability. Nothing for price per quality point, which has no totals.
 */
export function doubtOf(model: Model, { bids, individual }: Locked, draws: readonly string[] = []): readonly Doubt[] {
  const cells = cellsOf(individual);
  const ranked = rankPrepared(
    model,
    bids.map((bid) => prepare(model, bid)),
    draws,
  );
  const end = (bid: Bid, pick: (...scores: number[]) => number): Prepared => {
    const scores = new Map(exactScores(bid));
    for (const { id } of allLeaves(model)) {
      const given = cells.get(bid.id)?.get(id) ?? [];
      if (given.length > 0) scores.set(id, fraction(pick(bid.scores[id]!, ...given.map(({ score }) => score))));
    }
    return prepare(model, bid, scores);
  };
  const ends = ranked.standings.flatMap(({ bid: id, total, pricePoints }) => {
    const bid = bids.find((one) => one.id === id)!;
    if (total === null) return [];
    const points = pricePoints ?? 0;
    return [{ bid: id, total, low: end(bid, Math.min).quality + points, high: end(bid, Math.max).quality + points }];
  });
  const winner = ends.find(({ bid }) => bid === ranked.winner);
  return ends.map((one) => ({
    ...one,
    reachesWinner: winner !== undefined && one !== winner && one.high >= winner.low,
  }));
}

export type EvaluatorMove = Readonly<{
  evaluator: string;
  bid: string;
  of: string;
  from: number;
  to: number;
  winner: string | null;
}>;

/** The single scores of single evaluators that would change who wins by the means, each with the nearest score that does. */
export function evaluatorMoves(
  model: Model,
  { bids, individual }: Locked,
  draws: readonly string[] = [],
): readonly EvaluatorMove[] {
  const cells = cellsOf(individual);
  const means = new Map(bids.map((bid) => [bid.id, meansOf(model, bid, cells, () => true)]));
  const prepared = bids.map((bid) => prepare(model, bid, means.get(bid.id)!));
  const before = rankPrepared(model, prepared, draws).winner;
  return individual.flatMap((one): EvaluatorMove[] => {
    const leaf = allLeaves(model).find(({ id }) => id === one.of);
    const bid = bids.find(({ id }) => id === one.bid);
    if (!leaf || !bid) return [];
    const cell = cells.get(one.bid)!.get(one.of)!;
    const nearest = guidesOf(model, leaf)
      .map(({ score }) => score)
      .filter((score) => score !== one.score)
      .sort((a, b) => Math.abs(a - one.score) - Math.abs(b - one.score) || a - b);
    for (const to of nearest) {
      const scores = new Map(means.get(one.bid)!).set(
        one.of,
        meanOf(cell.map((other) => (other === one ? to : other.score))),
      );
      const { winner } = rankPrepared(
        model,
        prepared.map((was) => (was.bid === one.bid ? prepare(model, bid, scores) : was)),
        draws,
      );
      if (winner !== before)
        return [{ evaluator: one.evaluator, bid: one.bid, of: one.of, from: one.score, to, winner }];
    }
    return [];
  });
}
