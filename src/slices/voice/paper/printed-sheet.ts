import {
  type Block,
  bold,
  copy,
  type Document,
  heading,
  paragraph,
  question,
  writingLines,
} from '#platform/documents/index.ts';
import { londonDate } from '#platform/say.ts';
import { saidAs, saidAsTexts } from '../held/held.ts';
import type { Edition } from './edition-store.ts';
import { paperVotes, paperVoteTexts, sheetCode } from './paper.ts';

export const ownLines = 6;
export const mattersText = 'This matters a lot to me';

export type Printed = Readonly<{
  title: string;
  about: string;
  notice: string;
  edition: Edition;
  /** In the order of the edition, with the numbers that everybody knows them by. */
  statements: readonly Readonly<{ number: number; words: string }>[];
  by: string;
  at: Date;
}>;

const texts = paperVotes.map((vote) => paperVoteTexts[vote]);

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph(line));

export const returnText = ({ returnTo, returnBy }: Edition): string =>
  `Bring or send this sheet${returnBy ? ` by ${londonDate(returnBy)}` : ''} to: ${returnTo}`;

function sheetBlocks({ about, notice, edition, statements }: Printed, code: string | null): Block[] {
  return [
    paragraph([bold('Sheet number: '), code ?? '____________']),
    ...paragraphs(about),
    paragraph(
      'Tick one box beside each sentence. Leave out any that you do not want to answer. You can write something of your own at the end. Your name is not needed.',
    ),
    paragraph([bold(returnText(edition))]),
    heading(1, 'What is kept of you'),
    ...paragraphs(notice),
    heading(1, 'What do you think?'),
    ...statements.map(({ number, words }) =>
      question(`${number}.`, words, [texts.slice(0, 3), texts.slice(3), [mattersText]]),
    ),
    heading(1, 'In your own words'),
    paragraph('One thing on each line. Others may read it and vote on it, so please leave out names.'),
    writingLines(ownLines),
    question(
      '',
      'I say this as',
      saidAs.map((one) => [saidAsTexts[one]]),
    ),
    paragraph('The day on which I filled this in: ______________________'),
    paragraph([bold(returnText(edition))]),
    paragraph(
      'Each person fills in one sheet. If you have taken part online or by phone already, please do not fill in this one.',
    ),
  ];
}

/** The sheet to print, in 14 point: once, or once for each numbered copy, each with pages of its own. */
export function printedSheet(printed: Printed): Document {
  const { title, edition, by, at } = printed;
  const { firstCopy, lastCopy } = edition;
  const numbers = firstCopy === null ? [] : Array.from({ length: lastCopy! - firstCopy + 1 }, (_, n) => firstCopy + n);
  const codes = numbers.length > 0 ? numbers.map((one) => sheetCode(edition.conversationId, one)) : [null];
  const foot = (code: string | null) => `${code ? `Sheet ${code} · ` : ''}Edition ${edition.number}`;
  const blocks = codes.flatMap((code, index) => [
    ...(index > 0 ? [copy(title, foot(code))] : []),
    ...sheetBlocks(printed, code),
  ]);
  return { title, author: by, writtenAt: at, footer: foot(codes[0]!), large: true, blocks };
}
