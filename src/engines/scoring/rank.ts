import { findFaults } from './find-faults.ts';
import { compare, type Fraction, fraction, halfUp } from './fraction.ts';
import { allLeaves } from './leaves.ts';
import { keyOf, pricePoints, qualityPoints, type Scores } from './points.ts';
import { findBidFaults } from './price-faults.ts';
import { decimal } from './say.ts';
import { type Contender, placesOf } from './ties.ts';
import { type Bid, engineVersion, type Model, type Out, roundingRule, type Standing, type Standings } from './types.ts';

/** A bid with its points worked out, before anything is said of the others. */
export type Prepared = Pick<Standing, 'bid' | 'pricePence' | 'out' | 'criteria' | 'quality'>;

function outOf(model: Model, scores: Scores, passes: Bid['passes'], quality: number): Out[] {
  const failed = model.passFail
    .filter(({ id }) => passes[id] === false)
    .map(({ id, title }): Out => ({ because: 'pass-fail', at: id, says: `It does not pass “${title}”.` }));
  const short = allLeaves(model)
    .filter(({ id, minimum }) => minimum !== null && compare(scores.get(id) ?? fraction(0), fraction(minimum)) < 0)
    .map(
      ({ id, title, minimum }): Out => ({
        because: 'minimum',
        at: id,
        says: `Its score for “${title}” is below the minimum of ${minimum}.`,
      }),
    );
  const floor = model.qualityFloor;
  if (floor === null || quality >= floor) return [...failed, ...short];
  const says = `Its quality is ${decimal(quality)} points, below the floor of ${decimal(floor)}.`;
  return [...failed, ...short, { because: 'quality-floor', at: 'qualityFloor', says }];
}

/** Works a bid's points out from scores that may lie between two of the scale. */
export function prepare(model: Model, bid: Bid, scores: Scores = exactScores(bid)): Prepared {
  const criteria = qualityPoints(model, scores);
  const quality = criteria.reduce((all, { points }) => all + points, 0);
  const pricePence = bid.pricePence ?? (model.price?.id === 'fixed-price' ? model.price.pricePence : null);
  return { bid: bid.id, pricePence, criteria, quality, out: outOf(model, scores, bid.passes, quality) };
}

export const exactScores = (bid: Bid): Scores =>
  new Map<string, Fraction>(Object.entries(bid.scores).map(([id, score]) => [id, fraction(score)]));

const contender = (model: Model, one: Prepared, lowest: number | null): Contender => ({
  id: one.bid,
  key: keyOf(model.price!, one.quality, one.pricePence, lowest),
  quality: one.quality,
  pricePence: one.pricePence,
  criteria: new Map(one.criteria.map(({ id, points }) => [id, points])),
});

/** Ranks what was prepared. The lowest price is that of the bids that are in: one that is out counts for nobody. */
export function rankPrepared(model: Model, prepared: readonly Prepared[], draws: readonly string[] = []): Standings {
  const price = model.price!;
  const inside = prepared.filter(({ out }) => out.length === 0);
  const prices = inside.flatMap(({ pricePence }) => (pricePence === null ? [] : [pricePence]));
  const lowest = prices.length > 0 ? Math.min(...prices) : null;
  const groups = placesOf(
    inside.map((one) => contender(model, one, lowest)),
    model.ties,
    draws,
  );
  const byId = new Map(prepared.map((one) => [one.bid, one]));
  const standings: Standing[] = [];
  const undecided: string[][] = [];
  for (const group of groups) {
    const all = group.flatMap(({ bids }) => bids.map(({ id }) => id));
    for (const { bids, decidedBy } of group) {
      const rank = standings.length + 1;
      if (bids.length > 1) undecided.push(bids.map(({ id }) => id));
      for (const { id } of bids)
        standings.push({
          ...figures(price, byId.get(id)!, lowest),
          rank,
          tie:
            all.length > 1
              ? { with: all.filter((other) => other !== id), decidedBy: bids.length > 1 ? null : decidedBy }
              : null,
        });
    }
  }
  const first = standings.filter(({ rank }) => rank === 1);
  const outside = prepared.filter(({ out }) => out.length > 0).sort((a, b) => (a.bid < b.bid ? -1 : 1));
  const unranked = outside.map(
    (one): Standing => ({ ...one, pricePoints: null, total: null, pencePerPoint: null, rank: null, tie: null }),
  );
  return {
    version: engineVersion,
    rounding: roundingRule,
    standings: [...standings, ...unranked],
    winner: first.length === 1 ? first[0]!.bid : null,
    undecided,
  };
}

function figures(price: NonNullable<Model['price']>, one: Prepared, lowest: number | null) {
  const perPoint = price.id === 'price-per-quality-point';
  const weighed = price.id === 'relative' || price.id === 'benchmark';
  const points = weighed ? pricePoints(price, one.pricePence!, lowest!) : null;
  return {
    ...one,
    pricePoints: points,
    total: perPoint ? null : one.quality + (points ?? 0),
    pencePerPoint: perPoint ? halfUp(fraction(BigInt(one.pricePence!) * 100n, one.quality)) : null,
  };
}

/**
 * Moderated scores as totals, places and the winner.
 *
 * @param draws the order in which a lot was drawn among bids that nothing else tells apart
 * @throws RangeError where the model or a bid has a fault: ask `findFaults` and `findBidFaults` first
 * @example standingsOf(model, bids).winner // 'bay-care'
 */
export function standingsOf(model: Model, bids: readonly Bid[], draws: readonly string[] = []): Standings {
  const faults = [...findFaults(model), ...findBidFaults(model, bids)];
  if (faults.length > 0) throw new RangeError(faults.map(({ at, says }) => `${at}: ${says}`).join(' '));
  return rankPrepared(
    model,
    bids.map((bid) => prepare(model, bid)),
    draws,
  );
}
