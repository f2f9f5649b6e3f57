import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import type { Procurement } from '../procurement.ts';
import { amend, amendmentFields, holdProcurement } from './amend-procurement.ts';
import { sameWords } from './clarification.ts';
import { clarificationsOf, publicSummaryOf, savePublicSummary, settleClarification } from './clarification-store.ts';

export const answerInput = z.strictObject({
  question: field.id(),
  decision: field.choice(['answer', 'refuse'], 'Choose whether it is answered or not'),
  told: field.optionalText(4_000),
  answer: field.optionalText(8_000),
  because: field.optionalText(1_000),
  changesDocuments: field.ticked(),
  changed: field.optionalText(2_000),
  version: field.version(),
  ...amendmentFields,
});

/**
 * Answers a question to everybody at once, or says why not. What was asked in confidence is told in other words or not at all. An answer that
 * changes the documents makes an amendment.
 */
export async function answerClarification(
  act: Act,
  given: Procurement,
  input: z.infer<typeof answerInput>,
): Promise<void> {
  await checkDeclared(act, given.caseId);
  const procurement = await holdProcurement(act, given);
  const one =
    (await clarificationsOf(act.tx, procurement.id)).find(({ id }) => id === input.question) ?? refuse('not-found');
  if (one.state !== 'asked') refuse('stale');
  const settled = { by: act.who.personId!, at: act.now };
  if (input.decision === 'refuse') {
    if (!input.because) slip('because', 'Say why it is not answered. Whoever asked reads this');
    await settleClarification(act.tx, one.id, input.version, {
      ...settled,
      state: 'refused',
      told: null,
      answer: null,
      because: input.because,
      amendmentId: null,
    });
  } else {
    if (procurement.state === 'planned') refuse('not-published-yet');
    if (!input.answer) slip('answer', 'Enter the answer that everybody reads');
    if (one.confidential && !input.told)
      slip(
        'told',
        'It was asked in confidence. Put the question in words that give nothing away, or refuse it with a reason',
      );
    if (one.confidential && sameWords(input.told!, one.words))
      slip('told', 'These are the asker’s own words. Put the question in other words, or refuse it with a reason');
    if (input.changesDocuments && !input.changed) slip('changed', 'Say what changes in the documents');
    const amendmentId = input.changesDocuments ? await amend(act, procurement, 'answer', input.changed!, input) : null;
    await settleClarification(act.tx, one.id, input.version, {
      ...settled,
      state: 'answered',
      told: input.told,
      answer: input.answer,
      because: null,
      amendmentId,
    });
  }
  act.record({
    action: input.decision === 'answer' ? 'clarification.answered' : 'clarification.refused',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['told', 'answer', 'because'],
    content: input.answer ?? input.because ?? '',
  });
}

export const summaryInput = z.strictObject({
  words: field.text('Say in everyday words what is bought and for whom', 4_000),
  askBy: field.optionalDateOn(),
  answerBy: field.optionalDateOn(),
  version: z.coerce.number().int().min(0),
});

/** The plain-language summary and the two last days. Once it is published neither day comes earlier. */
export async function keepSummary(act: Act, given: Procurement, input: z.infer<typeof summaryInput>): Promise<void> {
  const procurement = await holdProcurement(act, given);
  const { askBy, answerBy } = input;
  if (askBy && answerBy && answerBy < askBy) slip('answerBy', 'Answers go out on the last day for questions or later');
  const tendersBy = procurement.dueAt ? londonDate(procurement.dueAt) : null;
  if (tendersBy && answerBy && answerBy > tendersBy) slip('answerBy', 'Answers go out before tenders are due');
  const before = await publicSummaryOf(act.tx, procurement.id);
  if (procurement.state !== 'planned') {
    if (before?.askBy && (!askBy || askBy < before.askBy))
      slip('askBy', 'It is published: the last day for questions comes no earlier');
    if (before?.answerBy && (!answerBy || answerBy < before.answerBy))
      slip('answerBy', 'It is published: the last day for answers comes no earlier');
  }
  await savePublicSummary(act.tx, procurement.id, input, act.who.personId!, act.now);
  act.record({
    action: 'procurement.summary-kept',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['words', 'ask_by', 'answer_by'],
    content: input.words,
  });
}
