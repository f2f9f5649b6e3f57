import { bins, drawAt, keyOf, mix, normalAt, normalTable, purposes, unit } from './keyed.ts';
import type { Market } from './market.ts';
import { at, defaults, leastOf, type ParameterName, parameterNames } from './parameters.ts';
import type { Assumption, Scenario } from './types.ts';

export const assumptionOf = (scenario: Scenario, name: ParameterName): Assumption =>
  scenario.parameters?.[name] ?? defaults[name];

const width = 1.6448536269514722;

/**
 * The values of every assumption in one draw: normal about its centre, each side as wide as its end says (low and high are the 5th
 * and 95th percentile), held where a value makes no sense. One assumption's luck is its own: changing another leaves it as it was.
 */
export function drawParameters(scenario: Scenario, draw: number): Float64Array {
  return Float64Array.from(parameterNames, (name) => {
    const { value, low, high } = assumptionOf(scenario, name);
    const key = mix(mix(scenario.seed | 0) ^ mix(draw + 0x9e3779b9));
    const z = normalAt(unit(drawAt(key, mix(key + purposes.parameter), keyOf(name))));
    const drawn = value + (z * (z < 0 ? value - low : high - value)) / width;
    return Math.max(leastOf(name), drawn);
  });
}

/** What a draw of the assumptions makes of a market, once for all its paths. */
export type Fitted = Readonly<{
  p: Float64Array;
  /** Logit of bidding before what changes on the way, without and with the provider's own history; lots × first. */
  base: Float64Array;
  baseNew: Float64Array;
  /** Logit of leaving in a year, before what changes on the way. */
  leave: Float64Array;
  spread: Float64Array;
  spreadNew: Float64Array;
  markUp: Float64Array;
  learn: Float64Array;
  keep: Float64Array;
  /** Logit shift of each lot that makes its expected bidders those of the count model. */
  shift: Float64Array;
  bidMoney: Float64Array;
}>;

const finite = (x: number) => (Number.isFinite(x) ? x : 0);
/** Steps of the table of learning, for each unit of experience. */
export const learnSteps = 32;

/** @param shift what reconciliation found, for the market's lots; none is 0 */
export function fitDraw(market: Market, p: Float64Array, shift: Float64Array): Fitted {
  const { first, lots } = market;
  const base = new Float64Array(lots * first).fill(Number.NEGATIVE_INFINITY);
  const baseNew = base.slice();
  const bidMoney = new Float64Array(lots * 4);
  for (let lot = 0; lot < lots; lot += 1) {
    for (let type = 0; type < 4; type += 1) {
      const helped = type < 2 ? market.grant[lot]! : 0;
      bidMoney[lot * 4 + type] = Math.max(0, p[at.bidCost]! * market.effort[lot]! - helped);
    }
    for (let one = 0; one < first; one += 1) {
      const cell = lot * first + one;
      if (!market.eligible[cell]) continue;
      const pays = Math.min(market.ceiling[lot]!, Math.max(market.floor[lot]!, market.price[lot]!));
      const fee = finite(Math.log(pays / market.cost[one]!));
      const effort =
        bidMoney[lot * 4 + market.type[one]!]! / ((market.size[lot]! / market.awards[lot]!) * market.price[lot]!);
      const guaranteed = market.vehicle[lot] === 1 || market.vehicle[lot] === 2 ? 0 : 1;
      const logit =
        p[at.bidBase]! -
        p[at.bidSize]! * market.sizeGap[cell]! -
        p[at.bidDistance]! * market.distance[cell]! +
        p[at.bidFee]! * fee -
        p[at.bidEffort]! * effort -
        p[at.bidVolume]! * (1 - guaranteed) +
        p[at.bidInformation]! * market.information[lot]! +
        shift[lot]!;
      baseNew[cell] = logit;
      base[cell] = logit + p[at.bidHistory]! * market.history[one]!;
    }
  }
  const noise = (spread: number) => normalTable.map((z) => Math.exp(spread * z));
  return {
    p,
    base,
    baseNew,
    shift,
    bidMoney,
    leave: Float64Array.from({ length: first }, (_, one) => leaveLogit(market, p, one)),
    spread: noise(p[at.costSpread]!),
    spreadNew: noise(p[at.costSpread]! * p[at.newcomerSpread]!),
    markUp: Float64Array.from({ length: market.slots + 2 }, (_, n) => p[at.markUp]! / Math.max(1, n)),
    learn: Float64Array.from({ length: bins / 8 }, (_, step) => (1 + (step + 0.5) / learnSteps) ** -p[at.learning]!),
    keep: Float64Array.from({ length: market.rounds + 2 }, (_, n) => (1 - Math.min(1, p[at.forgetting]!)) ** n),
  };
}

function leaveLogit(market: Market, p: Float64Array, one: number): number {
  const rating = market.rating[one]!;
  return (
    p[at.exitBase]! +
    (market.type[one] === 1 ? p[at.exitVoluntary]! : 0) +
    (market.type[one] === 2 ? p[at.exitLarge]! : 0) +
    p[at.exitSize]! * market.sizeRatio[one]! +
    (rating === 2 ? p[at.exitInadequate]! : rating === 1 ? p[at.exitImprovement]! : 0)
  );
}
