import type { Locked } from './evaluators.ts';
import { type Fraction, floor, fraction, minus, over, plus, sum, times } from './fraction.ts';
import { allLeaves, guidesOf, priceWeight, whole } from './leaves.ts';
import { criterionShare, exactPricePoints } from './points.ts';
import { exactScores, prepare, rankPrepared } from './rank.ts';
import { share } from './say.ts';
import type { Bid, Model } from './types.ts';

/** `move` in hundredths of one per cent: how far one weight would have to go, the others giving way in proportion. */
export type WeightMove = Readonly<{ criterion: string; from: number; move: number; winner: string; says: string }>;
export type ScoreMove = Readonly<{ bid: string; of: string; from: number; to: number; winner: string | null }>;

/** What each weighed part of a bid gets of its weight: the criteria and, where the price is weighed, `price`. */
type Parts = readonly Readonly<{ id: string; weight: number; share: Fraction }>[];

export function partsOf(model: Model, bid: Bid, lowest: number): Parts {
  const scores = exactScores(bid);
  const weight = priceWeight(model);
  const parts = model.criteria.map((criterion) => ({
    id: criterion.id,
    weight: criterion.weight,
    share: criterionShare(model, criterion, scores),
  }));
  if (weight === 0) return parts;
  const points = exactPricePoints(model.price!, bid.pricePence!, lowest);
  return [...parts, { id: 'price', weight, share: over(points, fraction(weight)) }];
}

/** A bid's exact figure as a straight line of how far one weight moves: at + slope × move. */
function lineOf(parts: Parts, moved: string): { at: Fraction; slope: Fraction } {
  const one = parts.find(({ id }) => id === moved)!;
  const rest = sum(parts.filter((part) => part !== one).map((part) => times(fraction(part.weight), part.share)));
  const at = plus(rest, times(fraction(one.weight), one.share));
  return { at, slope: minus(one.share, over(rest, fraction(whole - one.weight))) };
}

/** The nearest whole move past which the first is no longer ahead; null where none within 0% and 100% does it. */
function crossing(ahead: Fraction, slope: Fraction, weight: number): number | null {
  if (slope.n === 0n) return null;
  const at = over(minus(fraction(0), ahead), slope);
  const up = slope.n < 0n;
  const move = up ? floor(at) + 1 : -floor({ n: -at.n, d: at.d }) - 1;
  return weight + move >= 0 && weight + move <= whole ? move : null;
}

/**
 * How little each weight would have to move for another bid to win. Totals are compared unrounded and bids that are out stay out;
 * a moved weight takes from the others, or gives to them, in proportion. Only what could change the winner is listed, the nearest first.
 */
export function weightMoves(model: Model, { bids }: Locked, draws: readonly string[] = []): readonly WeightMove[] {
  const ranked = rankPrepared(
    model,
    bids.map((bid) => prepare(model, bid)),
    draws,
  );
  const inside = ranked.standings
    .filter(({ rank }) => rank !== null)
    .map(({ bid }) => bids.find(({ id }) => id === bid)!);
  const winner = inside.find(({ id }) => id === ranked.winner);
  if (!winner) return [];
  const lowest = Math.min(...inside.map(({ pricePence }) => pricePence ?? 0));
  const parts = new Map(inside.map((bid) => [bid.id, partsOf(model, bid, lowest)]));
  const perPoint = model.price?.id === 'price-per-quality-point';
  // Of quality ÷ price, two bids cross where each one's quality times the other's price do.
  const scaled = (line: Fraction, other: Bid) => (perPoint ? times(line, fraction(other.pricePence!)) : line);
  const moves = parts.get(winner.id)!.flatMap(({ id, weight }): WeightMove[] => {
    if (weight === whole) return [];
    const own = lineOf(parts.get(winner.id)!, id);
    const found = inside.flatMap((other) => {
      if (other === winner) return [];
      const theirs = lineOf(parts.get(other.id)!, id);
      const ahead = minus(scaled(own.at, other), scaled(theirs.at, winner));
      const move = crossing(ahead, minus(scaled(own.slope, other), scaled(theirs.slope, winner)), weight);
      return move === null ? [] : [{ move, winner: other.id }];
    });
    const nearest = found.sort((a, b) => Math.abs(a.move) - Math.abs(b.move) || (a.winner < b.winner ? -1 : 1))[0];
    if (!nearest) return [];
    const says = `${nearest.winner} would come first if the weight of ${id} were ${share(weight + nearest.move)} and not ${share(weight)}.`;
    return [{ criterion: id, from: weight, ...nearest, says }];
  });
  return moves.sort((a, b) => Math.abs(a.move) - Math.abs(b.move) || (a.criterion < b.criterion ? -1 : 1));
}

/** The single moderated scores that would change who wins, each with the nearest score of the scale that does. */
export function scoreMoves(model: Model, { bids }: Locked, draws: readonly string[] = []): readonly ScoreMove[] {
  const prepared = bids.map((bid) => prepare(model, bid));
  const before = rankPrepared(model, prepared, draws).winner;
  return bids.flatMap((bid) =>
    allLeaves(model).flatMap((leaf): ScoreMove[] => {
      const from = bid.scores[leaf.id]!;
      const nearest = guidesOf(model, leaf)
        .map(({ score }) => score)
        .filter((score) => score !== from)
        .sort((a, b) => Math.abs(a - from) - Math.abs(b - from) || a - b);
      for (const to of nearest) {
        const changed = prepare(model, { ...bid, scores: { ...bid.scores, [leaf.id]: to } });
        const { winner } = rankPrepared(
          model,
          prepared.map((one) => (one.bid === bid.id ? changed : one)),
          draws,
        );
        if (winner !== before) return [{ bid: bid.id, of: leaf.id, from, to, winner }];
      }
      return [];
    }),
  );
}
