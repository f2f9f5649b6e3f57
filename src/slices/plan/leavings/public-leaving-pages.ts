import type { z } from 'zod';
import { subjectOfLink, useLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { casesById, hatsOf } from '#slices/cases/index.ts';
import { findWho } from '#slices/people/index.ts';
import { signature } from '#slices/resources/index.ts';
import { answerLeaving, type answerLeavingInput } from './answer-leaving.ts';
import { leavingPurpose } from './ask-body.ts';
import { type LeavingAsk, leavingQuestions } from './leaving.ts';
import { leavingAsksById } from './leaving-store.ts';

async function behind({ tx, params }: Visit): Promise<LeavingAsk> {
  const [ask] = await leavingAsksById(tx, [await subjectOfLink(tx, leavingPurpose, params.token!)]);
  return ask?.state === 'asked' ? ask : refuse('link-used-or-old');
}

/** For whoever holds the link, with no account: who asks, about what, of which body; and nothing else of the case. */
export async function openPublicLeaving(visit: Visit): Promise<Reply> {
  const { tx } = visit;
  const ask = await behind(visit);
  const asking = await findWho(tx, ask.askedBy);
  return publicPage('plan/public-leaving.njk', 'What should this leave in your community?', {
    ask,
    caseTitle: (await casesById(tx, [ask.caseId]))[0]?.title,
    asking: asking && (await signature({ tx, who: asking }, ask.caseId)),
    questions: leavingQuestions,
  });
}

export async function answerLeavingByLink(doing: Doing<never, z.infer<typeof answerLeavingInput>>): Promise<Reply> {
  const { act, tx, who, body, params } = doing;
  const ask = await behind(doing);
  // Those who ask can print the link, so while they are signed in it does not answer for the community.
  if (who.personId) {
    const hats = await hatsOf(tx, who.personId, ask.caseId);
    if (who.personId === ask.askedBy || hats.includes('commissioner') || hats.includes('procurement'))
      refuse('own-ask');
  }
  await answerLeaving(act, ask, body, 'link');
  await useLink(act, leavingPurpose, params.token!);
  return publicPage('plan/public-leaving-thanks.njk', 'Your words are kept', { ask });
}
