import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import {
  bold,
  bullets,
  clause,
  clauseHeading,
  copy,
  type Document,
  heading,
  link,
  paragraph,
  question,
  quotation,
  table,
  writePdf,
  writingLines,
} from './index.ts';

const document = (blocks: Document['blocks'], more: Partial<Document> = {}): Document => ({
  title: 'Home care in Thornmere – £350k',
  author: 'Thornmere',
  writtenAt: new Date('2027-05-04T10:00:00Z'),
  blocks,
  ...more,
});

/** Poppler reads what we wrote: nobody marks their own work. */
const reads = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'pdftotext and pdfinfo (poppler-utils) are not on this machine';
  }
})();

function read(bytes: Buffer, command: string, ...options: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'commonweal-pdf-'));
  try {
    const file = path.join(folder, 'it.pdf');
    writeFileSync(file, bytes);
    return execFileSync(command, [...options, file, ...(command === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a PDF is tagged, says its title, author, date and language, and is A4', { skip: reads }, async () => {
  const bytes = await writePdf(document([heading(1, 'Why'), paragraph('Because.')]));
  const info = read(bytes, 'pdfinfo');
  assert.match(info, /Title: +Home care in Thornmere – £350k/);
  assert.match(info, /Author: +Thornmere/);
  assert.match(info, /CreationDate: +Tue May +4 10:00:00 2027/);
  assert.match(info, /Tagged: +yes/);
  assert.match(info, /Page size: .*A4/);
  assert.match(bytes.toString('latin1'), /\/Lang \(en-GB\)/);
  assert.match(bytes.toString('latin1'), /\/DisplayDocTitle true/);
  assert.match(bytes.toString('latin1'), /\/Outlines/);
});

test('its structure is what was meant: headings, lists, quotations, links, tables with heads', {
  skip: reads,
}, async () => {
  const structure = read(
    await writePdf(
      document([
        heading(1, 'What people said'),
        quotation('I want my own tea', 'Mrs K'),
        bullets(['one']),
        clauseHeading(1, 'The service'),
        clause(2, ['Visits ', bold('shall'), ' last.']),
        clause(3, 'At weekends too.'),
        paragraph(['See ', link('the rules of the house', 'https://example.org/r'), ' first.']),
        table('Costs', ['Line', 'A year'], [['Home care', '£350,000']]),
      ]),
    ),
    'pdfinfo',
    '-struct-text',
  );
  const flat = structure.replace(/\s+/g, ' ');
  assert.match(flat, /H1 \(block\) "Home care in Thornmere – £350k"/);
  assert.match(flat, /H2 \(block\) "What people said" BlockQuote P \(block\) "I want my own tea" P \(block\) "Mrs K"/);
  assert.match(flat, /L \(block\) LI \(block\) Lbl \(block\) "• ?" LBody \(block\) "one"/);
  assert.match(flat, /H2 \(block\) "1 ?The service"/);
  assert.match(flat, /Lbl \(block\) "1\.1 ?" LBody \(block\) "Visits " "shall " "last\."/);
  assert.match(flat, /Lbl \(block\) "1\.1\.1 ?"/);
  assert.match(flat, /"See " Link \(inline\) "the rules of the house" Object \d+ \d+ " first\."/);
  assert.match(
    flat,
    /Table \(block\) Caption "Costs" TR TH: \/Scope \/Column "Line" TH: \/Scope \/Column "A year" TR TD "Home care" TD "£350,000"/,
  );
});

test('a long table goes over pages, its head again on each, and no word of it is lost', { skip: reads }, async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [
    `row${index}`,
    index === 60 ? 'word '.repeat(2_000) : 'short',
  ]);
  const bytes = await writePdf(document([table('Long', ['Heading-of-it', 'Words'], rows)]));
  const pages = Number(/Pages: +(\d+)/.exec(read(bytes, 'pdfinfo'))![1]);
  const text = read(bytes, 'pdftotext', '-layout');
  assert.ok(pages >= 5, `${pages} pages`);
  assert.equal(text.match(/Heading-of-it/g)!.length, pages);
  assert.equal(text.match(/\bword\b/g)!.length, 2_000);
  for (let index = 0; index < 120; index += 1) assert.match(text, new RegExp(`\\brow${index}\\b`));
  for (let index = 1; index <= pages; index += 1) assert.match(text, new RegExp(`Page ${index} of ${pages}`));
});

test('what the typeface cannot show is named where it stands, kept for readers and counted; nothing is lost unsaid', {
  skip: reads,
}, async () => {
  const bytes = await writePdf(
    document([paragraph('Ŵyn Llŷr said مرحبا and 中文 ≤ 3 → 4 “now” £5 – é…'), paragraph('again שלום and שלום')]),
  );
  const text = read(bytes, 'pdftotext', '-raw');
  for (const word of ['Ŵyn Llŷr', '中文', '<= 3 -> 4 “now” £5 – é…'])
    assert.ok(text.includes(word), `${word} in ${text}`);
  assert.match(
    text.replaceAll('\n', ' '),
    /cannot show: Arabic letters \(once\), Chinese characters \(once\), Hebrew letters \(2 times\)/,
  );
  assert.match(text, /[\u0600-\u06ff]{5}/, 'the Arabic word itself is kept for copying');
  assert.doesNotMatch(read(await writePdf(document([paragraph('Plain.')])), 'pdftotext'), /cannot show/);
});

test('hostile words survive: control characters, one word of 10,000 letters, 100 kB in a paragraph, marks of direction', {
  skip: reads,
}, async () => {
  const bytes = await writePdf(
    document(
      [
        paragraph(`a\u0000b\u0008c\ud800\u200f\u202ed(\\)`),
        paragraph('x'.repeat(10_000)),
        paragraph('mot '.repeat(25_000)),
        table('\u0007', ['', ''], [['', '\u0000'], []]),
        bullets(['']),
        quotation('', null),
        clause(3, ''),
      ],
      { title: 'T\u0000\nitle', footer: 'f\u0000\nx' },
    ),
  );
  const text = read(bytes, 'pdftotext', '-raw');
  assert.match(text, /abc.{0,30}d\(\\\)/s);
  assert.equal(text.match(/x/g)!.length >= 10_000, true);
  assert.equal(text.match(/\bmot\b/g)!.length, 25_000);
  assert.match(text, /^1\s*$/m, 'a clause that skips levels is taken as the first');
});

test('a sheet to fill in keeps a question with its boxes, is set large, and numbers the pages of each copy', {
  skip: reads,
}, async () => {
  const questions = Array.from({ length: 9 }, (_, at) =>
    question(`${at + 1}.`, `Question ${at + 1} of nine`, [['Agree', 'Disagree'], ['It matters']]),
  );
  const blocks = [...questions, writingLines(3), copy('Second copy', 'Sheet 2'), ...questions];
  const bytes = await writePdf(document(blocks, { large: true, footer: 'Sheet 1' }));
  const pages = read(bytes, 'pdftotext', '-layout').split('\f');
  const feet = pages.flatMap((page) => /Sheet \d · Page \d of \d/.exec(page)?.[0] ?? []);
  assert.deepEqual(feet, [
    'Sheet 1 · Page 1 of 2',
    'Sheet 1 · Page 2 of 2',
    'Sheet 2 · Page 1 of 2',
    'Sheet 2 · Page 2 of 2',
  ]);
  for (const page of pages)
    assert.equal(page.match(/of nine/g)?.length, page.match(/It matters/g)?.length, 'no question without its boxes');
  const structure = read(bytes, 'pdfinfo', '-struct-text');
  assert.match(structure, /"Question 9 of nine"/);
  assert.match(structure, /LBody[^"]*"Agree"/);
});
