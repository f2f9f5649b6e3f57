import PDFDocument from 'pdfkit';
import { oneLine } from './clean-text.ts';
import type { Document } from './document.ts';
import { Bookmarks, setBlocks, setHeading, setParagraph, titleSize } from './pdf-blocks.ts';
import { openFaces } from './pdf-face.ts';
import { frame, quiet, Sheet } from './pdf-sheet.ts';

/**
 * The document as a tagged PDF on A4: title shown, en-GB, bookmarks, table heads that repeat. Letters that the typeface lacks are named
 * in brackets where they stand, kept beneath for readers and for copying, and counted at the end: none is lost unsaid.
 */
export async function writePdf(document: Document): Promise<Buffer> {
  const title = oneLine(document.title);
  const author = oneLine(document.author);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    info: {
      Title: title,
      Author: author,
      Producer: 'Commonweal',
      Creator: author,
      CreationDate: document.writtenAt,
      ModDate: document.writtenAt,
    },
  });
  const bytes = gather(doc);
  const sheet = new Sheet(doc, openFaces(doc), document.large ? 14 : 11);
  sheet.beginCopy(document.footer ?? '');
  const bookmarks = new Bookmarks(doc.outline);
  setHeading(sheet, 'H1', title, { size: titleSize, before: 0 });
  if (document.subtitle) setParagraph(sheet, oneLine(document.subtitle), quiet);
  setBlocks(sheet, document.blocks, bookmarks);
  sayWhatIsNamed(sheet);
  sheet.root.end();
  setFeet(sheet);
  doc.end();
  return bytes;
}

function gather(doc: PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}

function sayWhatIsNamed(sheet: Sheet): void {
  if (sheet.faces.named.size === 0) return;
  const list = [...sheet.faces.named].map(([name, times]) => `${name} (${times === 1 ? 'once' : `${times} times`})`);
  setParagraph(
    sheet,
    `The typeface of this file cannot show: ${list.join(', ')}. They stand in square brackets. The words are kept beneath them for screen readers and for copying, and the Word file shows them.`,
    quiet,
  );
}

function setFeet(sheet: Sheet): void {
  const { count } = sheet.doc.bufferedPageRange();
  const size = sheet.size > 11 ? sheet.size : 9;
  for (const [at, { from, foot }] of sheet.copies.entries()) {
    const end = sheet.copies[at + 1]?.from ?? count;
    const before = foot ? `${oneLine(foot)} · ` : '';
    for (let index = from; index < end; index += 1) {
      sheet.doc.switchToPage(index);
      setFoot(sheet, `${before}Page ${index - from + 1} of ${end - from}`, size);
    }
  }
}

function setFoot(sheet: Sheet, words: string, size: number): void {
  const [line] = sheet.lines(sheet.faces.piecesOf(words), size, 480);
  sheet.doc.markContent('Artifact', { type: 'Pagination' });
  let x = frame.right - line!.width;
  for (const piece of line!.pieces) {
    sheet.doc.font(piece.face).fontSize(size).fillColor(quiet).text(piece.text, x, frame.foot, { lineBreak: false });
    x += sheet.faces.width(piece, size);
  }
  sheet.doc.endMarkedContent();
}
