import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupingFrom } from './analyse.ts';
import { pictureOf } from './picture.ts';

const planeOf = (points: readonly (readonly [number, number])[]) => ({
  x: Float64Array.from(points, ([x]) => x),
  y: Float64Array.from(points, ([, y]) => y),
});
const many = (x: number, y: number, count: number) =>
  Array.from({ length: count }, (_, at) => [x + at * 1e-4, y] as const);

describe('the picture of a conversation', () => {
  const points = [...many(-1, 0, 20), ...many(1, 0.5, 12), ...many(0, 1, 3), [40, -40] as const];
  const of = Int32Array.from(points, (_, at) => (at < 20 ? 0 : at < 32 ? 1 : at < 35 ? 0 : 1));
  const plane = planeOf(points);

  it('holds cells with five or more of a group, and nobody by themselves', () => {
    const { cells, notDrawn } = pictureOf(plane, groupingFrom(plane, of));
    assert.ok(cells.every(({ people }) => people >= 5));
    assert.deepEqual(notDrawn, [3, 1]);
    assert.deepEqual(
      cells.map(({ group, people }) => [group, people]).sort(),
      [
        [0, 20],
        [1, 12],
      ].sort(),
    );
  });

  it('counts everybody who is in a group once, drawn or not', () => {
    const grouping = groupingFrom(plane, of);
    const { cells, notDrawn } = pictureOf(plane, grouping);
    const all = cells.reduce((sum, one) => sum + one.people, 0) + notDrawn.reduce((sum, one) => sum + one, 0);
    assert.equal(all, points.length);
  });

  it('is the same in whatever order people come', () => {
    const back = points.toReversed();
    const backPlane = planeOf(back);
    assert.deepEqual(
      pictureOf(backPlane, groupingFrom(backPlane, of.toReversed())),
      pictureOf(plane, groupingFrom(plane, of)),
    );
  });

  it('has larger cells where fewer would be drawn in small ones', () => {
    const few = planeOf(Array.from({ length: 40 }, (_, at) => [(at * 7) % 40, (at * 11) % 40] as const));
    const { columns, cells } = pictureOf(few, groupingFrom(few, new Int32Array(40)));
    assert.ok(columns < 9);
    assert.ok(cells.every(({ people, column, row }) => people >= 5 && column < columns && row < columns));
  });

  it('is empty where nobody is in a group, and one cell where all stand in one place', () => {
    const none = new Int32Array(points.length).fill(-1);
    assert.deepEqual(pictureOf(plane, groupingFrom(plane, none)).cells, []);
    const one = planeOf(many(0, 0, 9).map(() => [0, 0] as const));
    const { cells } = pictureOf(one, groupingFrom(one, new Int32Array(9)));
    assert.deepEqual(cells, [{ column: 4, row: 4, group: 0, people: 9 }]);
  });
});
