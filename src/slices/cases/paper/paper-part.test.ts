import assert from 'node:assert/strict';
import { it } from 'node:test';
import { noticeBy } from './paper-part.ts';

it('notice of a key decision leaves 28 clear days, over month ends, leap days and clock changes', () => {
  for (const [decision, notice] of [
    ['2027-03-31', '2027-03-02'],
    ['2028-03-29', '2028-02-29'],
    ['2027-01-15', '2026-12-17'],
    ['2027-04-12', '2027-03-14'],
  ] as const) {
    assert.equal(noticeBy(decision), notice);
    const between = (Date.parse(decision) - Date.parse(notice)) / 86_400_000 - 1;
    assert.equal(between, 28);
  }
});
