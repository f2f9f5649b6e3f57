import { smallestGroup } from './stability.ts';
import type { Grouping, Plane } from './types.ts';

/** People of one group in one cell of the plane: at least five, never a person. */
export type PictureCell = Readonly<{
  /** Column and row from 0, the row counted from the top. */
  column: number;
  row: number;
  group: number;
  people: number;
}>;

export type Picture = Readonly<{
  columns: number;
  rows: number;
  cells: readonly PictureCell[];
  /** By group, those who stand where too few of their group do to be drawn. */
  notDrawn: readonly number[];
}>;

/** The finest grid in which most can be drawn is taken: a few people need large cells. */
const sides = [9, 7, 5, 3] as const;
const most = 0.75;
/** So much at either end is drawn in the outermost cells, so that a few far out do not push all others together. */
const beyond = 0.02;

/** Ends between which most values lie, by rank: the same whatever order they come in. */
function ends(values: Float64Array): readonly [number, number] {
  const sorted = values.slice().sort();
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
  return [at(beyond), at(1 - beyond)];
}

/**
 * The plane of opinion in cells, for a picture in which nobody can be found: of each cell, groups with fewer than `fewest` people there
 * are left away and counted together by group. O(people · log people).
 *
 * @param fewest people of one group in one cell, from 1
 * @example pictureOf(plane, grouping).cells[0] // { column: 2, row: 4, group: 0, people: 12 }
 */
export function pictureOf(plane: Plane, { of, sizes }: Grouping, fewest: number = smallestGroup): Picture {
  const among = Array.from(of.keys()).filter((one) => of[one]! >= 0);
  const across = ends(Float64Array.from(among, (one) => plane.x[one]!));
  const up = ends(Float64Array.from(among, (one) => plane.y[one]!));
  const drawn = (cells: readonly PictureCell[], group?: number) =>
    cells.reduce((sum, one) => sum + (group === undefined || one.group === group ? one.people : 0), 0);
  const inGrid = (side: number) => {
    const counts = new Map<number, number>();
    for (const one of among) {
      const column = place(plane.x[one]!, across, side);
      const row = side - 1 - place(plane.y[one]!, up, side);
      const key = (row * side + column) * sizes.length + of[one]!;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return cellsIn(counts, side, sizes.length, fewest);
  };
  const side = sides.find((one) => drawn(inGrid(one)) >= most * among.length) ?? sides.at(-1)!;
  const cells = inGrid(side);
  return { columns: side, rows: side, cells, notDrawn: sizes.map((size, group) => size - drawn(cells, group)) };
}

const place = (value: number, [from, to]: readonly [number, number], side: number): number =>
  to > from ? Math.min(side - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * side))) : (side - 1) / 2;

const cellsIn = (counts: ReadonlyMap<number, number>, side: number, groups: number, fewest: number): PictureCell[] =>
  [...counts]
    .filter(([, people]) => people >= fewest)
    .sort(([one], [other]) => one - other)
    .map(([key, people]) => {
      const cell = Math.floor(key / groups);
      return { column: cell % side, row: Math.floor(cell / side), group: key % groups, people };
    });
