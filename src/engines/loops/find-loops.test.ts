import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findLoops, limits } from './find-loops.ts';
import type { SignedLink } from './types.ts';

type Pair = readonly [from: number, to: number, opposite: boolean];

const linksOf = (pairs: readonly Pair[], name = (at: number) => `v${String(at).padStart(3, '0')}`): SignedLink[] =>
  pairs.map(([from, to, opposite], at) => ({
    id: `l${String(at).padStart(4, '0')}`,
    from: name(from),
    to: name(to),
    direction: opposite ? 'opposite' : 'same',
    delayed: at % 3 === 0,
  }));

/** Tries every path: slow, short and plainly right. */
function everyLoop(links: readonly SignedLink[]): string[] {
  const found = new Set<string>();
  const walk = (path: readonly SignedLink[]): void => {
    const last = path.at(-1)!;
    if (last.to === path[0]!.from) {
      found.add(round(path.map(({ id }) => id)));
      return;
    }
    if (path.some(({ from }) => from === last.to)) return;
    for (const link of links) if (link.from === last.to) walk([...path, link]);
  };
  for (const link of links) walk([link]);
  return [...found].sort();
}

/** The same for a loop wherever it is begun. */
function round(ids: readonly string[]): string {
  const least = ids.indexOf([...ids].sort()[0]!);
  return [...ids.slice(least), ...ids.slice(0, least)].join(' ');
}

const graphs = (most: number, ends: number) =>
  fc.array(fc.tuple(fc.nat(ends), fc.nat(ends), fc.boolean()), { maxLength: most, size: 'max' }) as fc.Arbitrary<
    Pair[]
  >;
const all = { most: 1e6, countTo: 1e6, longest: 1e3, steps: 1e9 };

/** A stated map: each link drawn by one multiplier, so that it is the same on every machine. */
export function aMap(variables: number, links: number, seed = 7): SignedLink[] {
  let state = seed;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  while (pairs.length < links) {
    const [from, to] = [draw(variables), draw(variables)];
    if (from === to || seen.has(`${from} ${to}`)) continue;
    seen.add(`${from} ${to}`);
    pairs.push([from, to, draw(3) === 0]);
  }
  return linksOf(pairs);
}

describe('loops in a map', () => {
  it('are those that trying every path finds, each once, with its class and delays', () => {
    fc.assert(
      fc.property(graphs(14, 6), (pairs) => {
        const links = linksOf(pairs);
        const answer = findLoops(links, all);
        assert.deepEqual(answer.loops.map((loop) => round(loop.links)).sort(), everyLoop(links));
        assert.ok(answer.complete && answer.stoppedBy === null && answer.counted === answer.loops.length);
        const byId = new Map(links.map((link) => [link.id, link]));
        for (const loop of answer.loops) {
          const own = loop.links.map((id) => byId.get(id)!);
          assert.deepEqual(
            loop.variables,
            own.map(({ from }) => from),
          );
          assert.ok(own.every((link, at) => link.to === own[(at + 1) % own.length]!.from));
          const opposites = own.filter(({ direction }) => direction === 'opposite').length;
          assert.equal(loop.class, opposites % 2 ? 'balancing' : 'reinforcing');
          assert.equal(loop.delays, own.filter(({ delayed }) => delayed).length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are the shortest of them where not all are listed, and the answer says so', () => {
    fc.assert(
      fc.property(graphs(20, 6), fc.integer({ min: 1, max: 8 }), (pairs, most) => {
        const links = linksOf(pairs);
        const whole = findLoops(links, all);
        const part = findLoops(links, { ...all, most });
        assert.deepEqual(part.loops, whole.loops.slice(0, most));
        assert.equal(part.counted, whole.counted);
        const counted = findLoops(links, { ...all, most, countTo: most });
        assert.equal(counted.complete, whole.counted <= most);
        assert.deepEqual(counted.loops, part.loops);
        const lengths = whole.loops.map((loop) => loop.links.length);
        assert.deepEqual(
          lengths,
          [...lengths].sort((a, b) => a - b),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('up to a length are all of that length, and "complete" is said only where it is so', () => {
    fc.assert(
      fc.property(graphs(18, 6), fc.integer({ min: 1, max: 6 }), (pairs, longest) => {
        const links = linksOf(pairs);
        const whole = findLoops(links, all);
        const part = findLoops(links, { ...all, longest });
        assert.deepEqual(
          part.loops,
          whole.loops.filter((loop) => loop.links.length <= longest),
        );
        if (part.complete) assert.equal(part.counted, whole.counted);
        else assert.equal(part.stoppedBy, 'length');
        if (whole.loops.some((loop) => loop.links.length > longest)) assert.ok(!part.complete);
      }),
      { numRuns: 300 },
    );
  });

  it('do not change with the order of the links', () => {
    fc.assert(
      fc.property(graphs(20, 7), fc.integer(), (pairs, seed) => {
        const links = linksOf(pairs);
        const shuffled = links
          .map((link, at) => ({ link, key: Math.imul(at + 1, seed | 1) >>> 3 }))
          .sort((a, b) => a.key - b.key)
          .map(({ link }) => link);
        assert.deepEqual(findLoops(shuffled, { most: 5 }), findLoops(links, { most: 5 }));
      }),
    );
  });

  it('are the same loops under other names', () => {
    fc.assert(
      fc.property(graphs(14, 6), fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), (pairs, order) => {
        const links = linksOf(pairs);
        const renamed = linksOf(pairs, (at) => `w${order[at]}`);
        const rounds = (of: SignedLink[]) =>
          findLoops(of, all).loops.map((loop) => `${round(loop.links)} ${loop.class}`);
        assert.deepEqual(rounds(renamed).sort(), rounds(links).sort());
      }),
    );
  });

  it('number what theory says in a map where everything leads to everything', () => {
    const pairs: Pair[] = [];
    for (let from = 0; from < 7; from += 1)
      for (let to = 0; to < 7; to += 1) if (from !== to) pairs.push([from, to, false]);
    // The sum over k of C(7, k) (k - 1)! for k from 2: every choice of variables in every round order.
    assert.equal(findLoops(linksOf(pairs), all).counted, 2_365);
  });

  it('are found in hard maps: one long ring, dead ends by the thousand, a wall of choices', () => {
    const ring = linksOf(Array.from({ length: 400 }, (_, at) => [at, (at + 1) % 400, at === 0] as Pair));
    const round = findLoops(ring, { longest: 400 });
    assert.equal(round.counted, 1);
    assert.ok(round.complete);
    assert.equal(round.loops[0]!.class, 'balancing');
    assert.deepEqual(findLoops(ring).stoppedBy, 'length');

    // Twenty-four doubled steps lead away from a loop of two and never come back: 2^24 paths, one loop.
    const away: Pair[] = [
      [0, 1, false],
      [1, 0, true],
    ];
    for (let at = 1; at < 60; at += 3)
      away.push([at, at + 1, false], [at, at + 2, false], [at + 1, at + 3, false], [at + 2, at + 3, false]);
    assert.deepEqual([findLoops(linksOf(away)).counted, findLoops(linksOf(away)).complete], [1, true]);

    // The same with a way back to 1: begun at 0, each of a million paths ends at a variable that it stands on already.
    const trap: Pair[] = [...away, [61, 1, false]];
    const trapped = findLoops(linksOf(trap), { longest: 100, countTo: 50 });
    assert.equal(trapped.stoppedBy, 'count');
    assert.equal(trapped.loops[0]!.links.length, 2);
  });

  it('of 500 variables and 2,000 links are listed within two seconds, and what is left out is said', () => {
    for (const links of [aMap(500, 2_000), aMap(500, 2_000, 99), aMap(60, 2_000)]) {
      // Its own work, not what it waits for on a busy machine.
      const began = process.cpuUsage();
      const answer = findLoops(links);
      const took = process.cpuUsage(began).user / 1000;
      assert.equal(answer.loops.length, limits.most);
      assert.equal(answer.stoppedBy, 'count');
      assert.ok(!answer.complete && answer.counted === limits.countTo);
      assert.ok(took < 2_000, `it took ${took.toFixed(0)} ms`);
    }
  });

  it('stop at a stated number of steps, the same on every machine', () => {
    const answer = findLoops(aMap(500, 2_000), { steps: 100_000 });
    assert.equal(answer.stoppedBy, 'steps');
    assert.ok(!answer.complete);
    assert.deepEqual(findLoops(aMap(500, 2_000), { steps: 100_000 }), answer);
  });
});
