import { dayNumber } from './civil-date.ts';
import { baselineOf, boundsOf, placeOf } from './segments.ts';
import { engineVersion, type Options, type Point, type Refused } from './types.ts';

/** Two points have one moving range; limits from it would be a guess dressed as a number. */
export const fewest = 3;

export const refused = (why: string, useInstead: string): Refused => ({
  refused: true,
  version: engineVersion,
  why,
  useInstead,
});

/** Says why a series cannot be charted as XmR and what to use instead; null where it can. */
export function refuseToChart(points: readonly Point[], options: Options): Refused | null {
  return wrongKind(options) ?? badPoints(points) ?? badBasis(points, options) ?? tooRare(points, options);
}

function wrongKind(options: Options): Refused | null {
  if (options.kind === 'annual-survey')
    return refused(
      'Percentages of a yearly survey are too few and rest on different people each time.',
      'Show each year with its confidence interval (Wilson), and say whether the intervals overlap.',
    );
  if (options.kind === 'cumulative')
    return refused(
      'Running totals carry each value into the next, so every chart of them shows a trend.',
      'Chart what each period added: the differences.',
    );
  if (options.kind === 'rare-count')
    return refused(
      'Events this rare leave most periods at nothing, and limits from them are an artefact.',
      'Chart the time between events.',
    );
  return null;
}

function badPoints(points: readonly Point[]): Refused | null {
  if (points.length < fewest)
    return refused(
      `There ${points.length === 1 ? 'is 1 point' : `are ${points.length} points`}.`,
      `Show the numbers as they are until there are ${fewest}; limits mean little before 12.`,
    );
  let before: { on: string; day: number } | null = null;
  for (const { on, value } of points) {
    const day = dayNumber(on);
    if (day === null) return refused(`"${on}" is not a date.`, 'Give each point its date, as in 2026-01-31.');
    const bad = badValue(on, value) ?? (before ? badOrder(on, day, before) : null);
    if (bad) return bad;
    before = { on, day };
  }
  return null;
}

function badValue(on: string, value: number): Refused | null {
  if (!Number.isFinite(value))
    return refused(`The value on ${on} is not a number.`, 'Mend the value, or leave the point out and say so.');
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return refused(`The value on ${on} is too large to reckon with exactly.`, 'Use a larger unit, such as thousands.');
  return null;
}

function badOrder(on: string, day: number, before: { on: string; day: number }): Refused | null {
  if (day === before.day)
    return refused(
      `There are two points on ${on}.`,
      'Keep one of them, or add them together if they are parts of one.',
    );
  return day < before.day
    ? refused(`The point on ${on} comes after the one on ${before.on}.`, 'Put the points in the order of time.')
    : null;
}

/** What is wrong with the breaks, the target or the baseline, for points that are in order. */
export function badBasis(points: readonly Point[], options: Options): Refused | null {
  return badRebases(points, options) ?? badOptions(points, options);
}

function badOptions(points: readonly Point[], { target, baseline, rebases }: Options): Refused | null {
  if (typeof target === 'number' && !Number.isFinite(target))
    return refused('The target is not a number.', 'Give the target as a number, or leave it out.');
  if (typeof baseline === 'number' && !(Number.isInteger(baseline) && baseline >= fewest))
    return refused(`A baseline of ${baseline} points gives no limits.`, `Use a whole number of ${fewest} or more.`);
  if (typeof baseline !== 'object' || baseline === null) return null;
  const { from, to } = baseline;
  const end = boundsOf(points, { rebases })[0]!.to;
  const fits = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && to - from + 1 >= fewest && to <= end;
  return fits
    ? null
    : refused(
        'The baseline does not lie within the series before its first break.',
        `Choose ${fewest} or more neighbouring points there.`,
      );
}

function badRebases(points: readonly Point[], options: Options): Refused | null {
  for (const rebase of options.rebases ?? []) {
    const where = 'on' in rebase ? rebase.on : `point ${rebase.at + 1}`;
    if (rebase.because.trim() === '')
      return refused(
        `Nobody has said why the process is another one from ${where}.`,
        'Rebase only on a change that is known, and name it.',
      );
    if ('on' in rebase && dayNumber(rebase.on) === null)
      return refused(`"${rebase.on}" is not a date.`, 'Give the date of the change, as in 2026-01-31.');
    const place = placeOf(points, rebase);
    if (!Number.isInteger(place) || place <= 0 || place >= points.length)
      return refused(`There is no point before and after ${where}.`, 'Choose a place within the series.');
  }
  return shortSegment(points, options);
}

/** Limits on one or two points would be on the mean or a guess, and two breaks in one place leave a segment empty. */
function shortSegment(points: readonly Point[], options: Options): Refused | null {
  const bounds = boundsOf(points, options);
  const short = bounds.find(({ from, to }) => to - from + 1 < fewest);
  if (!short) return null;
  const many = short.to - short.from + 1;
  if (many === 0)
    return refused('Two changes begin at one point.', 'Keep one break there, and name both changes in it.');
  return refused(
    `There ${many === 1 ? 'is 1 point' : `are ${many} points`} from ${points[short.from]!.on} until the limits begin anew or the series ends.`,
    `Keep the limits as they were until there are ${fewest} points on each side of a change.`,
  );
}

/**
 * A baseline whose mean is under this many events a period gives limits that are an artefact of the low counts. For Poisson counts with a
 * mean of 1, μ + 2.66·E|mR| is 3.8 and chance alone puts 1.9% of points above it (0.45% with a mean of 2, against the 0.27% that three
 * sigma mean), 37% of periods hold nothing, and no count is low enough to be a signal.
 */
const fewestEvents = 2;

function tooRare(points: readonly Point[], options: Options): Refused | null {
  if (options.kind !== 'count') return null;
  if (points.some((point) => point.value < 0 || !Number.isInteger(point.value)))
    return refused(
      'A count is a whole number of 0 or more, and this series holds others.',
      'Say that it is a measure or a rate.',
    );
  for (const bounds of boundsOf(points, options)) {
    const baseline = baselineOf(points, bounds, options);
    const mean = baseline.reduce((sum, value) => sum + value, 0) / baseline.length;
    const where = bounds.from === 0 ? '' : ` from ${points[bounds.from]!.on}`;
    if (mean < fewestEvents)
      return refused(
        `The baseline${where} counts ${mean.toFixed(1)} events a period. Limits from so few are an artefact.`,
        'Chart the time between events.',
      );
  }
  return null;
}
