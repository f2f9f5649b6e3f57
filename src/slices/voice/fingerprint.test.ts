import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fingerprintsOf } from './quotation.ts';

it('words are the same whatever the quotation marks and spaces, but not when two people said them', () => {
  const line = { saidBy: null, heardAt: null, heardOn: null };
  const [a, b, c] = fingerprintsOf([
    { ...line, words: 'More  benches' },
    { ...line, words: '“More benches”' },
    { ...line, words: 'Fewer benches' },
  ]);
  assert.notEqual(a, b);
  assert.notEqual(a, c);
  assert.equal(a, fingerprintsOf([{ ...line, words: 'more benches' }])[0]);
  assert.notEqual(a, fingerprintsOf([{ ...line, words: 'more benches', saidBy: 'Mrs K' }])[0]);
});
