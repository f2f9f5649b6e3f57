import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextDue, occurrences, openTimes } from './occurrences.ts';

const term = { startsOn: '2026-01-01', endsOn: '2026-06-30' };
const all = (...args: Parameters<typeof occurrences>) => [...occurrences(...args)];

describe('what is owed again and again', () => {
  it('falls due on each of its days until the agreement ends', () => {
    assert.deepEqual(all({ howOften: 'monthly', byOn: '2026-01-31' }, term), [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
    ]);
    assert.deepEqual(all({ howOften: 'quarterly', byOn: null }, term), ['2026-04-01'], 'the end of the first quarter');
    assert.equal(all({ howOften: 'weekly', byOn: '2026-01-05' }, term).length, 26);
    assert.deepEqual(all({ howOften: 'yearly', byOn: null }, term), []);
    for (const howOften of ['once', 'always'] as const)
      assert.deepEqual(all({ howOften, byOn: '2026-01-05' }, term), []);
  });

  it('comes next on the first day that nobody has answered for', () => {
    const monthly = { howOften: 'monthly', byOn: '2026-01-31', state: 'owed' } as const;
    const after = (...answered: string[]) => nextDue(monthly, term, new Set(answered));
    assert.equal(after(), '2026-01-31');
    assert.equal(after('2026-01-31', '2026-03-31'), '2026-02-28');
    assert.equal(after(...all(monthly, term)), null);
    const once = (state: 'owed' | 'kept' | 'not-kept' | 'excused') =>
      nextDue({ howOften: 'once', byOn: '2026-02-01', state }, term, new Set());
    assert.deepEqual(
      [once('owed'), once('not-kept'), once('kept'), once('excused')],
      ['2026-02-01', '2026-02-01', null, null],
    );
  });

  it('can be answered for what has been and for the next, and goes on where no end is said', () => {
    const monthly = { howOften: 'monthly', byOn: '2026-01-31', state: 'owed' } as const;
    assert.deepEqual(openTimes(monthly, term, new Set(['2026-01-31']), '2026-03-15'), ['2026-02-28', '2026-03-31']);
    const ahead = new Set(['2026-01-31', '2026-02-28', '2026-03-31']);
    assert.deepEqual(openTimes(monthly, term, ahead, '2026-03-15'), ['2026-04-30'], 'the next was answered early');
    const endless = { startsOn: null, endsOn: null };
    assert.equal(openTimes({ ...monthly, howOften: 'weekly' }, endless, new Set(), '2036-01-01').length, 60);
  });
});
