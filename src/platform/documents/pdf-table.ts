import type { StructureElement } from 'pdfkit';
import type { Table, Words } from './document.ts';
import type { Line } from './pdf-lines.ts';
import { bodyWidth, frame, ink, type Sheet } from './pdf-sheet.ts';

const size = 9.5;
const lineHeight = size * 1.35;
const pad = 4;
type Column = Readonly<{ x: number; width: number }>;
type Cell = { lines: Line[]; element: StructureElement | null };

/** Widths by what was asked for, else by how much each column has to say; no column narrower than its longest word, as far as the page has room. */
function columnsOf(sheet: Sheet, table: Table): Column[] {
  const said = table.heads.map((head, index) =>
    measure(sheet, [head, ...table.rows.slice(0, 200).map((row) => row[index] ?? '')]),
  );
  const shares = table.shares ?? said.map((one) => one.whole);
  const sum = shares.reduce((total, share) => total + share, 0);
  const least = said.map((one) => Math.min(one.word, bodyWidth / said.length));
  const wanted = shares.map((share, index) => Math.max((bodyWidth * share) / sum, least[index]!));
  const over = wanted.reduce((total, width) => total + width, 0) - bodyWidth;
  const slack = wanted.reduce((total, width, index) => total + width - least[index]!, 0);
  let x: number = frame.left;
  return wanted.map((width, index) => {
    const column = { x, width: slack > 0 ? width - (over * (width - least[index]!)) / slack : width };
    x += column.width;
    return column;
  });
}

/** The widest line that the words of a column would fill, up to three fifths of the page, and their longest word. */
function measure(sheet: Sheet, cells: readonly Words[]): { whole: number; word: number } {
  let [whole, word] = [40, 0];
  for (const [index, cell] of cells.entries()) {
    let line = 0;
    for (const piece of sheet.faces.piecesOf(cell, { bold: index === 0 })) {
      for (const part of piece.text.split(/\s+/)) {
        const width = sheet.faces.width({ ...piece, text: part }, size);
        line += width + size * 0.25;
        word = Math.max(word, width);
      }
    }
    whole = Math.max(whole, line);
  }
  return { whole: Math.min(whole, bodyWidth * 0.6) + 2 * pad, word: word + 2 * pad + 1 };
}

const linesOf = (
  sheet: Sheet,
  columns: readonly Column[],
  words: readonly Table['rows'][number][number][],
  bold: boolean,
) =>
  columns.map((column, index) =>
    sheet.lines(sheet.faces.piecesOf(words[index] ?? '', { bold }), size, column.width - 2 * pad),
  );

function setHeads(sheet: Sheet, columns: readonly Column[], heads: Line[][], row: StructureElement | null): void {
  const height = Math.max(...heads.map((lines) => lines.length)) * lineHeight + 2 * pad;
  sheet.doc.markContent('Artifact', { type: 'Layout' });
  sheet.doc.rect(frame.left, sheet.y, bodyWidth, height).fill('#f3f2f1');
  sheet.doc.endMarkedContent();
  for (const [index, lines] of heads.entries()) {
    const { x } = columns[index]!;
    if (row) {
      const cell = sheet.part('TH', row, { scope: 'Column' });
      for (const [at, line] of lines.entries())
        sheet.setLine(cell, 'TH', line, x + pad, sheet.y + pad + at * lineHeight, size);
      cell.end();
    } else {
      // Again at the top of a page: for the eye; those who read by structure have it already.
      sheet.doc.markContent('Artifact', { type: 'Layout' });
      for (const [at, line] of lines.entries()) {
        let left = x + pad;
        for (const piece of line.pieces) {
          sheet.doc
            .font(piece.face)
            .fontSize(size)
            .fillColor(ink)
            .text(piece.text, left, sheet.y + pad + at * lineHeight, { lineBreak: false });
          left += sheet.faces.width(piece, size);
        }
      }
      sheet.doc.endMarkedContent();
    }
  }
  sheet.y += height;
}

/** A row, cut between lines where it is longer than what is left of the page. */
function setRow(
  sheet: Sheet,
  columns: readonly Column[],
  row: StructureElement,
  cells: Cell[],
  again: () => void,
): void {
  const tallest = () => Math.max(...cells.map((cell) => cell.lines.length));
  const room = () => Math.floor((frame.bottom - sheet.y - 2 * pad) / lineHeight);
  const fitsAPage = tallest() * lineHeight < (frame.bottom - frame.top) * 0.6;
  for (const cell of cells) cell.element = sheet.part('TD', row);
  do {
    if (room() < (fitsAPage ? tallest() : Math.min(3, tallest()))) {
      sheet.turn();
      again();
    }
    const now = Math.max(1, Math.min(tallest(), room()));
    for (const [index, cell] of cells.entries()) {
      for (const [at, line] of cell.lines.splice(0, now).entries())
        sheet.setLine(cell.element!, 'TD', line, columns[index]!.x + pad, sheet.y + pad + at * lineHeight, size);
    }
    sheet.y += now * lineHeight + 2 * pad;
    sheet.rule(frame.left, sheet.y, frame.right, '#b1b4b6');
  } while (tallest() > 0);
  for (const cell of cells) cell.element!.end();
}

export function setTable(sheet: Sheet, table: Table): void {
  const columns = columnsOf(sheet, table);
  const heads = linesOf(sheet, columns, table.heads, true);
  const element = sheet.part('Table');
  const caption = sheet.part('Caption', element);
  sheet.make(lineHeight * 6);
  const captionLines = sheet.lines(sheet.faces.piecesOf(table.caption, { bold: true }), 11, bodyWidth);
  sheet.flow(caption, 'Caption', captionLines, 11, frame.left);
  caption.end();
  sheet.y += 3;
  const headRow = sheet.part('TR', element);
  setHeads(sheet, columns, heads, headRow);
  headRow.end();
  for (const words of table.rows) {
    const row = sheet.part('TR', element);
    const cells = linesOf(sheet, columns, words, false).map((lines): Cell => ({ lines, element: null }));
    setRow(sheet, columns, row, cells, () => setHeads(sheet, columns, heads, null));
    row.end();
  }
  element.end();
  sheet.y += 12;
}
