import { type Shown, suppress } from '#engines/disclosure/index.ts';
import { type Interval, wilson } from '#engines/intervals/index.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { Question } from './question.ts';

/** Who took part, by one question: a count a part, and at the end those who did not say. */
export type WhoTable = Readonly<{ question: Question; shown: Shown }>;

const few = thresholds.publishedCell;

/** Counts of one question as they may be shown. The part with the fewest people who live here is the first to be kept back beside a small one. */
export function shownOf(question: Question, counts: readonly number[], didNotSay: number): Shown {
  const bySize = question.parts
    .map((_, at) => at)
    .sort((a, b) => question.parts[a]!.people - question.parts[b]!.people || a - b);
  return suppress([...counts, didNotSay], few, [...bySize, question.parts.length]);
}

export type Standing = 'fewer' | 'more' | 'near' | 'unsure' | 'not told';

/** A range wider than this says little: twenty of a hundred. */
const wide = 0.2;

export type WhoRow = Readonly<{
  name: string;
  people: number;
  /** Of 100 who live here. */
  ofHere: number;
  /** Who took part and said so; null where it is kept back. */
  said: number | null;
  /** Kept back because it is small, or beside a small one; null where it is shown. */
  kept: 'small' | 'beside' | null;
  /** Of 100 who said so, where nineteen in twenty such counts would lie; of a small one, at most. */
  ofSaid: (Interval & { value: number | null }) | null;
  standing: Standing;
}>;

const oneIn100 = (part: number): number => Math.round(part * 100);

const standingOf = ({ low, high }: Interval, here: number): Standing => {
  if (high < here) return 'fewer';
  if (low > here) return 'more';
  return high - low > wide ? 'unsure' : 'near';
};

/**
 * Each part beside its part of those who live here. It is called fewer or more only where Wilson's interval says so; a count that is kept
 * back as small is taken as the most that it can be, and so are those who did not say.
 */
export function whoRows({ question, shown }: WhoTable): WhoRow[] {
  const here = question.parts.reduce((sum, { people }) => sum + people, 0);
  const { total, cells, beside } = shown;
  const unsaid = cells.at(-1) ?? null;
  const none = total === null || cells.every((one) => one === null);
  return question.parts.map(({ name, people }, at): WhoRow => {
    const said = cells[at] ?? null;
    const kept = said !== null ? null : beside === at ? 'beside' : 'small';
    const line = { name, people, ofHere: oneIn100(people / here), said, kept } as const;
    if (none || kept === 'beside') return { ...line, ofSaid: null, standing: 'not told' };
    const [most, least] = [total - (unsaid ?? 0), Math.max(total - (unsaid ?? few - 1), said ?? few - 1)];
    const range = {
      low: said === null ? 0 : wilson(said, most).low,
      high: wilson(said ?? few - 1, least).high,
    };
    const standing = standingOf(range, people / here);
    return {
      ...line,
      ofSaid: {
        value: said === null ? null : oneIn100(said / most),
        low: oneIn100(range.low),
        high: oneIn100(range.high),
      },
      standing: said === null && standing !== 'fewer' ? 'not told' : standing,
    };
  });
}

/** The missing in words: "Of 100 people who live here, 23 are Under 25; of 100 who said so, 4." */
export function missingInWords(rows: readonly WhoRow[]): string[] {
  return rows
    .filter(({ standing }) => standing === 'fewer')
    .map(({ name, ofHere, ofSaid }) => {
      const said = ofSaid!.value === null ? `at most ${ofSaid!.high}` : String(ofSaid!.value);
      return `${name}: of 100 people who live here, ${ofHere}; of 100 who took part and said so, ${said}`;
    });
}
