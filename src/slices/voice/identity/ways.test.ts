import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { londonHour, weekdayOf } from '#platform/clock.ts';
import { mostAnHour, tooMuchSaid } from './limits.ts';
import { endText } from './told.ts';
import { codeAlphabet, codeLength, readCode, showCode } from './ways.ts';

describe('a printed code', () => {
  const code = 'CDFGHJK347';
  it('is read however it is typed', () => {
    for (const typed of ['CDFGHJK347', 'cdfgh-jk347', ' cdfg hjk3 47 ', 'CDFGH–JK347', showCode(code)])
      assert.equal(readCode(typed), code, typed);
  });
  it('is none where a letter is missing, too many, or not of the alphabet', () => {
    for (const typed of ['', 'CDFGHJK34', 'CDFGHJK3477', 'CDFGHJK340', 'CDFGHJK34É'])
      assert.equal(readCode(typed), null, typed);
  });
  it('has no letters that look alike, and more than a million million are possible', () => {
    assert.doesNotMatch(codeAlphabet, /[AEIOUL01258BSZ]/);
    assert.ok(codeAlphabet.length ** codeLength > 1e13);
  });
});

describe('what one person can say', () => {
  const now = new Date('2027-03-01T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  it('is so much in an hour and so much in a day, and then they are told when to go on', () => {
    assert.equal(tooMuchSaid([null, ago(5), ago(70)], now), null);
    assert.match(tooMuchSaid(Array(mostAnHour).fill(ago(20)), now)!, /in an hour/);
    assert.match(tooMuchSaid(Array(10).fill(ago(300)), now)!, /in a day.*tomorrow/);
    assert.equal(tooMuchSaid(Array(10).fill(ago(24 * 60)), now), null);
  });
});

describe('what became of a statement', () => {
  const one = {
    words: 'Warm soup',
    state: 'accepted',
    refusedBecause: null,
    appeal: null,
    agrees: 3,
    disagrees: 1,
    passes: 0,
  } as const;
  it('says how many saw it and who agreed, but not of fewer than five', () => {
    assert.match(
      endText({ ...one, passes: 1 }),
      /“Warm soup”\n5 people saw it and voted: 3 agreed, 1 disagreed, 1 passed/,
    );
    assert.match(endText(one), /Too few voted/);
    assert.match(
      endText({ ...one, state: 'rejected', refusedBecause: 'It names somebody' }),
      /refused: It names somebody\./,
    );
  });
});

describe('the clock in London', () => {
  it('tells the hour and the day of the week, summer and winter', () => {
    assert.deepEqual(
      [londonHour(new Date('2027-07-01T07:30:00Z')), londonHour(new Date('2027-01-01T07:30:00Z'))],
      [8, 7],
    );
    assert.deepEqual([weekdayOf('2027-03-01'), weekdayOf('2027-03-07')], [1, 7]);
  });
});
