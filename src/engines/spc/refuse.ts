import { engineVersion, type Options, type Point, type Refused } from './types.ts';

/** Two points have one moving range; limits from it would be a guess dressed as a number. */
export const fewest = 3;

const refused = (why: string, useInstead: string): Refused => ({
  refused: true,
  version: engineVersion,
  why,
  useInstead,
});

/** Says why a series cannot be charted as XmR and what to use instead; null where it can. */
export function refuseToChart(points: readonly Point[], options: Options): Refused | null {
  return (
    badPoints(points) ??
    wrongKind(options) ??
    (options.kind === 'count' ? tooRare(points, options) : null) ??
    badRebases(points, options)
  );
}

function badPoints(points: readonly Point[]): Refused | null {
  if (points.length < fewest)
    return refused(
      `There ${points.length === 1 ? 'is 1 point' : `are ${points.length} points`}.`,
      `Show the numbers as they are until there are ${fewest}; limits mean little before 12.`,
    );
  for (const [index, point] of points.entries()) {
    if (!Number.isFinite(point.value))
      return refused(`The value on ${point.on} is not a number.`, 'Mend the value, or leave the point out and say so.');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(point.on))
      return refused(`"${point.on}" is not a date.`, 'Give each point its date.');
    const before = points[index - 1];
    if (before && before.on === point.on)
      return refused(
        `There are two points on ${point.on}.`,
        'Keep one of them, or add them together if they are parts of one.',
      );
    if (before && before.on > point.on)
      return refused(
        `The point on ${point.on} comes after the one on ${before.on}.`,
        'Put the points in the order of time.',
      );
  }
  return null;
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

/** A baseline whose mean is under this many events a period gives limits that are an artefact of the low counts. */
const fewestEvents = 2;

function tooRare(points: readonly Point[], options: Options): Refused | null {
  if (points.some((point) => point.value < 0 || !Number.isInteger(point.value)))
    return refused(
      'A count is a whole number of 0 or more, and this series holds others.',
      'Say that it is a measure or a rate.',
    );
  const baseline = points.slice(0, options.baseline ?? 12);
  const mean = baseline.reduce((sum, point) => sum + point.value, 0) / baseline.length;
  return mean < fewestEvents
    ? refused(
        `The baseline counts ${mean.toFixed(1)} events a period. Limits from so few are an artefact.`,
        'Chart the time between events.',
      )
    : null;
}

function badRebases(points: readonly Point[], options: Options): Refused | null {
  for (const rebase of options.rebases ?? []) {
    if (rebase.because.trim() === '')
      return refused(
        `Nobody has said why the process is another one from ${rebase.on}.`,
        'Rebase only on a change that is known, and name it.',
      );
    const index = points.findIndex((point) => point.on >= rebase.on);
    if (index <= 0)
      return refused(`There is no point before and after ${rebase.on}.`, 'Choose a date within the series.');
  }
  return null;
}
