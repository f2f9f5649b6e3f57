/** A stretch of words in one manner. A link is an address on the web or of mail; anything else is shown as plain words. */
export type Run = Readonly<{ text: string; bold?: boolean; italic?: boolean; link?: string }>;
export type Words = string | readonly (string | Run)[];
export type Level = 1 | 2 | 3;

export type Heading = Readonly<{ kind: 'heading'; level: Level; text: string }>;
export type Paragraph = Readonly<{ kind: 'paragraph'; words: Words }>;
export type List = Readonly<{ kind: 'list'; numbered: boolean; items: readonly Words[] }>;
/** Numbered 1, 1.1, 1.1.1 through the whole document. A clause with `heads` is the heading of those below it. */
export type Clause = Readonly<{ kind: 'clause'; level: Level; words: Words; heads?: boolean }>;
/** `shares` are the parts of the width each column gets; left out, they follow what the columns hold. */
export type Table = Readonly<{
  kind: 'table';
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly Words[])[];
  shares?: readonly number[];
}>;
export type Quotation = Readonly<{ kind: 'quotation'; words: Words; by: string | null }>;
export type PageBreak = Readonly<{ kind: 'page-break' }>;
/** Something to tick on paper: words with their number, and rows of boxes with what each means. It stays on one page. */
export type Question = Readonly<{
  kind: 'question';
  number: string;
  words: Words;
  boxes: readonly (readonly string[])[];
}>;
/** Ruled lines to write on. */
export type WritingLines = Readonly<{ kind: 'writing-lines'; count: number }>;
/** Begins again on a fresh page, as another document would: with its title, its foot and its own page numbers. */
export type Copy = Readonly<{ kind: 'copy'; title: string; footer: string }>;
export type Block =
  | Heading
  | Paragraph
  | List
  | Clause
  | Table
  | Quotation
  | PageBreak
  | Question
  | WritingLines
  | Copy;

/** A document as it is meant, whatever file it becomes. Always en-GB. `author` is the installation; the caller says when it was written. */
export type Document = Readonly<{
  title: string;
  subtitle?: string;
  author: string;
  writtenAt: Date;
  /** Stands at the foot of each page before "Page 1 of 3", for example a version. */
  footer?: string;
  /** Set in 14 point, for those who do not see well. */
  large?: boolean;
  blocks: readonly Block[];
}>;

export const heading = (level: Level, text: string): Heading => ({ kind: 'heading', level, text });
export const paragraph = (words: Words): Paragraph => ({ kind: 'paragraph', words });
export const bullets = (items: readonly Words[]): List => ({ kind: 'list', numbered: false, items });
export const numbered = (items: readonly Words[]): List => ({ kind: 'list', numbered: true, items });
export const clause = (level: Level, words: Words): Clause => ({ kind: 'clause', level, words });
export const clauseHeading = (level: Level, words: Words): Clause => ({ kind: 'clause', level, words, heads: true });
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Words[])[],
  shares?: readonly number[],
): Table => ({ kind: 'table', caption, heads, rows, ...(shares ? { shares } : {}) });
export const quotation = (words: Words, by: string | null): Quotation => ({ kind: 'quotation', words, by });
export const pageBreak: PageBreak = { kind: 'page-break' };
export const question = (number: string, words: Words, boxes: readonly (readonly string[])[]): Question => ({
  kind: 'question',
  number,
  words,
  boxes,
});
export const writingLines = (count: number): WritingLines => ({ kind: 'writing-lines', count });
export const copy = (title: string, footer: string): Copy => ({ kind: 'copy', title, footer });
export const bold = (text: string): Run => ({ text, bold: true });
export const italic = (text: string): Run => ({ text, italic: true });
export const link = (text: string, to: string): Run => ({ text, link: to });
