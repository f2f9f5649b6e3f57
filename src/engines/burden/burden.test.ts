import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Asked, anchor, bidBurden, mostHoursPerThousand, rates, unsaid } from './index.ts';

const asked = (more: Partial<Asked> = {}): Asked => ({
  questions: 5,
  wordsEach: { low: 200, high: 400 },
  documents: 2,
  insurances: 1,
  wordsToRead: 3_000,
  ...more,
});
const small = (annualPence: number | null) => ({ annualPence, forSmall: true });
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test('the anchor case alarms: 44 questions of 500 to 2,000 words for £350,000 a year', () => {
  const burden = bidBurden(
    asked({ questions: anchor.questions, wordsEach: anchor.wordsEach, documents: null, insurances: null }),
    small(anchor.annualPence),
  );
  assert.deepEqual(
    burden.alarms.map((alarm) => [alarm.kind, alarm.sure]),
    [
      ['hours', false],
      ['questions', true],
    ],
  );
  assert.match(burden.alarms[1]!.says, /44 questions, as many for the money/);
  // 44 questions of 500 words and no more: 11 + 44 hours, and reading; of 2,000 words 33 + 440, eight documents and four insurances.
  near(burden.hours!.low, 0.3 + 11 + 44 + 0 + 0.5);
  near(burden.hours!.high, 0.9 + 33 + 440 + 16 + 12);
  near(burden.limitHours!, 350);
});

test('one question fewer for the same money, or the same for a pound more, is below the anchor', () => {
  const kinds = (questions: number, pence: number) =>
    bidBurden(asked({ questions }), { annualPence: pence, forSmall: false }).alarms.map((alarm) => alarm.kind);
  assert.deepEqual(kinds(44, 35_000_000), ['questions']);
  assert.deepEqual(kinds(43, 35_000_000), []);
  assert.deepEqual(kinds(44, 35_000_100), []);
});

test('the hours alarm is sure where even the low figure passes the limit, possible where only the high one does', () => {
  const { hours } = bidBurden(asked(), small(null));
  const at = (hoursAllowed: number) =>
    bidBurden(asked(), small((hoursAllowed / mostHoursPerThousand) * 100_000)).alarms.find(
      (one) => one.kind === 'hours',
    );
  assert.equal(at(hours!.low * 0.99)?.sure, true);
  assert.equal(at(hours!.low * 1.01)?.sure, false);
  assert.equal(at(hours!.high * 1.01), undefined);
  assert.equal(
    bidBurden(asked(), { annualPence: 100_000, forSmall: false }).alarms.some((one) => one.kind === 'hours'),
    false,
  );
});

test('without the number of questions, or the value, nothing is made up', () => {
  assert.equal(bidBurden(asked({ questions: null }), small(35_000_000)).hours, null);
  assert.equal(bidBurden(asked(), small(null)).perThousand, null);
  assert.deepEqual(bidBurden(asked(), small(0)).alarms, []);
  assert.deepEqual(bidBurden(asked({ questions: 0 }), { annualPence: 1, forSmall: false }).alarms, []);
});

test('saying what was not said never widens the estimate, and more asked never takes less', () => {
  const count = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(
      count,
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 1, max: 4 }),
      (questions, documents, insurances) => {
        const unknown = bidBurden(asked({ questions, documents: null, insurances: null, wordsEach: null }), small(null))
          .hours!;
        const known = bidBurden(
          asked({ questions, documents, insurances, wordsEach: { low: 300, high: 500 } }),
          small(null),
        ).hours!;
        assert.ok(known.low >= unknown.low - 1e-9 && known.high <= unknown.high + 1e-9);
        const more = bidBurden(asked({ questions: questions + 1, documents, insurances }), small(null)).hours!;
        const less = bidBurden(asked({ questions, documents, insurances }), small(null)).hours!;
        assert.ok(more.low >= less.low && more.high >= less.high && less.low <= less.high);
      },
    ),
  );
});

test('each rate is a range with its basis, and says that it is an assumption', () => {
  for (const rate of Object.values(rates)) {
    assert.ok(rate.low > 0 && rate.low < rate.high);
    assert.match(rate.basis, /our assumption/);
  }
  for (const range of Object.values(unsaid)) assert.ok(range.low < range.high);
});
