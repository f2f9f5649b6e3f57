import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDate, readPastedLines } from './pasted-lines.ts';
import { fingerprintsOf } from './quotation.ts';

const one = (text: string) => readPastedLines(text).lines[0];

describe('quotations pasted one a line', () => {
  it('take a tail of who, where and when, each optional', () => {
    assert.deepEqual(one('“I used to do my own hair” – Mrs K, Fell ward, 3 May 2026'), {
      words: 'I used to do my own hair',
      saidBy: 'Mrs K',
      heardAt: 'Fell ward',
      heardOn: '2026-05-03',
    });
    assert.deepEqual(one('The bus stops at six'), {
      words: 'The bus stops at six',
      saidBy: null,
      heardAt: null,
      heardOn: null,
    });
    assert.deepEqual(one('The bus stops at six – a carer'), {
      words: 'The bus stops at six',
      saidBy: 'a carer',
      heardAt: null,
      heardOn: null,
    });
    assert.deepEqual(one('The bus stops at six — 2026-05-03'), {
      words: 'The bus stops at six',
      saidBy: null,
      heardAt: null,
      heardOn: '2026-05-03',
    });
    assert.equal(one('"The bus stops at six" - Mr B')?.saidBy, 'Mr B');
  });

  it('leave a hyphen and a lone dash inside a sentence alone', () => {
    assert.equal(one('I like it - really')?.words, 'I like it - really');
    assert.equal(one('Well-being is a long-term thing')?.words, 'Well-being is a long-term thing');
    assert.equal(one(`It was – ${'long '.repeat(60)}`)?.saidBy, null);
  });

  it('drop bullets and empty lines, and name a line that cannot be one', () => {
    const { lines, problems } = readPastedLines(`• One\r\n\r\n2. Two\n– Mrs K\n${'x'.repeat(2_001)}`);
    assert.deepEqual(
      lines.map((line) => line.words),
      ['One', 'Two', '– Mrs K'],
    );
    assert.deepEqual(problems, [{ line: 5, says: 'is longer than 2,000 characters' }]);
  });

  it('read only real dates', () => {
    assert.equal(readDate('3rd May 2026'), '2026-05-03');
    assert.equal(readDate('31/2/2026'), null);
    assert.equal(readDate('May 2026'), null);
  });

  it('count as the same words whatever the quotation marks and spaces, but not when two people said them', () => {
    const line = { saidBy: null, heardAt: null, heardOn: null };
    const [a, b, c] = fingerprintsOf([
      { ...line, words: 'More  benches' },
      { ...line, words: '“More benches”' },
      { ...line, words: 'Fewer benches' },
    ]);
    assert.notEqual(a, b);
    assert.notEqual(a, c);
    assert.equal(a, fingerprintsOf([{ ...line, words: 'more benches' }])[0]);
  });
});
