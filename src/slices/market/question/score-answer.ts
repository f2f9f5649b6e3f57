import type { MarketQuestion } from './question.ts';

export const occasions = ['this time', 'next time'] as const;

/** Who came, at a tender of which an answer had foretold something. */
export type Outcome = Readonly<{
  questionId: string;
  occasion: (typeof occasions)[number];
  lot: string;
  way: string;
  bidders: number;
  closedOn: string;
}>;

/** A chance that was foretold, and whether it came: 1 or 0. */
export type Foretold = Readonly<{ says: string; chance: number; came: 0 | 1 }>;

export type Scored = Readonly<{
  outcome: Outcome;
  expected: number | null;
  /** Whether the number lay where nine in ten were said to lie; null where no such interval was given. */
  within: boolean | null;
  foretold: readonly Foretold[];
}>;

const upTo = (k: number): string => (k === 0 ? 'nobody' : k === 1 ? 'one or none' : `${k} or fewer`);

/**
 * What an answer had foretold of one lot, beside what came. Of this time it is what past tenders said; of the next it is what the simulation
 * said of the way that was bought. Where nothing was foretold the list is empty.
 */
export function scoreOutcome({ asked, answer, scenario }: MarketQuestion, outcome: Outcome): Scored {
  const { lot, bidders, occasion, way } = outcome;
  const chance = (k: number, value: number): Foretold => ({
    says: upTo(k),
    chance: value,
    came: bidders <= k ? 1 : 0,
  });
  if (occasion === 'this time') {
    const found = asked.expected?.find((one) => one.id === lot);
    if (!found) return { outcome, expected: null, within: null, foretold: [] };
    return {
      outcome,
      expected: found.bidders.value,
      within: found.bidders.low <= bidders && bidders <= found.bidders.high,
      foretold: found.atMost.map(({ k, value }) => chance(k, value)),
    };
  }
  const measures = answer?.strategies.find((one) => one.id === way)?.measures ?? {};
  const of = (name: string) => measures[`${name}:${lot}`]?.mean;
  const [none, enough] = [of('none'), of('enough')];
  const least = scenario.enough ?? 2;
  return {
    outcome,
    expected: of('bidders') ?? null,
    within: null,
    foretold: [
      ...(none === undefined ? [] : [chance(0, none)]),
      ...(enough === undefined || least < 2 ? [] : [chance(least - 1, 1 - enough)]),
    ],
  };
}

/** A chance is held off nothing and certainty by so much, so that one surprise does not make a score without end. */
const least = 0.001;

/** (p − x)², summed over nothing else: 0 is perfect, 0.25 is what “half” always gets. */
export const brierOf = ({ chance, came }: Foretold): number => (chance - came) ** 2;
/** −ln of the chance that was given to what came. */
export const logScoreOf = ({ chance, came }: Foretold): number => {
  const held = Math.min(1 - least, Math.max(least, chance));
  return -Math.log(came === 1 ? held : 1 - held);
};

const bands = [0, 0.2, 0.4, 0.6, 0.8, 1.000001] as const;

export type Worth = Readonly<{
  n: number;
  brier: number;
  logScore: number;
  /** What somebody would have got who had known beforehand how often it comes, and nothing else. */
  brierOfBase: number;
  within: Readonly<{ of: number; inside: number }>;
  /** Of the chances said between two ends: what was said, and how often it came. */
  calibration: readonly Readonly<{ from: number; to: number; n: number; said: number; came: number }>[];
}>;

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** What all scored answers were worth so far; null where nothing that was foretold has come yet. */
export function worthOf(scored: readonly Scored[]): Worth | null {
  const all = scored.flatMap(({ foretold }) => foretold);
  if (all.length === 0) return null;
  const base = mean(all.map(({ came }) => came));
  const told = scored.flatMap(({ within }) => (within === null ? [] : [within]));
  return {
    n: all.length,
    brier: mean(all.map(brierOf)),
    logScore: mean(all.map(logScoreOf)),
    brierOfBase: base * (1 - base),
    within: { of: told.length, inside: told.filter(Boolean).length },
    calibration: bands.slice(0, -1).flatMap((from, at) => {
      const here = all.filter(({ chance }) => chance >= from && chance < bands[at + 1]!);
      if (here.length === 0) return [];
      const said = mean(here.map(({ chance }) => chance));
      return [{ from, to: Math.min(1, bands[at + 1]!), n: here.length, said, came: mean(here.map((one) => one.came)) }];
    }),
  };
}
