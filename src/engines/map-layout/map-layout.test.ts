import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Box, type Join, layOut, type Places, placeNew } from './index.ts';

const box = (id: string, at: Box['at'] = null): Box => ({ id, width: 150, height: 44, at });
const boxes = (count: number): Box[] => Array.from({ length: count }, (_, at) => box(`v${at}`));
const ring = (count: number): Join[] =>
  Array.from({ length: count }, (_, at) => ({ from: `v${at}`, to: `v${(at + 1) % count}` }));
const stand = (of: readonly Box[], places: Places): Box[] => of.map((one) => ({ ...one, at: places.get(one.id) }));

function assertApart(places: Places): void {
  const points = [...places.values()];
  points.forEach((a, i) => {
    for (const b of points.slice(i + 1))
      assert.ok(Math.abs(a.x - b.x) >= 150 || Math.abs(a.y - b.y) >= 44, `two boxes overlap at ${a.x},${a.y}`);
  });
}

const maps = fc.record({
  count: fc.integer({ min: 1, max: 30 }),
  joins: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60, size: 'max' }),
});
const joinsOf = (pairs: readonly (readonly [number, number])[], count: number): Join[] =>
  pairs.map(([from, to]) => ({ from: `v${from % count}`, to: `v${to % count}` }));

/** A stated map, the same on every machine. */
function drawn(count: number, links: number): Join[] {
  let state = 7;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `v${Math.floor((state / 2 ** 32) * count)}`;
  };
  return Array.from({ length: links }, () => ({ from: draw(), to: draw() }));
}

describe('a map that is laid out', () => {
  it('has a place for every box, none over another, the same each time', () => {
    fc.assert(
      fc.property(maps, ({ count, joins }) => {
        const links = joinsOf(joins, count);
        const places = layOut(boxes(count), links);
        assert.equal(places.size, count);
        assertApart(places);
        for (const { x, y } of places.values())
          assert.ok(Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0);
        assert.deepEqual(layOut(boxes(count), links), places);
      }),
      { numRuns: 100 },
    );
  });

  it('shows a loop as a ring, in its order', () => {
    const places = layOut(boxes(9), ring(9));
    const points = [...places.values()];
    const [cx, cy] = [points.reduce((s, p) => s + p.x, 0) / 9, points.reduce((s, p) => s + p.y, 0) / 9];
    const angles = points.map(({ x, y }) => Math.atan2(y - cy, x - cx));
    const turns = angles.map((angle, at) => {
      const turn = angles[(at + 1) % 9]! - angle;
      return Math.atan2(Math.sin(turn), Math.cos(turn));
    });
    assert.ok(
      turns.every((turn) => Math.sign(turn) === Math.sign(turns[0]!)),
      `it turns by ${turns}`,
    );
    assert.ok(Math.abs(Math.abs(turns.reduce((s, t) => s + t, 0)) - 2 * Math.PI) < 1e-6);
  });

  it('keeps its bearings when it is laid out again from where it stands', () => {
    const links = drawn(40, 70);
    const once = layOut(boxes(40), links);
    const again = layOut(stand(boxes(40), once), links);
    const far = [...once].map(([id, at]) => Math.hypot(at.x - again.get(id)!.x, at.y - again.get(id)!.y));
    const width = Math.max(...[...once.values()].map(({ x }) => x));
    assert.ok(far.sort((a, b) => a - b)[20]! < width * 0.15, `half of them moved by more than ${far[20]} of ${width}`);
  });

  it('moves nothing that stands when something is added, and puts it by its neighbours', () => {
    fc.assert(
      fc.property(maps, fc.integer({ min: 1, max: 5 }), ({ count, joins }, more) => {
        const links = joinsOf(joins, count + more);
        const standing = stand(boxes(count), layOut(boxes(count), links));
        const all = [...standing, ...boxes(count + more).slice(count)];
        const placed = placeNew(all, links);
        assert.deepEqual(
          [...placed.keys()].sort(),
          boxes(count + more)
            .slice(count)
            .map(({ id }) => id)
            .sort(),
        );
        assertApart(new Map([...standing.map((one) => [one.id, one.at!] as const), ...placed]));
      }),
      { numRuns: 100 },
    );
    const links = [...ring(12), { from: 'new', to: 'v3' }, { from: 'new', to: 'v4' }];
    const standing = stand(boxes(12), layOut(boxes(12), ring(12)));
    const at = placeNew([...standing, box('new')], links).get('new')!;
    const near = standing.map((one) => Math.hypot(one.at!.x - at.x, one.at!.y - at.y));
    const nearest = [...near.keys()].sort((a, b) => near[a]! - near[b]!).slice(0, 3);
    assert.ok(nearest.includes(3) || nearest.includes(4), `it stands by ${nearest}`);
  });

  it('finds a place for what is joined to nothing, beneath the rest', () => {
    const placed = placeNew([box('a', { x: 75, y: 22 }), box('b'), box('c')], []);
    assertApart(new Map([['a', { x: 75, y: 22 }], ...placed]));
    assert.equal(placeNew([], []).size, 0);
    assert.equal(layOut([], []).size, 0);
  });

  it('of 500 variables and 2,000 links is laid out in under two seconds, and takes one more in a fifth of one', () => {
    const links = drawn(500, 2_000);
    // Its own work, not what it waits for on a busy machine.
    const spent = (since: NodeJS.CpuUsage): number => process.cpuUsage(since).user / 1000;
    const began = process.cpuUsage();
    const places = layOut(boxes(500), links);
    const took = spent(began);
    assertApart(places);
    assert.ok(took < 2_000, `it took ${took.toFixed(0)} ms`);
    const later = process.cpuUsage();
    placeNew([...stand(boxes(500), places), box('new')], [...links, { from: 'new', to: 'v7' }]);
    const more = spent(later);
    assert.ok(more < 200, `one more took ${more.toFixed(0)} ms`);
  });
});
