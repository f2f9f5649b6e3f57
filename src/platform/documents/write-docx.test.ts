import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import {
  bold,
  bullets,
  clause,
  clauseHeading,
  type Document,
  heading,
  italic,
  link,
  numbered,
  pageBreak,
  paragraph,
  quotation,
  table,
  writeDocx,
} from './index.ts';

const document = (blocks: Document['blocks']): Document => ({
  title: 'Home care <in> Thornmere & Fell',
  author: 'Thornmere',
  writtenAt: new Date('2027-05-04T10:00:00Z'),
  footer: 'Version 2',
  blocks,
});

/** The parts of a zip by its central directory: enough to look inside what was written. */
function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const begins = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begins, begins + size);
    parts.set(
      bytes.toString('utf8', at + 46, at + 46 + nameLength),
      (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'),
    );
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

test('a Word file has real headings, numbering, table heads that repeat, its language and the date it was given', async () => {
  const parts = unzip(
    await writeDocx(
      document([
        heading(1, 'Why'),
        clauseHeading(1, 'The service'),
        clause(2, 'Visits last as agreed.'),
        clause(3, 'Also at weekends.'),
        table('Who said it', ['Clause', 'Whose words'], [['1.1', 'Jean']]),
        pageBreak,
        paragraph(['See ', link('the rules', 'https://example.org/rules'), link(' here', 'javascript:alert(1)')]),
      ]),
    ),
  );
  const body = parts.get('word/document.xml')!;
  assert.match(body, /<w:pStyle w:val="Title"\/>/);
  assert.match(body, /<w:pStyle w:val="Heading1"\/>.*?Why/);
  assert.match(body, /<w:tblHeader\/>/);
  assert.match(body, /<w:br w:type="page"\/>/);
  const clauses = [...body.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g)].map((found) => [
    found[1],
    found[2],
  ]);
  assert.deepEqual(
    clauses.map(([level]) => level),
    ['0', '1', '2'],
  );
  assert.equal(new Set(clauses.map(([, list]) => list)).size, 1, 'the clauses are one numbered list');
  assert.match(parts.get('word/numbering.xml')!, /w:lvlText w:val="%1\.%2\.%3"/);
  assert.match(parts.get('word/styles.xml')!, /<w:lang w:val="en-GB"\/>/);
  const core = parts.get('docProps/core.xml')!;
  assert.match(core, /<dc:title>Home care &lt;in&gt; Thornmere &amp; Fell<\/dc:title>/);
  assert.match(core, /<dc:creator>Thornmere<\/dc:creator>.*<dc:language>en-GB<\/dc:language>/);
  assert.match(core, /2027-05-04T10:00:00Z.*2027-05-04T10:00:00Z/);
  const foot = [...parts].find(([name]) => /^word\/footer\d\.xml$/.test(name))![1];
  assert.match(foot, /Version 2 · /);
  assert.match(foot, />PAGE</);
  assert.match(foot, />NUMPAGES</);
  const links = parts.get('word/_rels/document.xml.rels')!;
  assert.match(links, /https:\/\/example\.org\/rules/);
  assert.doesNotMatch([...parts.values()].join(''), /javascript/);
});

test('what was written is read back: headings, lists, manners, quotations and every cell', async () => {
  const bytes = await writeDocx(
    document([
      heading(2, 'What people said'),
      quotation('I want to make my own tea', 'Mrs K, Fell & Shore'),
      paragraph(['It ', bold('must'), ' be ', italic('gentle'), '\nand slow']),
      bullets(['one', 'two']),
      numbered(['first', 'second']),
      table('Costs', ['Line', 'A year'], [['Home care', '£350,000'], ['Peer circle']]),
    ]),
  );
  const { value, messages } = await mammoth.convertToHtml({ buffer: bytes });
  assert.match(value, /<h2>What people said<\/h2>/);
  assert.match(value, /I want to make my own tea.*Mrs K, Fell &amp; Shore/);
  assert.match(value, /It <strong>must<\/strong> be <em>gentle<\/em><br \/>and slow/);
  assert.match(value, /<ul><li>one<\/li><li>two<\/li><\/ul><ol><li>first<\/li><li>second<\/li><\/ol>/);
  assert.match(value, /<thead><tr><th>.*Line.*<\/th>.*<\/thead>.*£350,000.*Peer circle/);
  assert.deepEqual(
    messages.filter((message) => message.type === 'error'),
    [],
  );
});

test('hostile words cannot spoil the file: control characters, lone surrogates, tags, reversed order, 100 kB in one paragraph', async () => {
  const long = 'mot '.repeat(25_000);
  const hostile = `a\u0000b\u0008c\ud800d\uffffe\u202ef</w:t><w:p/>]]>&amp;\u200fשלום مرحبا 中文 😀 é`;
  const bytes = await writeDocx({
    ...document([
      paragraph(hostile),
      paragraph(long),
      table(hostile, [hostile], [[hostile]]),
      heading(1, `${hostile}\nx`),
    ]),
    title: hostile,
    author: hostile,
    footer: hostile,
  });
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  assert.ok(value.includes('abc\ufffddef</w:t><w:p/>]]>&amp;\u200fשלום مرحبا 中文 😀 é'));
  assert.ok(value.includes(long.trim()), 'the long paragraph is whole');
});
