import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import type { Procurement } from '../procurement.ts';
import { republishable, republishLabels } from './amendment.ts';
import { amendmentsOf } from './amendment-store.ts';
import { answerClarification, type answerInput, keepSummary, type summaryInput } from './answer-clarification.ts';
import { bringQuestions, type bringQuestionsInput, typeQuestion, type typeQuestionInput } from './bring-questions.ts';
import { clarificationsOf, publicSummaryOf } from './clarification-store.ts';

export async function showQuestions({ tx, object, now, services }: Visit<Procurement>): Promise<Reply> {
  const questions = await clarificationsOf(tx, object.id);
  const summary = await publicSummaryOf(tx, object.id);
  const today = londonDate(now);
  const waiting = questions.filter(({ state }) => state === 'asked').map(({ asker: _, ...one }) => one);
  return page('procurement/clarifications/show.njk', `Questions and answers: ${object.title}`, {
    procurement: object,
    summary,
    waiting,
    settled: questions
      .filter(({ state }) => state !== 'asked')
      .map(({ asker: _, ...one }) => one)
      .toReversed(),
    overdue: summary?.answerBy && today > summary.answerBy ? waiting.length : 0,
    amendments: (await amendmentsOf(tx, [object.id])).map((one) => ({
      ...one,
      again: one.republish.map((name) => republishLabels[name]),
    })),
    address: `${services.config.publicUrl ?? ''}/public/procurements/${object.id}`,
    published: object.state !== 'planned',
    republishChoices: republishable.map((value) => ({ value, text: republishLabels[value] })),
    today,
  });
}

const back = (procurement: Procurement) => `/cases/${procurement.caseId}/procurements/${procurement.id}/questions`;

export async function keepAnswer({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof answerInput>>): Promise<Reply> {
  await answerClarification(act, object, body);
  return redirect(
    back(object),
    body.decision === 'answer'
      ? 'It is answered, to everybody at once.'
      : 'It is not answered. Whoever asked can read why.',
  );
}

export async function keepTyped({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof typeQuestionInput>>): Promise<Reply> {
  await typeQuestion(act, object, body);
  return redirect(back(object), 'The question is kept, without a name.');
}

export async function keepBrought({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof bringQuestionsInput>>): Promise<Reply> {
  const { brought, already, problems } = await bringQuestions(act, object, body);
  const lines = problems.slice(0, 3).map(({ line, why }) => `line ${line}: ${why}`);
  return redirect(
    back(object),
    [
      `${plural(brought, 'question')} brought in, without names.`,
      already > 0 ? `${already} were here already.` : '',
      lines.length > 0 ? `Not read: ${lines.join('; ')}${problems.length > 3 ? '; and more' : ''}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

export async function saveSummary({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof summaryInput>>): Promise<Reply> {
  await keepSummary(act, object, body);
  return redirect(back(object), 'It is kept.');
}
