import { brierOf, logScoreOf, type Scored, type Worth } from './score-answer.ts';

const percent = (value: number): string => `${Math.round(100 * value)}%`;

/** One lot: what came, what was foretold of it, and how that scored. */
export function sayScored({ outcome, expected, within, foretold }: Scored) {
  return {
    lot: outcome.lot,
    occasion: outcome.occasion === 'this time' ? 'The tender this was asked for' : 'The one after it',
    closedOn: outcome.closedOn,
    bidders: outcome.bidders,
    expected: expected === null ? 'Nothing was foretold' : expected.toFixed(1),
    within: within === null ? '' : within ? 'inside nine in ten' : 'outside nine in ten',
    foretold: foretold.map(
      ({ says, chance, came }) => `${says}: ${percent(chance)}, ${came ? 'came' : 'did not come'}`,
    ),
    brier: foretold.length > 0 ? mean(foretold.map(brierOf)).toFixed(3) : '',
    logScore: foretold.length > 0 ? mean(foretold.map(logScoreOf)).toFixed(3) : '',
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** What all answers were worth so far, bad ones too. */
export function sayWorth(worth: Worth | null) {
  if (!worth) return null;
  const { n, brier, logScore, brierOfBase, within, calibration } = worth;
  return {
    says: `${n} chances were foretold of what has come since: Brier score ${brier.toFixed(3)}, log score ${logScore.toFixed(3)}. Knowing beforehand how often it comes, and nothing else, would have scored ${brierOfBase.toFixed(3)}; “half” for everything scores 0.250. Lower is better.`,
    within: within.of > 0 ? `${within.inside} of ${within.of} numbers lay where nine in ten were said to lie.` : null,
    calibration: calibration.map((one) => [
      `${percent(one.from)} to ${percent(one.to)}`,
      { text: one.n, number: true },
      { text: percent(one.said), number: true },
      { text: percent(one.came), number: true },
    ]),
  };
}
