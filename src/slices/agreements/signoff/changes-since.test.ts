import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changesSince } from './changes-since.ts';
import { freeze, type PutText, thaw } from './put-text.ts';

const text = (
  parts: Record<string, readonly [key: string, says: string][]>,
  roles: PutText['roles'] = [],
): PutText => ({
  of: 'plan',
  title: 'Living well',
  short: [],
  parts: Object.entries(parts).map(([title, lines]) => ({
    title,
    none: 'None.',
    lines: lines.map(([key, says]) => ({ key, says })),
  })),
  roles,
});

describe('what is different between two versions', () => {
  it('is nothing where they say the same, whatever their order', () => {
    const one = text({
      Wanted: [
        ['a', 'A'],
        ['b', 'B'],
      ],
    });
    assert.deepEqual(changesSince(one, one), []);
    assert.deepEqual(
      changesSince(
        one,
        text({
          Wanted: [
            ['b', 'B'],
            ['a', 'A'],
          ],
        }),
      ),
      [],
    );
  });

  it('is each line that is new, gone, changed or moved, and what a partner has in it', () => {
    const before = text(
      {
        Settled: [
          ['a', 'A'],
          ['b', 'B'],
        ],
        Open: [['c', 'C']],
      },
      [{ who: 'Harbour Homes', does: ['funds it: £1'] }],
    );
    const now = text(
      {
        Settled: [
          ['a', 'A, twice'],
          ['c', 'C'],
        ],
        Open: [['d', 'D']],
      },
      [{ who: 'harbour homes', does: ['funds it: £2'] }],
    );
    assert.deepEqual(
      changesSince(before, now).map(({ does, was, is }) => [does, was, is]),
      [
        ['Changed', 'A', 'A, twice'],
        ['Moved', null, 'C'],
        ['New', null, 'D'],
        ['Changed', 'Harbour Homes funds it: £1', 'harbour homes funds it: £2'],
        ['Gone', 'B', null],
      ],
    );
  });
});

describe('a text that was put', () => {
  it('has an address that follows from every word of it, and shows where a word was changed since', () => {
    const put = freeze(text({ Wanted: [['a', 'A']] }));
    assert.equal(freeze(text({ Wanted: [['a', 'A']] })).hash, put.hash);
    assert.notEqual(freeze(text({ Wanted: [['a', 'a']] })).hash, put.hash);
    assert.equal(thaw(put).whole, true);
    assert.equal(thaw({ ...put, content: put.content.replace('"A"', '"Z"') }).whole, false);
  });
});
