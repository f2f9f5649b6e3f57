import { wilson } from '#engines/intervals/index.ts';
import type { Colour, Improvement } from '#engines/spc/index.ts';

export type SurveyPoint = Readonly<{ on: string; value: number; outOf?: number | null }>;
export type Interval = Readonly<{
  on: string;
  value: number;
  outOf: number | null;
  low: number | null;
  high: number | null;
}>;
export type Survey = Readonly<{
  rows: readonly Interval[];
  colour: Colour;
  /** What the newest says beside the one before it, and beside the target. */
  says: readonly string[];
  /** Where the whole of the newest interval lies to the target; null where nothing can be told. */
  assurance: 'above' | 'below' | 'either' | null;
}>;

const shown = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Percentages of those who answered a survey, each with how far it could have come out otherwise by who happened to answer
 * (Wilson's 95% interval). Two that do not overlap differ by more than that; two that do may or may not.
 */
export function readSurvey(
  points: readonly SurveyPoint[],
  { improvement, target }: { improvement: Improvement; target: number | null },
): Survey {
  const rows = points.map(interval);
  const newest = rows.at(-1);
  const before = rows.at(-2);
  if (!newest) return { rows, colour: 'common', says: ['There are no values yet.'], assurance: null };
  if (newest.low === null || newest.high === null)
    return {
      rows,
      colour: 'common',
      says: [
        `The newest is ${shown(newest.value)}%. Nobody has said of how many answers, so nothing can be said of what chance does.`,
      ],
      assurance: null,
    };
  const lies = `between ${shown(newest.low)}% and ${shown(newest.high)}%`;
  const assurance = sideOfTarget(newest.low, newest.high, target);
  const against = target === null ? [] : [sayTarget(assurance, target)];
  if (!before || before.low === null || before.high === null)
    return {
      rows,
      colour: 'common',
      says: [`The newest lies ${lies}. There is none to compare it with.`, ...against],
      assurance,
    };
  const apart = newest.low > before.high ? 'up' : newest.high < before.low ? 'down' : null;
  if (!apart)
    return {
      rows,
      colour: 'common',
      says: [
        `The newest lies ${lies} and the one before between ${shown(before.low)}% and ${shown(before.high)}%. They overlap: nobody can tell a change.`,
        ...against,
      ],
      assurance,
    };
  const colour: Colour = improvement === 'neutral' ? 'neutral' : apart === improvement ? 'improvement' : 'concern';
  return {
    rows,
    colour,
    says: [
      `The newest lies ${lies}, all of it ${apart === 'up' ? 'above' : 'below'} the one before: this is more than who happened to answer.${colour === 'improvement' ? ' It is an improvement.' : colour === 'concern' ? ' It is a concern.' : ''}`,
      ...against,
    ],
    assurance,
  };
}

function interval({ on, value, outOf }: SurveyPoint): Interval {
  if (!outOf || value < 0 || value > 100) return { on, value, outOf: outOf ?? null, low: null, high: null };
  const { low, high } = wilson(Math.round((value * outOf) / 100), outOf);
  return { on, value, outOf, low: 100 * low, high: 100 * high };
}

const sideOfTarget = (low: number, high: number, target: number | null): Survey['assurance'] =>
  target === null ? null : low > target ? 'above' : high < target ? 'below' : 'either';

function sayTarget(side: Survey['assurance'], target: number): string {
  if (side === 'either') return `Whether it is above or below the target of ${shown(target)}% cannot be told.`;
  return `All of it is ${side} the target of ${shown(target)}%.`;
}
