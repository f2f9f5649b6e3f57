import type { DataKind, Improvement, Point } from '#engines/spc/index.ts';
import type { Every } from './wall/lateness.ts';

export const dataKindLabels: Record<DataKind, string> = {
  measure: 'A measurement, such as days or pounds',
  count: 'A count, such as falls in a month',
  rate: 'A rate, such as falls for each 1,000 people',
  percentage: 'A percentage of many, in each period',
  'rare-count': 'Something rare: give the date of each, and the days between are charted',
  'annual-survey': 'A percentage from a yearly or small survey',
  cumulative: 'A running total',
};

export const improvementLabels: Record<Improvement, string> = {
  up: 'Higher is better',
  down: 'Lower is better',
  neutral: 'Neither is better; we want to know what changes',
};

export const measureStates = ['watched', 'stopped'] as const;

export type Measure = Readonly<{
  id: string;
  caseId: string;
  state: (typeof measureStates)[number];
  version: number;
  outcomeId: string | null;
  name: string;
  unit: string | null;
  kind: DataKind;
  improvement: Improvement;
  target: number | null;
  /** How many first values make the limits; null leaves it to the engine. */
  baseline: number | null;
  /** How often a value is expected; null where nobody has said. */
  expected: Every | null;
  source: string | null;
  collector: string | null;
  burden: string | null;
  leavesOut: string | null;
  sharedWithProviders: boolean;
  addedAt: Date;
}>;

/** A value as it is given: a percentage of a survey says of how many answers. */
export type Given = Point & Readonly<{ outOf?: number | null }>;

export type Rebase = Readonly<{ on: string; because: string; addedAt: Date; by: string | null }>;

/** What happened to one value that was given. */
export type Change = Readonly<{
  on: string;
  value: number;
  outOf: number | null;
  does: 'add' | 'correct' | 'same';
  before: number | null;
}>;

/** Compares what was given with what is kept: the same value again changes nothing. */
export function compareValues(kept: readonly Given[], given: readonly Given[]): Change[] {
  const now = new Map(kept.map((point) => [point.on, point]));
  return given.map(({ on, value, outOf = null }) => {
    const held = now.get(on);
    if (!held) return { on, value, outOf, before: null, does: 'add' };
    // Nothing is said of how many answers where a value comes again without it, so what is known stays.
    const known = outOf ?? held.outOf ?? null;
    const same = held.value === value && known === (held.outOf ?? null);
    return { on, value, outOf: known, before: held.value, does: same ? 'same' : 'correct' };
  });
}

const values = (count: number): string => `${count} ${count === 1 ? 'value' : 'values'}`;

/** "Read 24 values: 20 new, 3 as they were, 1 corrected." */
export function sayChanges(changes: readonly Change[]): string {
  const count = (does: Change['does']) => changes.filter((change) => change.does === does).length;
  if (changes.length > 0 && count('same') === changes.length)
    return `Read ${values(changes.length)}. All of them were here already, so nothing changed.`;
  const parts = [
    [count('add'), 'new'],
    [count('correct'), 'corrected, and the old value kept in its history'],
    [count('same'), 'as before'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  return `Read ${values(changes.length)}: ${said.join(', ')}.`;
}
