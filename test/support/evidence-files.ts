import { makeZip } from './make-zip.ts';

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};
const chunk = (name: string, content: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  return Buffer.concat([size, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
};

/** Files as people bring them, as small as each kind can be. */
export const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from('JFIF\0')),
  segment(0xc0, Buffer.alloc(15)),
  segment(0xda, Buffer.alloc(8)),
  Buffer.from([1, 2, 3, 0xff, 0xd9]),
]);
export const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.alloc(13)),
  chunk('IDAT', Buffer.alloc(9)),
  chunk('IEND', Buffer.alloc(0)),
]);
export const webp = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([20, 0, 0, 0]),
  Buffer.from('WEBPVP8 '),
  Buffer.alloc(12),
]);
export const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');

const parts = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'];
const sheet = (...more: readonly string[]): Buffer =>
  makeZip([...parts, ...more].map((name) => ({ name, content: '<x/>' })));
export const xlsx = sheet();
export const xlsxWithMacros = sheet('xl/vbaProject.bin');
export const ods = makeZip([
  { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
  { name: 'content.xml', content: '<x/>' },
]);
