import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { bullets, clause, clauseHeading, heading, paragraph, table, writeDocx } from '#platform/documents/index.ts';
import { checkDocx, fingerprint, readRequirements, splitRequirements } from './index.ts';

const file = (blocks: Parameters<typeof writeDocx>[0]['blocks']) =>
  writeDocx({ title: 'A specification', author: 'x', writtenAt: new Date(0), blocks });

type Part = { name: string; content: Buffer; says?: number; flags?: number };

/** A zip as it should not be: each part may lie about its size. */
function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, says = content.length, flags = 0 } of parts) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(says, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(says, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, list, end]);
}
const words = (text: string): Part => ({ name: 'word/document.xml', content: Buffer.from(text) });
const why = (bytes: Buffer) => {
  const checked = checkDocx(bytes);
  return checked.fits ? null : checked.why;
};

describe('reading requirements out of a Word file', () => {
  it('takes numbered clauses with their numbers, binding sentences, bullets under a lead, and rows', async () => {
    const { found, notRead } = await readRequirements(
      await file([
        heading(1, 'Background'),
        paragraph('Thornmere is a town by the sea. It has a hall.'),
        paragraph('The town is old. The provider shall visit each week. It should write a letter.'),
        clauseHeading(1, 'The service'),
        clause(2, 'Visits last as long as is agreed.'),
        clause(2, 'Rounds are of few people.'),
        paragraph('The provider must:'),
        bullets(['keep a record', 'tell the family']),
        table(
          'Levels',
          ['Service', 'Standard'],
          [
            ['Start', 'within 7 days'],
            ['', ''],
          ],
        ),
        clauseHeading(1, 'The end'),
        clause(2, 'On termination the provider shall hand over all records.'),
      ]),
    );
    assert.deepEqual(
      found!.map(({ clause: number, words: said, from, strength }) => [number, said, from, strength]),
      [
        [null, 'The provider shall visit each week.', 'sentence', 'must'],
        [null, 'It should write a letter.', 'sentence', 'should'],
        ['1.1', 'Visits last as long as is agreed.', 'clause', 'must'],
        ['1.2', 'Rounds are of few people.', 'clause', 'must'],
        [null, 'The provider must: keep a record', 'sentence', 'must'],
        [null, 'The provider must: tell the family', 'sentence', 'must'],
        [null, 'Service: Start; Standard: within 7 days', 'row', 'must'],
        ['2.1', 'On termination the provider shall hand over all records.', 'clause', 'must'],
      ],
    );
    assert.equal(found!.at(-1)!.suggests, 'exit');
    assert.equal(found!.at(-1)!.section, '2 The end');
    // The town's paragraph and the caption of the table.
    assert.equal(notRead!['paragraphs without a number, “shall”, “must” or “should”'], 2);
  });

  it('takes numbers that were typed by hand, and short numbered lines as headings', () => {
    const { found } = splitRequirements([
      { kind: 'paragraph', text: 'Staffing', number: '4', bullet: false },
      { kind: 'paragraph', text: 'All staff must be trained.', number: '4.1', bullet: false },
    ]);
    assert.deepEqual(
      found.map(({ section, clause: number, suggests }) => [section, number, suggests]),
      [['4 Staffing', '4.1', 'input']],
    );
  });

  it('hangs lettered lines from what leads to them, and keeps a lead from which nothing hangs', () => {
    const line = (text: string) => ({ kind: 'paragraph', text, number: null, bullet: false }) as const;
    const { found } = splitRequirements([
      line('The provider shall:'),
      line('(a) keep a record;'),
      line('(iv) tell the family.'),
      line('Visits must be made as follows:'),
      line('On Mondays.'),
    ]);
    assert.deepEqual(
      found.map((one) => one.words),
      [
        'The provider shall: (a) keep a record;',
        'The provider shall: (iv) tell the family.',
        'Visits must be made as follows:',
      ],
    );
  });

  it('loses no word of what is long, and takes the same words once', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z]{1,12}[.]?$/), { minLength: 1, maxLength: 900 }), (list) => {
        const text = `Must ${list.join(' ')}`;
        const block = { kind: 'paragraph', text, number: '1', bullet: false } as const;
        const { found } = splitRequirements([block, block]);
        assert.ok(found.every((one) => one.words.length <= 2_000));
        if (new Set(found.map((one) => fingerprint(one.words))).size === found.length && text.length < 2_000)
          assert.equal(found.map((one) => one.words).join(' '), text);
      }),
    );
    const long = `The provider shall ${'carry on '.repeat(900)}`.trim();
    const { found } = splitRequirements([{ kind: 'paragraph', text: long, number: '7', bullet: false }]);
    assert.equal(found.map((one) => one.words).join(' '), long);
    assert.deepEqual(
      found.slice(0, 2).map((one) => one.clause),
      ['7', '7, part 2'],
    );
  });

  it('refuses what is no Word file, an old one, one with a password, and one with macros', async () => {
    assert.match(why(Buffer.from(''))!, /not a Word document/);
    assert.match(why(Buffer.from('%PDF-1.7'))!, /not a Word document/);
    assert.match(why(Buffer.from('d0cf11e0a1b11ae1', 'hex'))!, /old Word file/);
    assert.match(why(zip([{ name: 'xl/workbook.xml', content: Buffer.from('x') }]))!, /not a Word document/);
    assert.match(why(zip([{ ...words('x'), flags: 1 }]))!, /password/);
    assert.match(why(zip([words('x'), { name: 'word/vbaProject.bin', content: Buffer.from('x') }]))!, /macros/);
    assert.match(why(zip([words('<!DOCTYPE a [<!ENTITY b "c">]><a/>')]))!, /document type/);
  });

  it('refuses what unpacks to too much, whatever it says of itself, without unpacking it', () => {
    const zeros = Buffer.alloc(150 * 1024 * 1024);
    const began = process.memoryUsage().arrayBuffers;
    const bomb = zip([words('x'), { name: 'word/media/a.png', content: zeros }]);
    assert.match(why(bomb)!, /would unpack to 150 MB/);
    assert.match(
      why(zip([words('x'), { name: 'word/media/a.png', content: zeros, says: 10 }]))!,
      /larger than it says/,
    );
    assert.match(why(zip([{ ...words(''), content: Buffer.alloc(9 * 1024 * 1024) }]))!, /more than 8 MB/);
    assert.match(
      why(zip(Array.from({ length: 2_001 }, (_, index) => ({ name: `p${index}`, content: Buffer.alloc(1) }))))!,
      /more parts/,
    );
    assert.ok(process.memoryUsage().arrayBuffers - began < 600 * 1024 * 1024);
  });

  it('answers every broken file, and throws at none', async () => {
    const whole = await file([clause(1, 'One shall.')]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cuts) => {
        const bytes = Buffer.from(cuts ? whole.subarray(0, at) : whole);
        if (!cuts) bytes[at] = byte;
        const read = await readRequirements(bytes);
        assert.ok(read.why === null ? Array.isArray(read.found) : read.why.length > 20);
      }),
      { numRuns: 60 },
    );
    const deep = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:p>'.repeat(40_000)}`;
    const closed = `${deep}${'</w:p>'.repeat(40_000)}</w:body></w:document>`;
    for (const text of [deep, closed, '<a', '<a b="', '</a>', '<a></b>', '<!--', '<a/>x<', '<w:p '.repeat(99_999)]) {
      const began = performance.now();
      assert.match((await readRequirements(zip([words(text)]))).why!, /damaged|could not be read/);
      assert.ok(performance.now() - began < 2_000, text.slice(0, 20));
    }
  });
});
