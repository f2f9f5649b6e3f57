import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readTable } from '#platform/export/index.ts';
import { quotationsFrom, readPastedLines, readSurvey } from './index.ts';

const table = readTable(`Id,Submitted,Age,How satisfied are you?,What matters most to you?,Anything else?
1,01/03/2026 10:00,75 to 84,Very satisfied,"I want to make my own tea, not be washed at nine",
2,01/03/2026 10:05,65 to 74,Very satisfied,Someone who stays long enough to talk to me,No
3,01/03/2026 10:09,75 to 84,Not at all satisfied,Getting out of the house on a Thursday,The bus stop moved and nobody asked us
`);

test('finds the columns with people’s own words, and lists the rest after them', () => {
  const { candidates } = readSurvey(table);
  assert.deepEqual(
    candidates.filter((one) => one.isFreeText).map((one) => one.column),
    ['What matters most to you?', 'Anything else?'],
  );
  assert.equal(candidates.length, 6);
  assert.deepEqual([candidates[0]!.filled, candidates[0]!.distinct], [3, 3]);
});

test('quotes each answer with where it stood', () => {
  const quotations = quotationsFrom(table, ['What matters most to you?', 'Anything else?']);
  assert.equal(quotations.length, 5);
  assert.deepEqual(quotations[0], {
    words: 'I want to make my own tea, not be washed at nine',
    line: 2,
    column: 'What matters most to you?',
  });
  assert.deepEqual(quotationsFrom(table, ['No such column']), []);
});

test('reads who, where and when from a plain tail', () => {
  const tails: [string, string, string | null, string | null, string | null][] = [
    ['I want my own tea – Mrs K, Fell, 3 March 2026', 'I want my own tea', 'Mrs K', 'Fell', '2026-03-03'],
    ['I want my own tea – a neighbour, 03/03/2026', 'I want my own tea', 'a neighbour', null, '2026-03-03'],
    ['I want my own tea – 3 March 2026', 'I want my own tea', null, null, '2026-03-03'],
    ['I want my own tea. — Mrs K', 'I want my own tea.', 'Mrs K', null, null],
    ['I want my own tea - Mrs K, Shore Road hall', 'I want my own tea', 'Mrs K', 'Shore Road hall', null],
    ['“I want my own tea” – someone at the hall', 'I want my own tea', 'someone at the hall', null, null],
    ['"I want my own tea"', 'I want my own tea', null, null, null],
    ['• I want my own tea', 'I want my own tea', null, null, null],
    ['2. I want my own tea', 'I want my own tea', null, null, null],
  ];
  for (const [line, words, saidBy, heardAt, heardOn] of tails)
    assert.deepEqual(readPastedLines(line), [{ line: 1, words, saidBy, heardAt, heardOn }], line);
});

test('keeps the words whole where a dash is part of them', () => {
  for (const line of [
    'I like to cook – not for company, for myself',
    'I like to cook – on my own',
    'The bus – Never on time',
    'Not a well-kept park',
    '"Good" is not a word I would use for "care"',
    '3 buses a day is not enough',
    'They said “wait” – and I waited, and waited',
  ])
    assert.equal(readPastedLines(line)[0]!.words, line);
});

test('passes over lines without words and counts lines as an editor does', () => {
  assert.deepEqual(
    readPastedLines('\nTea\r\n\r\n---\nTalk').map((one) => [one.line, one.words]),
    [
      [2, 'Tea'],
      [5, 'Talk'],
    ],
  );
});

test('never throws and never invents a word', () => {
  const parts = fc.constantFrom(
    ' – ',
    '“',
    '”',
    '"',
    ', ',
    'Mrs K',
    'tea',
    '3 March 2026',
    '.',
    '- ',
    '1. ',
    '\n',
    "'",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(parts).map((some) => some.join('')),
      ),
      (text) => {
        for (const one of readPastedLines(text)) {
          assert.ok(one.words !== '');
          for (const words of [one.words, one.saidBy ?? '']) assert.ok(text.includes(words));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
