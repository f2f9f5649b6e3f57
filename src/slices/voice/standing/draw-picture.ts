import type { Picture } from '#engines/opinion/index.ts';

/** How many stand in a place, in steps: a count that moved by one with each vote would tell who voted. */
const steps: readonly (readonly [from: number, to: number | null, radius: number])[] = [
  [5, 9, 11],
  [10, 19, 14],
  [20, 49, 18],
  [50, 199, 22],
  [200, null, 26],
];

const stepOf = (people: number) => steps.findLast(([from]) => people >= from) ?? steps[0]!;
export const about = (people: number): string => {
  const [from, to] = stepOf(people);
  return to === null ? `${from} or more` : `${from} to ${to}`;
};

const across = 576;
const margin = 12;

export type Mark = Readonly<{ x: number; y: number; radius: number; label: string; own: boolean }>;
export type PlaceRow = Readonly<{ across: number; down: number; group: number | null; people: string; own: boolean }>;

export type Drawing = Readonly<{
  width: number;
  height: number;
  columns: number;
  marks: readonly Mark[];
  rows: readonly PlaceRow[];
  notDrawn: readonly Readonly<{ group: number | null; people: number }>[];
  hasOwn: boolean;
}>;

/**
 * A count's cells as circles with the number of their group, and the same as rows of a table. `own` is the group of whoever looks: all of
 * it is marked, never a place.
 */
export function drawPicture({ columns, rows, cells, notDrawn }: Picture, clear: boolean, own: number | null): Drawing {
  const cell = across / columns;
  const here = new Map<number, number>();
  const marks = cells.map(({ column, row, group, people }) => {
    // Groups that meet in a cell stand a little apart.
    const place = row * columns + column;
    const nth = here.get(place) ?? 0;
    here.set(place, nth + 1);
    const aside = nth === 0 ? 0 : (nth % 2 === 1 ? 1 : -1) * Math.ceil(nth / 2) * 14;
    return {
      x: margin + column * cell + cell / 2 + aside,
      y: margin + row * cell + cell / 2 + (nth === 0 ? 0 : 10),
      radius: stepOf(people)[2],
      label: clear ? String(group + 1) : '',
      own: clear && group === own,
    };
  });
  const groupOf = (group: number) => (clear ? group + 1 : null);
  return {
    width: columns * cell + 2 * margin,
    height: rows * cell + 2 * margin,
    columns,
    marks,
    rows: cells.map(({ column, row, group, people }) => ({
      across: column + 1,
      down: row + 1,
      group: groupOf(group),
      people: about(people),
      own: clear && group === own,
    })),
    notDrawn: notDrawn.map((people, group) => ({ group: groupOf(group), people })),
    hasOwn: clear && own !== null,
  };
}

type Divided = Readonly<{
  words: string;
  groups: readonly Readonly<{ agree: number; disagree: number; seen: number }>[];
}>;

/** Parts of each group who agree, passed and disagree, from 0 to 100; null where fewer than `fewest` have seen it. */
export const barsOf = (divides: readonly Divided[], fewest: number) =>
  divides.map(({ words, groups }) => ({
    words,
    bars: groups.map(({ agree, disagree, seen }, at) => {
      if (seen < fewest) return { group: at + 1, agree: null, disagree: null };
      return { group: at + 1, agree: Math.round((100 * agree) / seen), disagree: Math.round((100 * disagree) / seen) };
    }),
  }));
