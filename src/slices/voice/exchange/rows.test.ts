import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolisVote } from '#standards/polis/index.ts';
import { type Cast, type Rows, rowsOf } from './rows.ts';

const rules = { fewestPeople: 10, fewestVotes: 5 };
const cast = (at: number, agreed: boolean, on: readonly string[] = ['1', '2']): Cast => ({
  agreed,
  draw: (at * 7_919) % 1_009,
  votes: new Map(on.map((one, nth): [string, PolisVote] => [one, ((at + nth) % 3 === 0 ? -1 : 1) as PolisVote])),
});
const many = (count: number, agreed: boolean, on?: readonly string[]) =>
  Array.from({ length: count }, (_, at) => cast(at + (agreed ? 0 : 500), agreed, on));

describe('votes as rows', () => {
  it('are refused where fewer than ten agreed, and where fewer than ten did not', () => {
    assert.match((rowsOf(many(9, true), ['1', '2'], rules) as { refused: string }).refused, /fewer than 10/);
    assert.match(
      (rowsOf([...many(20, true), ...many(1, false)], ['1', '2'], rules) as { refused: string }).refused,
      /could be worked out/,
    );
    assert.ok('rows' in rowsOf(many(10, true), ['1', '2'], rules));
    assert.ok('rows' in rowsOf([...many(10, true), ...many(10, false)], ['1', '2'], rules));
  });

  it('leave out a statement where what is left of its counts would tell how a few others voted', () => {
    const people = [...many(12, true, ['1', '2']), ...many(10, false, ['1']), ...many(2, false, ['2'])];
    const told = rowsOf(people, ['1', '2'], rules) as Rows;
    assert.deepEqual([told.statements, told.leftOut], [['1'], ['2']]);
    assert.ok(told.rows.every(({ votes }) => !votes.has('2')));
  });

  it('have numbers of their own, each once, and the order of the draw alone', () => {
    const people = Array.from(
      { length: 40 },
      (_, at): Cast => ({ ...cast(at, true), draw: at < 5 ? 7 : (at * 65_537) % 9_973 }),
    );
    const { rows } = rowsOf(people, ['1', '2'], rules) as Rows;
    const given = rows.map(({ participant }) => Number(participant));
    assert.equal(new Set(given).size, 40);
    assert.ok(given.every((one) => one >= 100_000_000 && one < 1_000_000_000));
    const again = rowsOf(people.toReversed(), ['1', '2'], rules) as Rows;
    assert.deepEqual(
      again.rows.map(({ participant }) => participant).sort(),
      rows.map(({ participant }) => participant).sort(),
    );
  });
});
