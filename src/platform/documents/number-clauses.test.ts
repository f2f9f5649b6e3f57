import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clause, type Level, numberClauses, paragraph } from './index.ts';

const numbersOf = (...levels: number[]) =>
  numberClauses(levels.map((level) => clause(level as Level, ''))).map((one) => one.number);

test('clauses are numbered as laws are', () => {
  assert.deepEqual(numbersOf(1, 2, 2, 3, 2, 1, 2), ['1', '1.1', '1.2', '1.2.1', '1.3', '2', '2.1']);
  assert.deepEqual(numberClauses([paragraph('x')]), []);
});

test('no number has a gap, none comes twice, whatever the levels', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(1, 2, 3)), (levels) => {
      const numbers = numbersOf(...levels);
      assert.equal(new Set(numbers).size, numbers.length);
      const seen = new Set(numbers);
      for (const number of numbers) {
        const parts = number.split('.').map(Number);
        assert.ok(parts.every((part) => part >= 1));
        const above = parts.slice(0, -1).join('.');
        const before = [...parts.slice(0, -1), parts.at(-1)! - 1].join('.');
        assert.ok(above === '' || seen.has(above));
        assert.ok(parts.at(-1) === 1 || seen.has(before));
      }
    }),
  );
});
