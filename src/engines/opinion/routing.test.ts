import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookAt, lookAtGroups, nextFor, oneGroup, routing, standardRouting } from './index.ts';
import { madeUpVotes } from './made-up-votes.ts';
import { prioritiesOf } from './routing.ts';

const look = lookAt(madeUpVotes(80, 30, 3, 0.5));
const { priority } = lookAtGroups(look, oneGroup(look));
const all = look.matrix.statements.map((_, on) => on);
const { seen } = look.tallies;

function drawn(draws: number, rule = standardRouting, counts = seen): Int32Array {
  const shown = new Int32Array(all.length);
  for (let person = 0; person < draws; person += 1)
    shown[nextFor(priority, counts, all, { seed: 4, person, turn: 0 }, rule)!.statement]! += 1;
  return shown;
}

/** How far what was shown is from all alike: Pearson's sum of squares over what would be expected. */
const fromUniform = (shown: Int32Array): number => {
  const expected = shown.reduce((sum, one) => sum + one, 0) / shown.length;
  return shown.reduce((sum, one) => sum + (one - expected) ** 2 / expected, 0);
};

describe('which statement comes next', () => {
  it('is drawn by priority and not all alike: the fault that a live service had for sixteen months fails here', () => {
    // 29 degrees of freedom: above 66.2 uniform draws come one time in ten thousand.
    assert.ok(fromUniform(drawn(6_000)) > 66.2);
    const alike = prioritiesOf({ agree: seen, pass: seen, seen }, new Float64Array(30), new Uint8Array(30).fill(1));
    assert.deepEqual(new Set(alike), new Set([49]));
    const shown = new Int32Array(30);
    for (let person = 0; person < 6_000; person += 1)
      shown[nextFor(alike, seen, all, { seed: 4, person, turn: 0 })!.statement]! += 1;
    assert.ok(fromUniform(shown) < 66.2, 'and the test knows uniform draws when it sees them');
  });

  it('comes about as often as its chance says', () => {
    const chances = routing(priority, seen, all);
    assert.ok(Math.abs(chances.reduce((sum, one) => sum + one, 0) - 1) < 1e-12);
    const draws = 20_000;
    for (const [on, count] of drawn(draws).entries()) {
      const expected = chances[on]! * draws;
      assert.ok(Math.abs(count - expected) < 5 * Math.sqrt(expected) + 1, `${on}: ${count} for ${expected}`);
    }
  });

  it('keeps a part of all turns for what too few have seen, however little it is worth otherwise', () => {
    const counts = seen.map((count, on) => (on < 3 ? 2 : Math.max(count, 20)));
    const none = priority.map((worth, on) => (on < 3 ? 0 : worth));
    const chances = routing(none, counts, all);
    for (const on of [0, 1, 2]) assert.ok(Math.abs(chances[on]! - standardRouting.floor / 3) < 1e-12);
    const turn = nextFor(none, counts, [0], { seed: 1, person: 1, turn: 1 });
    assert.deepEqual([turn?.statement, turn?.why], [0, 'floor']);
  });

  it('is the same when it is asked again, another at another turn, and none when all was voted on', () => {
    const at = { seed: 4, person: 12, turn: 3 };
    assert.deepEqual(nextFor(priority, seen, all, at), nextFor(priority, seen, all, at));
    const turns = new Set(all.map((turn) => nextFor(priority, seen, all, { ...at, turn })!.statement));
    assert.ok(turns.size > 5);
    assert.equal(nextFor(priority, seen, [], at), null);
  });

  it('falls with passes and with eyes, rises with agreement and with how far a statement divides', () => {
    const one = (agree: number, pass: number, count: number, far: number) =>
      prioritiesOf(
        { agree: Int32Array.of(agree), pass: Int32Array.of(pass), seen: Int32Array.of(count) },
        Float64Array.of(far),
        new Uint8Array(1),
      )[0]!;
    assert.ok(one(5, 3, 10, 1) < one(5, 1, 10, 1));
    assert.ok(one(10, 0, 20, 1) < one(5, 0, 10, 1));
    assert.ok(one(6, 0, 10, 1) > one(5, 0, 10, 1));
    assert.ok(one(5, 0, 10, 2) > one(5, 0, 10, 1));
    // By hand: a = 6/12, p = 2/12, [(10/12)(2)(1/2)(1 + 8/4)]² = 2.5².
    assert.ok(Math.abs(one(5, 1, 10, 1) - 6.25) < 1e-12);
  });
});
