import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { suggestMapping } from '#platform/export/index.ts';
import { ledgerHead, ledgerLine, type MadeUpInvoice, ublOf } from '#test/support/made-up-invoices.ts';
import {
  type Batch,
  batchesOf,
  checkInvoice,
  invoiceFields,
  lineOfEInvoice,
  readInvoiceLines,
  readUbl,
} from './index.ts';

const read = (given: MadeUpInvoice) => {
  const found = readUbl(Buffer.from(ublOf(given)));
  assert.ok(found.ok, JSON.stringify(found));
  return found.invoice;
};
const rulesOf = (given: MadeUpInvoice) => checkInvoice(read(given)).map(({ rule }) => rule);

test('a whole invoice is read to the penny, and its sums add up', () => {
  const invoice = read({
    ...{ lines: [100, 20.5], allowance: 10, charge: 4.5, rate: 20, prepaid: 50, rounding: -0.01 },
    ...{ order: 'PO-9', dueOn: '2026-10-31' },
  });
  assert.deepEqual(
    [invoice.kind, invoice.number, invoice.issuedOn, invoice.dueOn, invoice.currency, invoice.order],
    ['invoice', 'BC-77', '2026-10-01', '2026-10-31', 'GBP', 'PO-9'],
  );
  assert.deepEqual(
    [invoice.supplier, invoice.identifier, invoice.buyer],
    ['Bay Care Ltd', '01234567', 'Thornmere Council'],
  );
  assert.deepEqual([invoice.lineTotal, invoice.net, invoice.vatTotal, invoice.gross], [12_050, 11_500, 2_300, 13_800]);
  assert.deepEqual([invoice.prepaid, invoice.rounding, invoice.payable], [5_000, -1, 8_799]);
  assert.deepEqual(checkInvoice(invoice), []);
});

test('a credit note is less than nothing in the ledger, and another currency stays what it is', () => {
  const note = read({ kind: 'CreditNote', lines: [200], currency: 'EUR' });
  const line = lineOfEInvoice(note, 1, '2026-10-03');
  assert.deepEqual([line.netPence, line.grossPence, line.currency, line.paidOn], [-20_000, -24_000, 'EUR', null]);
});

test('each sum that does not add up is told by the rule that it breaks', () => {
  const lines = [100, 50];
  assert.deepEqual(rulesOf({ lines }), []);
  assert.deepEqual(rulesOf({ lines, wrong: { LineExtensionAmount: 151 } }), ['BR-CO-10', 'BR-CO-13']);
  assert.deepEqual(rulesOf({ lines, wrong: { AllowanceTotalAmount: 1 } }), ['BR-CO-11', 'BR-CO-13']);
  assert.deepEqual(rulesOf({ lines, wrong: { ChargeTotalAmount: 1 } }), ['BR-CO-12', 'BR-CO-13']);
  assert.deepEqual(rulesOf({ lines, wrong: { TaxExclusiveAmount: 149 } }), ['BR-CO-13', 'BR-CO-15']);
  assert.deepEqual(rulesOf({ lines, wrong: { TaxAmount: 31 } }), ['BR-CO-14', 'BR-CO-15']);
  assert.deepEqual(rulesOf({ lines, wrong: { TaxInclusiveAmount: 180.01 } }), ['BR-CO-15', 'BR-CO-16']);
  assert.deepEqual(rulesOf({ lines, prepaid: 20, wrong: { PayableAmount: 180 } }), ['BR-CO-16']);
  assert.match(checkInvoice(read({ lines, wrong: { PayableAmount: 1 } }))[0]!.why, /is 1\.00; its parts make 180\.00/);
});

test('what the standard demands and the file does not say is told by rule', () => {
  const missing = (without: string) => {
    const found = readUbl(Buffer.from(ublOf({ lines: [100], without: [without] })));
    return found.ok ? [] : found.faults.map(({ rule }) => rule);
  };
  for (const [name, rule] of [
    ['CustomizationID', 'BR-01'],
    ['IssueDate', 'BR-03'],
    ['InvoiceTypeCode', 'BR-04'],
    ['RegistrationName', 'BR-06'],
    ['PayableAmount', 'BR-15'],
  ] as const)
    assert.deepEqual(missing(name), [rule]);
  const thirds = readUbl(Buffer.from(ublOf({ lines: [100] }).replace('>100.00<', '>100.001<')));
  assert.ok(!thirds.ok && thirds.faults[0]!.rule === 'BR-DEC');
});

test('XML that was made to do harm is refused at once, and nothing of it is opened', () => {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  const hostile: Record<string, string> = {
    'a billion laughs': `<!DOCTYPE x [<!ENTITY l0 "ha">${entities}]><x>&l9;</x>`,
    'a file from elsewhere': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    'a type from elsewhere': '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd"><x/>',
    'an entity that nobody declared': ublOf({ lines: [1], number: '&e;' }),
    'deep nesting': '<a>'.repeat(200_000),
    'huge words': `<x>${'a'.repeat(1_900_000)}</x>`,
    'a huge file': `<x>${' '.repeat(3_000_000)}</x>`,
    'many parts': `<x>${'<y/>'.repeat(400_000)}</x>`,
    'many attributes': `<x ${Array.from({ length: 100_000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
    'an attribute twice': '<x a="1" a="2"/>',
    'another document': '<x xmlns="urn:y"><z/></x>',
    'the same name in another space': ublOf({ lines: [1] }).replaceAll('xsd:Invoice-2', 'xsd:Invoice-9'),
    nothing: '',
  };
  for (const [what, text] of Object.entries(hostile)) {
    const begun = process.cpuUsage();
    const found = readUbl(Buffer.from(text));
    assert.ok(!found.ok, what);
    assert.ok(found.faults.length > 0 && !found.faults[0]!.why.includes('root:'), what);
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < 2_000_000, `${what} took ${(user + system) / 1000} ms of processor`);
  }
});

test('whatever bytes arrive, reading an invoice never throws', () => {
  const good = Buffer.from(ublOf({ lines: [100, 20.5], allowance: 1, charge: 2 }));
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (at, byte, length) => {
      const broken = Buffer.from(good);
      broken[at] = byte;
      for (const bytes of [broken, good.subarray(0, length)]) {
        const found = readUbl(bytes);
        if (found.ok) checkInvoice(found.invoice);
      }
    }),
    { numRuns: 400 },
  );
});

const whole = async (bytes: Buffer, after = 0, rows = 50): Promise<Batch[]> => {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
  }
  const batches: Batch[] = [];
  for await (const batch of batchesOf(chunks(), { after, rows })) batches.push(batch);
  return batches;
};

test('a long list comes in batches, and goes on after any of them with nothing lost and nothing twice', async () => {
  const lines = Array.from({ length: 1_000 }, (_, at) => ledgerLine(at));
  lines[120] = lines[120]!.replace('Supplier', '"A name\nover lines,');
  lines[120] = lines[120]!.replace(' Ltd', ' Ltd"');
  const file = Buffer.from([ledgerHead, ...lines].join('\n'));
  const numbers = (batches: Batch[]) => batches.flatMap(({ rows }) => rows.map((row) => row.cells['Invoice number']));
  const all = await whole(file);
  const expected = Array.from({ length: 1_000 }, (_, at) => `INV-${at}`);
  assert.deepEqual(numbers(all), expected);
  assert.deepEqual(numbers(await whole(gzipSync(file))), expected);
  for (const [at, { linesDone }] of all.entries()) assert.deepEqual(await whole(file, linesDone), all.slice(at + 1));
  assert.equal(all.at(-1)!.rows.at(-1)!.line, 1_002);
});

test('a mark that never closes costs its own line, and what is no text is said', async () => {
  const lines = Array.from({ length: 600 }, (_, at) => ledgerLine(at));
  lines[70] = `"${lines[70]}`;
  const broken = await whole(Buffer.from([ledgerHead, ...lines].join('\n')));
  const rows = broken.flatMap((batch) => batch.rows);
  assert.ok(rows.length >= 599, `${rows.length}`);
  assert.ok(broken.some(({ problems }) => problems.length > 0));
  const [utf16] = await whole(Buffer.from(`\ufeff${ledgerHead}\n${lines[1]}`, 'utf16le'));
  assert.match(utf16!.stopped ?? '', /UTF-8/);
  const bomb = await whole(gzipSync(Buffer.alloc(8 * 1024 * 1024)));
  assert.deepEqual(
    bomb.flatMap((batch) => batch.rows),
    [],
  );
});

const table = (text: string) => {
  const [columns, ...body] = text.split('\n').map((line) => line.split(';'));
  const rows = body.map((cells, at) => ({
    line: at + 2,
    cells: Object.fromEntries(columns!.map((name, index) => [name, cells[index] ?? ''])),
  }));
  return readInvoiceLines({ rows }, suggestMapping(columns!, invoiceFields), '2026-11-23');
};

test('a ledger is read as what it says, and a line that cannot be is left out and said', () => {
  const { lines, problems } = table(
    `Supplier Name;Supplier Number;Company Number;Invoice Number;PO Number;Invoice Date;Date Received;Date Paid;Net Amount;Gross Amount
The Bay Care Co. Ltd;V7;1234567;BC-77;PO 9;01/10/2026;03/10/2026;20/10/2026;£1,000.00;£1,200.00
Bay Care Limited;V7;;bc 77;;;04/10/2026;;(50.00);
;V7;;BC-78;;;;;1;1
Bay Care;V7;;;;;;;1;1
Bay Care;V7;;BC-80;;;;;;lots
Bay Care;V7;;BC-81;;;;31/12/2026;1;1
Bay Care;V7;;BC-82;;;10/31/2026;;1;1
Bay Care;V7;;BC-83;;;;;;`,
  );
  assert.deepEqual(
    lines.map(({ line, identifier, supplierRef, order, receivedOn, paidOn, netPence, grossPence }) => [
      ...[line, identifier, supplierRef, order, receivedOn, paidOn, netPence, grossPence],
    ]),
    [
      [2, '01234567', 'V7', 'PO 9', '2026-10-03', '2026-10-20', 100_000, 120_000],
      [3, null, 'V7', null, '2026-10-04', null, -5_000, null],
    ],
  );
  assert.equal(lines[0]!.fingerprint, lines[1]!.fingerprint, 'one invoice, however its supplier is written');
  assert.deepEqual(
    problems.map(({ line, column, skipped }) => [line, column, skipped]),
    [
      [4, 'Supplier Name', true],
      [5, 'Invoice Number', true],
      [6, 'Gross Amount', true],
      [7, 'Date Paid', true],
      [8, 'Date Received', true],
      [9, 'Gross Amount', true],
    ],
  );
});
