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

export type Standing = 'fewer' | 'more' | 'near' | 'not told';

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

/**
 * Each part beside its part of those who live here. It is called fewer or more only where Wilson's interval says so; of a count that is
 * kept back as small, the most that it can be is taken.
 */
export function whoRows({ question, shown }: WhoTable): WhoRow[] {
  const here = question.parts.reduce((sum, { people }) => sum + people, 0);
  const unsaid = shown.cells.at(-1) ?? null;
  const of = unsaid === null || shown.total === null ? null : shown.total - unsaid;
  return question.parts.map(({ name, people }, at): WhoRow => {
    const said = shown.cells[at] ?? null;
    const kept = said !== null ? null : shown.beside === at ? 'beside' : 'small';
    const line = { name, people, ofHere: oneIn100(people / here), said, kept } as const;
    // Without how many said so, nothing can be said of their parts; where no part is shown, nothing of which are small either.
    if (of === null || of < few || kept === 'beside') return { ...line, ofSaid: null, standing: 'not told' };
    const most = wilson(Math.min(said ?? few - 1, of), of);
    const range = said === null ? { low: 0, high: most.high } : most;
    const standing = range.high < people / here ? 'fewer' : range.low > people / here ? 'more' : 'near';
    return {
      ...line,
      ofSaid: {
        value: said === null ? null : oneIn100(said / of),
        low: oneIn100(range.low),
        high: oneIn100(range.high),
      },
      standing: kept === 'small' && standing === 'near' ? 'not told' : standing,
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
