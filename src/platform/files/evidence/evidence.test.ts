import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Slip } from '#platform/forms/index.ts';
import { jpeg, ods, pdf, png, webp, xlsx, xlsxWithMacros } from '#test/support/evidence-files.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { cleanName } from '../clean-name.ts';
import { evidenceType } from './evidence-type.ts';
import { givenEvidence } from './given-evidence.ts';

const whole = Object.entries({ jpg: jpeg, png, webp, pdf, xlsx, ods });

const given = (name: string, bytes: Buffer, field = 'evidenceFile') => ({ field, name, bytes });
const faultOf = async (...files: Parameters<typeof givenEvidence>[0]): Promise<string> => {
  try {
    await givenEvidence(files);
  } catch (error) {
    if (error instanceof Slip) return error.errors.evidenceFile!;
  }
  return assert.fail('it was taken');
};

describe('a file that shows something', () => {
  it('is a picture, a PDF or a spreadsheet by its content, whatever it is called', async () => {
    for (const [ending, content] of whole) {
      const found = await givenEvidence([given('really.exe', content)]);
      assert.equal(found?.name, `really.${ending}`);
      assert.notEqual(found?.type, 'application/octet-stream');
    }
    assert.equal(await givenEvidence([given('other.pdf', pdf, 'file')]), null, 'another field is not it');
  });

  it('is refused wherever it is cut short', async () => {
    for (const [ending, content] of whole) {
      // A PDF may end in a line break; before that every byte is needed.
      const needed = content.toString('latin1').trimEnd().length;
      for (let length = 0; length < needed; length += 1)
        assert.equal((await evidenceType(content.subarray(0, length))).type, null, `${ending} of ${length} bytes`);
    }
  });

  it('never ends its reader in anything but an answer, whichever byte is changed', async () => {
    for (const [, content] of whole)
      for (let at = 0; at < content.length; at += 1)
        for (const value of [0, 0x7f, 0xff]) {
          const changed = Buffer.from(content);
          changed[at] = value;
          const found = await evidenceType(changed);
          assert.ok(found.type !== null || found.why.length > 10);
        }
  });

  it('says what to do where it cannot be taken', async () => {
    assert.match(await faultOf(given('a.xlsm', xlsxWithMacros)), /holds macros or other files\. Save it without them/);
    assert.match(await faultOf(given('a.zip', makeZip([{ name: 'a.txt', content: 'x' }]))), /one by one/);
    const word = makeZip(['[Content_Types].xml', 'word/document.xml'].map((name) => ({ name, content: 'x' })));
    assert.match(await faultOf(given('a.docx', word)), /Save this document as a PDF/);
    assert.match(await faultOf(given('a.heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1'))), /as JPEG/);
    assert.match(await faultOf(given('a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))), /without a password/);
    for (const text of ['<!doctype html><script>', 'MZ\x90', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'a,b\n1,2\n'])
      assert.match(await faultOf(given('a.png', Buffer.from(text))), /^Choose a photograph/);
    const huge = Buffer.concat([pdf.subarray(0, -6), Buffer.alloc(10 * 1024 * 1024), pdf.subarray(-6)]);
    assert.match(await faultOf(given('a.pdf', huge)), /larger than 10 MB/);
    assert.match(await faultOf(given('a.pdf', pdf), given('b.pdf', pdf)), /Choose one file/);
    const bomb = makeZip([
      ...['[Content_Types].xml', 'xl/workbook.xml'].map((name) => ({ name, content: 'x' })),
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(50 * 1024 * 1024) },
    ]);
    assert.match(await faultOf(given('a.xlsx', bomb)), /cannot be read/);
  });
});

describe('the name of a file', () => {
  it('leads nowhere, hides nothing, and ends in what the file is', () => {
    for (const [name, kept] of [
      ['../../etc/passwd', 'passwd.pdf'],
      ['C:\\Users\\pat\\Report of May.PDF', 'Report of May.pdf'],
      ['visits\u202Egpj.exe', 'visits gpj.pdf'],
      ['a\r\nset-cookie: x.pdf', 'a set-cookie x.pdf'],
      ['.htaccess', 'htaccess.pdf'],
      ['con.pdf', 'evidence.pdf'],
      ['\ud800', '\ufffd.pdf'],
      ['', 'evidence.pdf'],
      ['Bericht über Besuche 2026.05', 'Bericht über Besuche 2026.pdf'],
    ] as const)
      assert.equal(cleanName(name, 'pdf'), kept);
    assert.ok(cleanName('😀'.repeat(400), 'pdf').length <= 204);
    assert.doesNotThrow(() => encodeURIComponent(cleanName('😀'.repeat(400), 'pdf')));
  });
});
