import type { OutlineItem } from 'pdfkit';
import { oneLine, plainText } from './clean-text.ts';
import type { Block, Clause, Copy, Level, List, Quotation, Words } from './document.ts';
import { numberClauses } from './number-clauses.ts';
import { setQuestion, setWritingLines } from './pdf-question.ts';
import { bodyWidth, frame, ink, quiet, type Sheet } from './pdf-sheet.ts';
import { setTable } from './pdf-table.ts';

const headingSizes: Record<Level, number> = { 1: 17, 2: 14, 3: 12 };
/** Headings keep their measure to the words beneath them. */
const headingSize = (sheet: Sheet, level: Level): number => (headingSizes[level] * sheet.size) / 11;

/** The bookmarks follow the headings: one under the last that stands above it. */
export class Bookmarks {
  private readonly open: { level: number; item: OutlineItem }[];

  constructor(root: OutlineItem) {
    this.open = [{ level: 0, item: root }];
  }

  add(level: number, title: string): void {
    while (this.open.at(-1)!.level >= level) this.open.pop();
    this.open.push({ level, item: this.open.at(-1)!.item.addItem(title) });
  }
}

export function setHeading(sheet: Sheet, tag: string, words: Words, at: { size: number; before: number }): void {
  const lines = sheet.lines(sheet.faces.piecesOf(words, { bold: true }), at.size, bodyWidth);
  const fresh = sheet.y === frame.top;
  // A heading never stands alone at the foot of a page.
  if (!sheet.make(at.before + lines.length * at.size * 1.4 + 3 * sheet.size * 1.4) && !fresh) sheet.y += at.before;
  const element = sheet.part(tag);
  sheet.flow(element, tag, lines, at.size, frame.left);
  element.end();
  sheet.y += 4;
}

export function setParagraph(sheet: Sheet, words: Words, colour = ink, x: number = frame.left): void {
  const { size } = sheet;
  const element = sheet.part('P');
  sheet.flow(element, 'P', sheet.lines(sheet.faces.piecesOf(words), size, frame.right - x), size, x, colour);
  element.end();
  sheet.y += 7;
}

function setList(sheet: Sheet, list: List): void {
  const element = sheet.part('L');
  for (const [index, words] of list.items.entries()) {
    const item = sheet.part('LI', element);
    setLabelled(sheet, item, list.numbered ? `${index + 1}.` : '•', words, {
      label: frame.left + 6,
      body: frame.left + 28,
    });
    item.end();
    sheet.y += 2;
  }
  element.end();
  sheet.y += 6;
}

function setLabelled(
  sheet: Sheet,
  item: ReturnType<Sheet['part']>,
  sign: string,
  words: Words,
  x: { label: number; body: number },
): void {
  const { size } = sheet;
  const lines = sheet.lines(sheet.faces.piecesOf(words), size, frame.right - x.body);
  sheet.make(size * 1.4 * Math.min(lines.length, 2));
  const label = sheet.part('Lbl', item);
  sheet.setLine(label, 'Lbl', sheet.lines(sheet.faces.piecesOf(`${sign} `), size, 200)[0]!, x.label, sheet.y, size);
  label.end();
  const body = sheet.part('LBody', item);
  sheet.flow(body, 'LBody', lines, size, x.body);
  body.end();
}

function setClause(sheet: Sheet, clause: Clause, number: string, level: Level): void {
  const indent = frame.left + (level === 3 ? 42 : 0);
  const list = sheet.part('L');
  const item = sheet.part('LI', list);
  setLabelled(sheet, item, number, clause.words, { label: indent, body: indent + 42 });
  item.end();
  list.end();
  sheet.y += 6;
}

function setQuotation(sheet: Sheet, block: Quotation): void {
  const { size } = sheet;
  const [x, width] = [frame.left + 28, bodyWidth - 56];
  const element = sheet.part('BlockQuote');
  const words = sheet.part('P', element);
  sheet.flow(words, 'P', sheet.lines(sheet.faces.piecesOf(block.words, { italic: true }), size, width), size, x);
  words.end();
  if (block.by) {
    const by = sheet.part('P', element);
    sheet.flow(by, 'P', sheet.lines(sheet.faces.piecesOf(oneLine(block.by)), size - 1, width), size - 1, x, quiet);
    by.end();
  }
  element.end();
  sheet.y += 9;
}

export const titleSize = 24;

function setCopy(sheet: Sheet, { title, footer }: Copy): void {
  sheet.turn();
  sheet.beginCopy(footer);
  setHeading(sheet, 'H1', oneLine(title), { size: titleSize, before: 0 });
}

export function setBlocks(sheet: Sheet, blocks: readonly Block[], bookmarks: Bookmarks): void {
  const numbers = new Map(numberClauses(blocks).map((one) => [one.clause, one]));
  for (const block of blocks) {
    if (block.kind === 'heading') {
      bookmarks.add(block.level, oneLine(block.text));
      setHeading(sheet, `H${block.level + 1}`, oneLine(block.text), {
        size: headingSize(sheet, block.level),
        before: 12,
      });
    } else if (block.kind === 'paragraph') setParagraph(sheet, block.words);
    else if (block.kind === 'list') setList(sheet, block);
    else if (block.kind === 'clause') {
      const { number, level } = numbers.get(block)!;
      if (!block.heads) {
        setClause(sheet, block, number, level);
        continue;
      }
      const words = `${number}  ${oneLine(plainText(block.words))}`;
      bookmarks.add(level, words.replace('  ', ' '));
      setHeading(sheet, `H${level + 1}`, words, { size: headingSize(sheet, level), before: 12 });
    } else if (block.kind === 'table') setTable(sheet, block);
    else if (block.kind === 'quotation') setQuotation(sheet, block);
    else if (block.kind === 'question') setQuestion(sheet, block);
    else if (block.kind === 'writing-lines') setWritingLines(sheet, block.count);
    else if (block.kind === 'copy') setCopy(sheet, block);
    else sheet.turn();
  }
}
