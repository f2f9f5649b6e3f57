import { z } from 'zod';
import { makeLink, subjectOfLink } from '#platform/accounts/signed-links.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { casesById } from '#slices/cases/index.ts';
import { answerSounding, changeAnswer, readAnswer, takesAnswers } from './answer-sounding.ts';
import { feeAgainst, type Sounding, type SoundingAnswer } from './sounding.ts';
import { answerChoices, type soundingAnswerInput } from './sounding-pages.ts';
import { answerById, soundingsById } from './sounding-store.ts';

const keepsFor = 200;

async function soundingAt({ tx, params }: Visit): Promise<Sounding> {
  const id = params.soundingId!;
  const [found] = isId(id) ? await soundingsById(tx, [id]) : [];
  return found ?? refuse('not-found');
}

/** An answer as fields of its form. */
function fieldsOf(answer: SoundingAnswer): Record<string, unknown> {
  return {
    provider: answer.provider,
    ...Object.fromEntries(
      answer.lots.flatMap((one) => [
        [`would-${one.position}`, one.would],
        [`why-${one.position}`, one.reasons],
        [`because-${one.position}`, one.because],
        [`could-${one.position}`, one.couldAddHours],
      ]),
    ),
  };
}

async function sheet(visit: Visit, sounding: Sounding, answer: SoundingAnswer | null): Promise<Reply> {
  const [theCase] = await casesById(visit.tx, [sounding.caseId]);
  return publicPage('procurement/public-sounding.njk', 'Would you bid?', {
    caseTitle: theCase?.title,
    sounding,
    takes: takesAnswers(sounding, visit.now),
    given: answer ? fieldsOf(answer) : {},
    changing: Boolean(answer),
    hasFees: sounding.lots.some((lot) => lot.feePence !== null),
    ...answerChoices,
  });
}

/** One page for every provider, with no account: what is coming, and whether they would bid. */
export const openPublicSounding = async (visit: Visit): Promise<Reply> => sheet(visit, await soundingAt(visit), null);

const thanks = (token: string): Reply =>
  publicPage('procurement/public-sounding-thanks.njk', 'Your answer is kept', {
    changing: `/public/sounding-answers/${token}`,
  });

export async function answerPublicly(doing: Doing<never, z.infer<typeof soundingAnswerInput>>): Promise<Reply> {
  const sounding = await soundingAt(doing);
  const id = await answerSounding(doing.act, sounding, readAnswer(sounding, doing.body), 'page');
  return thanks(await makeLink(doing.act, 'sounding-answer', id, keepsFor));
}

async function mineAt(visit: Visit) {
  const answer =
    (await answerById(visit.tx, await subjectOfLink(visit.tx, 'sounding-answer', visit.params.token!))) ??
    refuse('not-found');
  const [sounding] = await soundingsById(visit.tx, [answer.soundingId]);
  return { answer, sounding: sounding! };
}

export async function openMyAnswer(visit: Visit): Promise<Reply> {
  const { answer, sounding } = await mineAt(visit);
  return sheet(visit, sounding, answer);
}

export async function changeMyAnswer(doing: Doing<never, z.infer<typeof soundingAnswerInput>>): Promise<Reply> {
  const { answer, sounding } = await mineAt(doing);
  await changeAnswer(doing.act, sounding, answer.id, readAnswer(sounding, doing.body));
  return thanks(doing.params.token!);
}

export const ownCostInput = z.strictObject({
  ownCost: z.preprocess(
    (value) => value ?? '',
    field.optionalPounds().refine((pence) => pence !== null, 'Enter what an hour costs you, for example 25.10'),
  ),
});

/** Works out each fee against a provider's own cost and hands it back: it is written nowhere, and no act records it. */
export async function compareFee(doing: Doing<never, z.infer<typeof ownCostInput>>): Promise<Reply> {
  const sounding = await soundingAt(doing);
  return publicPage('procurement/public-sounding-fee.njk', 'The fee against your own cost', {
    sounding,
    costPence: doing.body.ownCost,
    rows: feeAgainst(sounding.lots, doing.body.ownCost!),
  });
}
