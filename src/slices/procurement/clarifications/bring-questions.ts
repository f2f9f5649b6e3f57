import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { cellOf, parseUkDate, readTable } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Procurement } from '../procurement.ts';
import { holdProcurement } from './amend-procurement.ts';
import { insert } from './ask-clarification.ts';
import { sameWords } from './clarification.ts';
import { clarificationsOf, publicSummaryOf } from './clarification-store.ts';

export const typeQuestionInput = z.strictObject({
  question: field.text('Enter the question', 4_000),
  confidential: field.ticked(),
  askedOn: field.optionalDateOn(),
});

/** One question that came by telephone, letter or the portal. Who asked is not asked for. */
export async function typeQuestion(
  act: Act,
  given: Procurement,
  input: z.infer<typeof typeQuestionInput>,
): Promise<void> {
  const procurement = await holdProcurement(act, given);
  const today = londonDate(act.now);
  const askedOn = input.askedOn ?? today;
  if (askedOn > today) slip('askedOn', 'The day cannot be in the future');
  const summary = await publicSummaryOf(act.tx, procurement.id);
  const late = Boolean(summary?.askBy && askedOn > summary.askBy);
  await insert(act, procurement, {
    channel: 'typed',
    asker: null,
    words: input.question,
    confidential: input.confidential,
    late,
  });
  record(act, procurement, 'clarification.typed-in');
}

export const bringQuestionsInput = z.strictObject({
  table: field.text('Paste the questions as the portal gives them out', 500_000),
});

export type Brought = Readonly<{
  brought: number;
  already: number;
  problems: readonly Readonly<{ line: number; why: string }>[];
}>;

const questionNames = ['question', 'message', 'query', 'clarification', 'text', 'details'];
const dateNames = ['asked', 'date', 'received', 'sent'];
const secretNames = ['confidential', 'commercial', 'private'];
/** Columns of who asked: their names never come in. */
const whoAsked =
  /\b(by|from|who|supplier|bidder|sender|company|organisation|organization|name|e-?mail|user|contact)\b/i;
const most = 2_000;

/** The portal's list of questions. Columns that name who asked are not read; a question that is here already is not brought in again. */
export async function bringQuestions(
  act: Act,
  given: Procurement,
  input: z.infer<typeof bringQuestionsInput>,
): Promise<Brought> {
  const procurement = await holdProcurement(act, given);
  const table = readTable(input.table);
  const column = (names: readonly string[]) =>
    table.columns.find((one) => !whoAsked.test(one) && names.some((name) => one.toLowerCase().includes(name)));
  const question = column(questionNames) ?? slip('table', 'Give the column with the questions the heading “Question”');
  const date = column(dateNames);
  const secret = column(secretNames);
  const summary = await publicSummaryOf(act.tx, procurement.id);
  const known = (await clarificationsOf(act.tx, procurement.id)).map(({ words }) => words);
  const problems: { line: number; why: string }[] = [];
  let [brought, already] = [0, 0];
  for (const row of table.rows.slice(0, most)) {
    const words = cellOf(row, question).trim();
    if (!words || words.length > 4_000)
      problems.push({ line: row.line, why: words ? 'it is longer than 4,000 characters' : 'it holds no question' });
    else if (known.some((one) => sameWords(one, words))) already += 1;
    else {
      const askedOn = date ? parseUkDate(cellOf(row, date)) : null;
      const confidential = secret ? /^(y|yes|true|1)/i.test(cellOf(row, secret).trim()) : false;
      const late = Boolean(summary?.askBy && askedOn && askedOn > summary.askBy);
      await insert(act, procurement, { channel: 'portal', asker: null, words, confidential, late });
      known.push(words);
      brought += 1;
    }
  }
  if (table.rows.length > most)
    problems.push({ line: table.rows[most]!.line, why: `only the first ${most.toLocaleString('en-GB')} were read` });
  record(act, procurement, 'clarification.brought-in');
  return { brought, already, problems };
}

const record = (act: Act, { id, caseId }: Procurement, action: string): void =>
  act.record({ action, on: { kind: 'procurement', id }, caseId, fields: ['words', 'confidential'] });
