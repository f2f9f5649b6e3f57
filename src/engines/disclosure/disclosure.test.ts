import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { follows, isApart, keptBack, nextToTell, peopleBetween, type Shown, type StepRule, suppress } from './index.ts';

/** Every way to put up to `most` people into so many parts. */
function tables(parts: number, most: number): number[][] {
  if (parts === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, own) =>
    tables(parts - 1, most - own).map((rest) => [own, ...rest]),
  ).flat();
}

/** The fewest values that any part kept back has over all tables that look the same to somebody who knows the rule. */
function narrowest<T>(worlds: readonly T[], seen: (world: T) => string, kept: (world: T) => (number | null)[]): number {
  const alike = new Map<string, Set<number>[]>();
  for (const world of worlds) {
    const looks = seen(world);
    const values = alike.get(looks) ?? kept(world).map(() => new Set<number>());
    for (const [at, value] of kept(world).entries()) if (value !== null) values[at]!.add(value);
    alike.set(looks, values);
  }
  return Math.min(...[...alike.values()].flat().flatMap(({ size }) => (size > 0 ? [size] : [])));
}

const hidden = (cells: readonly number[], shown: Shown) =>
  cells.map((one, at) => (shown.cells[at] === null ? one : null));

describe('small counts', () => {
  it('are kept back with one more beside them, by an order that does not depend on the counts', () => {
    assert.deepEqual(suppress([3, 40, 25], 10), { total: 68, cells: [null, null, 25], beside: 1 });
    assert.deepEqual(suppress([3, 40, 25], 10, [2, 1, 0]), { total: 68, cells: [null, 40, null], beside: 2 });
    assert.deepEqual(suppress([12, 40, 25], 10), { total: 77, cells: [12, 40, 25], beside: null });
    assert.deepEqual(
      suppress([0, 10, 25], 10),
      { total: 35, cells: [null, null, null], beside: null },
      'ten and nought',
    );
    assert.deepEqual(suppress([4, 5], 10), { total: null, cells: [null, null], beside: null });
    assert.equal(keptBack(suppress([3, 40, 25], 10)), 43);
    for (const bad of [() => suppress([-1], 2), () => suppress([1.5], 2), () => suppress([1, 2], 2, [0, 0])])
      assert.throws(bad, RangeError);
  });

  it('could each be any of as many values as the threshold, to somebody who knows the rule and every number shown', () => {
    for (const [threshold, parts, most] of [
      [2, 2, 14],
      [2, 3, 12],
      [2, 4, 10],
      [3, 2, 20],
      [3, 3, 16],
      [3, 4, 14],
      [4, 3, 20],
      [5, 3, 22],
    ] as const)
      for (const order of parts === 3
        ? [
            [0, 1, 2],
            [2, 0, 1],
          ]
        : [undefined]) {
        const all = tables(parts, most).filter((cells) => cells.reduce((sum, one) => sum + one, 0) >= threshold);
        const found = narrowest(
          all,
          (cells) => JSON.stringify(suppress(cells, threshold, order)),
          (cells) => hidden(cells, suppress(cells, threshold, order)),
        );
        assert.ok(found >= threshold, `${found} values with a threshold of ${threshold}, ${parts} parts`);
      }
  });

  it('stay as wide when later tables are shown and people only came', () => {
    for (const [threshold, parts, most, times] of [
      [2, 3, 9, 2],
      [2, 4, 9, 2],
      [3, 3, 14, 2],
      [3, 4, 11, 2],
      [2, 3, 10, 3],
    ] as const) {
      const show = (cells: readonly number[]) => suppress(cells, threshold);
      const all = tables(parts, most).filter((cells) => show(cells).total !== null);
      const after = (world: readonly number[][]) =>
        all.filter((next) => {
          const grown = world.at(-1)!.every((one, at) => one <= next[at]!);
          return grown && world.every((earlier) => follows(show(next), show(earlier), threshold));
        });
      let worlds = all.map((first) => [first]);
      for (let turn = 1; turn < times; turn += 1)
        worlds = worlds.flatMap((world) => after(world).map((next) => [...world, next]));
      assert.ok(worlds.length > 300, `${worlds.length}`);
      const looks = (world: readonly number[][]) => JSON.stringify(world.map(show));
      const found = narrowest(worlds, looks, (world) => world.flatMap((cells) => hidden(cells, show(cells))));
      assert.ok(found >= threshold, `${found} values with a threshold of ${threshold}, ${parts} parts`);
    }
  });
});

describe('the people between two rows of counts', () => {
  it('are the fewest whose answers explain the difference', () => {
    assert.equal(peopleBetween([10, 4, 0], [12, 3, 0]), 2);
    assert.equal(peopleBetween([5, 5], [5, 5]), 0);
    assert.equal(peopleBetween([5, 0], [0, 5]), 5);
    assert.throws(() => peopleBetween([1], [1, 2]), RangeError);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))), (moves) => {
        // Each person was at one answer, or had none (3), and is at another.
        const row = (which: 0 | 1) => [0, 1, 2].map((at) => moves.filter((move) => move[which] === at).length);
        assert.ok(peopleBetween(row(0), row(1)) <= moves.filter(([a, b]) => a !== b).length);
      }),
    );
  });
});

describe('tables told one after the other', () => {
  const threshold = 10;
  const rule: StepRule<Shown> = {
    mayBegin: ({ cells }) => cells.some((one) => one !== null),
    follows: (later, earlier) => follows(later, earlier, threshold),
    isApart: (later, earlier) => isApart(later, earlier, threshold),
  };
  const tell = (states: readonly (readonly number[])[]) => {
    const told: Shown[] = [];
    let waiting: Shown | null = null;
    for (const [at, cells] of states.entries()) {
      const next: ReturnType<typeof nextToTell<Shown>> = nextToTell(
        { told, waiting },
        suppress(cells, threshold),
        at === states.length - 1,
        rule,
      );
      if (next.tell) told.push(next.tell);
      waiting = next.waiting;
    }
    return told;
  };
  const come = fc.array(fc.constantFrom(0, 0, 0, 1, 1, 2, 3), { minLength: 1, maxLength: 400, size: 'max' });
  const counts = (answers: readonly number[]) => {
    const now = [0, 0, 0, 0];
    return answers.map((one) => {
      now[one]! += 1;
      return [...now];
    });
  };

  it('never differ by one to nine people in any number that can be read or worked out in both, whoever comes or goes', () => {
    const goes = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }), {
      maxLength: 40,
      size: 'max',
    });
    const growing = come.map(counts);
    let told = 0;
    fc.assert(
      fc.property(fc.oneof(growing, goes), (states) => {
        const all = tell(states);
        told = Math.max(told, all.length);
        for (const [at, later] of all.entries())
          for (const earlier of all.slice(0, at)) {
            const computable = (one: Shown) => [one.total!, ...one.cells];
            for (const [part, count] of computable(later).entries()) {
              const before = computable(earlier)[part]!;
              if (count === null || before === null) continue;
              assert.ok(count === before || Math.abs(count - before) >= threshold, `${before} then ${count}`);
            }
          }
        for (const { total, cells } of all) {
          assert.ok(total! >= threshold);
          for (const count of cells) assert.ok(count === null || count >= threshold);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(told > 1, 'nothing followed anything');
  });

  it('tell of everybody on closing, where people only came, but for a few in a thousand', () => {
    const drawn = fc.sample(come, { numRuns: 2_000, seed: 7 });
    const could = drawn.map(counts).filter((states) => rule.mayBegin(suppress(states.at(-1)!, threshold)));
    const left = could.filter((states) => tell(states).at(-1)?.total !== states.length).length;
    assert.ok(could.length > 1_000 && left <= could.length / 200, `${left} of ${could.length}`);
  });

  it('wait until as many have come on top, and are told as they were noted', () => {
    const numbers: StepRule<number> = {
      mayBegin: (one) => one >= 5,
      follows: (later, earlier) => later === earlier || later - earlier >= 5,
      isApart: (later, earlier) => later - earlier >= 5,
    };
    assert.deepEqual(nextToTell({ told: [], waiting: null }, 4, false, numbers), { tell: null, waiting: null });
    assert.deepEqual(nextToTell({ told: [], waiting: null }, 7, false, numbers), { tell: null, waiting: 7 });
    assert.deepEqual(nextToTell({ told: [], waiting: 7 }, 11, false, numbers), { tell: null, waiting: 7 });
    assert.deepEqual(nextToTell({ told: [], waiting: 7 }, 12, false, numbers), { tell: 7, waiting: 12 });
    assert.deepEqual(nextToTell({ told: [7], waiting: null }, 12, true, numbers), { tell: 12, waiting: null });
    assert.deepEqual(nextToTell({ told: [7], waiting: null }, 9, true, numbers), { tell: null, waiting: null });
  });
});
