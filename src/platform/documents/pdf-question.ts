import { oneLine } from './clean-text.ts';
import type { Question } from './document.ts';
import { bodyWidth, frame, ink, type Sheet } from './pdf-sheet.ts';

/** Room for a thick pen and a hand that is not steady. */
const boxSide = (sheet: Sheet): number => sheet.size * 1.1;
const rowHeight = (sheet: Sheet): number => sheet.size * 1.9;
const indent = 34;

type Placed = Readonly<{ text: string; x: number; row: number }>;

/** Boxes side by side, in as many rows as they need. */
function placed(sheet: Sheet, rows: Question['boxes']): { boxes: Placed[]; count: number } {
  const boxes: Placed[] = [];
  let row = 0;
  for (const list of rows) {
    let x: number = frame.left + indent;
    for (const text of list.map(oneLine)) {
      const width = boxSide(sheet) + 7 + sheet.lines(sheet.faces.piecesOf(text), sheet.size, bodyWidth)[0]!.width + 20;
      if (x > frame.left + indent && x + width - 20 > frame.right) {
        row += 1;
        x = frame.left + indent;
      }
      boxes.push({ text, x, row });
      x += width;
    }
    row += 1;
  }
  return { boxes, count: row };
}

/** A box is drawn for the eye; by ear each is an item of a list. */
export function setQuestion(sheet: Sheet, { number, words, boxes: rows }: Question): void {
  const { size } = sheet;
  const lines = sheet.lines(sheet.faces.piecesOf(words, { bold: true }), size, bodyWidth - indent);
  const { boxes, count } = placed(sheet, rows);
  sheet.make(lines.length * size * 1.4 + 4 + count * rowHeight(sheet) + 10);
  const whole = sheet.part('Sect');
  const said = sheet.part('P', whole);
  const label = sheet.lines(sheet.faces.piecesOf(`${oneLine(number)} `, { bold: true }), size, indent)[0]!;
  sheet.setLine(said, 'P', label, frame.left, sheet.y, size);
  sheet.flow(said, 'P', lines, size, frame.left + indent);
  said.end();
  sheet.y += 4;
  const list = sheet.part('L', whole);
  for (const { text, x, row } of boxes) {
    const y = sheet.y + row * rowHeight(sheet);
    drawBox(sheet, x, y);
    const item = sheet.part('LI', list);
    const body = sheet.part('LBody', item);
    const line = sheet.lines(sheet.faces.piecesOf(text), size, bodyWidth)[0]!;
    sheet.setLine(body, 'LBody', line, x + boxSide(sheet) + 7, y, size);
    body.end();
    item.end();
  }
  list.end();
  whole.end();
  sheet.y += count * rowHeight(sheet) + 10;
}

function drawBox(sheet: Sheet, x: number, y: number): void {
  sheet.doc.markContent('Artifact', { type: 'Layout' });
  sheet.doc.lineWidth(1.1).rect(x, y, boxSide(sheet), boxSide(sheet)).stroke(ink);
  sheet.doc.endMarkedContent();
}

export function setWritingLines(sheet: Sheet, count: number): void {
  for (let line = 0; line < count; line += 1) {
    sheet.make(sheet.size * 2.2);
    sheet.y += sheet.size * 2.2;
    sheet.rule(frame.left, sheet.y, frame.right, ink);
  }
  sheet.y += 8;
}
