import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { oneLine, runsOf } from './clean-text.ts';
import type { Block, Level, Table as TableBlock, Words } from './document.ts';
import { numberClauses } from './number-clauses.ts';

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Words as runs; a new line within them stays one. */
export function docxRuns(words: Words): ParagraphChild[] {
  return runsOf(words).flatMap((run): ParagraphChild[] => {
    const { link } = run;
    const pieces = run.text.split('\n').map(
      (text, index) =>
        new TextRun({
          text,
          ...(index > 0 ? { break: 1 } : {}),
          ...(run.bold ? { bold: true } : {}),
          ...(run.italic ? { italics: true } : {}),
          ...(link ? { style: 'Hyperlink' } : {}),
        }),
    );
    return link ? [new ExternalHyperlink({ children: pieces, link })] : pieces;
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'b1b4b6' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function docxTable(block: TableBlock): (Paragraph | Table)[] {
  const shares = block.shares ?? block.heads.map(() => 1);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((9638 * share) / whole));
  const cell = (words: Words, column: number, head: boolean) =>
    new TableCell({
      width: { size: widths[column] ?? 1000, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'f3f2f1', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          style: 'Cell',
          children: head ? [new TextRun({ text: oneLine(String(words)), bold: true })] : docxRuns(words),
        }),
      ],
    });
  const rows = block.rows.map(
    (row) => new TableRow({ children: block.heads.map((_, column) => cell(row[column] ?? '', column, false)) }),
  );
  const heads = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.heads.map((head, column) => cell(head, column, true)),
  });
  return [
    new Paragraph({ style: 'Caption', text: oneLine(block.caption) }),
    new Table({
      rows: [heads, ...rows],
      columnWidths: widths,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    }),
    new Paragraph({ text: '' }),
  ];
}

/** A document's blocks as the format's own: styles by name, numbering by number, never typed by hand. */
export function docxBlocks(blocks: readonly Block[]): (Paragraph | Table)[] {
  const levels = new Map(numberClauses(blocks).map((one) => [one.clause, one.level]));
  let lists = 0;
  return blocks.flatMap((block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'heading':
        return [new Paragraph({ heading: headingLevels[block.level], text: oneLine(block.text) })];
      case 'paragraph':
        return [new Paragraph({ children: docxRuns(block.words) })];
      case 'list': {
        lists += 1;
        const numbering = block.numbered
          ? { reference: 'numbers', level: 0, instance: lists }
          : { reference: 'bullets', level: 0 };
        return block.items.map((item) => new Paragraph({ numbering, children: docxRuns(item) }));
      }
      case 'clause': {
        const level = levels.get(block)!;
        return [
          new Paragraph({
            numbering: { reference: 'clauses', level: level - 1 },
            ...(block.heads ? { heading: headingLevels[level as Level] } : {}),
            children: docxRuns(block.words),
          }),
        ];
      }
      case 'table':
        return docxTable(block);
      case 'quotation':
        return [
          new Paragraph({ style: 'Quote', children: docxRuns(block.words) }),
          ...(block.by ? [new Paragraph({ style: 'QuoteBy', text: oneLine(block.by) })] : []),
        ];
      case 'question':
        return [
          new Paragraph({
            keepNext: true,
            children: [new TextRun(`${oneLine(block.number)}  `), ...docxRuns(block.words)],
          }),
          ...block.boxes.map((row) => new Paragraph({ text: row.map((one) => `☐ ${oneLine(one)}`).join('    ') })),
        ];
      case 'writing-lines':
        return Array.from({ length: block.count }, () => new Paragraph({ text: '', border: { bottom: line } }));
      case 'copy':
        return [new Paragraph({ pageBreakBefore: true, heading: HeadingLevel.TITLE, text: oneLine(block.title) })];
      default:
        return [new Paragraph({ children: [new PageBreak()] })];
    }
  });
}
