import type { z } from 'zod';
import { makeLink, subjectOfLink, useLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { casesById, hatsOf } from '#slices/cases/index.ts';
import { outcomesById } from '#slices/outcomes/index.ts';
import { findWho } from '#slices/people/index.ts';
import { resourcesById } from '../resource-store.ts';
import {
  answerAsk,
  type answerAskInput,
  confirmAsk,
  type confirmInput,
  takeBack,
  type takeBackInput,
} from './answer-ask.ts';
import type { Ask } from './ask.ts';
import { theAsk } from './ask-pages.ts';
import { signature } from './send-ask.ts';

const behind = async ({ tx, params }: Visit, purpose: string): Promise<Ask> =>
  theAsk(tx, await subjectOfLink(tx, purpose, params.token!));

/** Those who ask can print the link, so while they are signed in it does not answer for somebody else. */
async function checkNotTheAsker({ tx, who }: Visit, ask: Ask): Promise<void> {
  if (!who.personId) return;
  const hats = await hatsOf(tx, who.personId, ask.caseId);
  if (who.personId === ask.askedBy || hats.includes('commissioner') || hats.includes('procurement')) refuse('own-ask');
}

const title = 'Something we would like to ask of you';

/** For whoever holds the link, with no account: what is asked, of whom, by whom, for what, by when; and nothing else of the case. */
export async function openAsk(visit: Visit): Promise<Reply> {
  const { tx } = visit;
  const ask = await behind(visit, 'ask');
  if (ask.state !== 'asked') return publicPage('resources/answered.njk', 'This has been answered', { ask });
  const [resource] = await resourcesById(tx, [ask.resourceId]);
  const [outcome] = resource?.outcomeId ? await outcomesById(tx, [resource.outcomeId]) : [];
  const asking = await findWho(tx, ask.askedBy);
  return publicPage('resources/answer.njk', title, {
    ask,
    outcome,
    caseTitle: (await casesById(tx, [ask.caseId]))[0]?.title,
    asking: asking && (await signature({ tx, who: asking }, ask.caseId)),
  });
}

export async function answerByLink(doing: Doing<never, z.infer<typeof answerAskInput>>): Promise<Reply> {
  const { act, body, params } = doing;
  const ask = await behind(doing, 'ask');
  await checkNotTheAsker(doing, ask);
  await answerAsk(act, ask, body, 'link');
  await useLink(act, 'ask', params.token!);
  // A yes is theirs to take back: they get the link for it with their answer, and need ask nobody.
  const taking = body.answer === 'decline' ? null : await makeLink(act, 'ask-taking-back', ask.id, 365);
  return publicPage('resources/thanks.njk', 'Your answer is kept', {
    taking: taking && `/public/taking-back/${taking}`,
  });
}

export async function openTakingBack(visit: Visit): Promise<Reply> {
  const ask = await behind(visit, 'ask-taking-back');
  return publicPage('resources/taking-back.njk', 'Take back what you said yes to', { ask, stands: standing(ask) });
}

const standing = ({ state }: Ask): boolean => state === 'accepted' || state === 'accepted-with-conditions';

export async function takeBackByLink(doing: Doing<never, z.infer<typeof takeBackInput>>): Promise<Reply> {
  const { act, body, params } = doing;
  const ask = await behind(doing, 'ask-taking-back');
  await checkNotTheAsker(doing, ask);
  await takeBack(act, ask, body);
  await useLink(act, 'ask-taking-back', params.token!);
  return publicPage('resources/thanks.njk', 'It is taken back', { taking: null });
}

export async function openConfirmation(visit: Visit): Promise<Reply> {
  const ask = await behind(visit, 'ask-confirmation');
  return publicPage('resources/confirm.njk', 'Is this what you said?', { ask });
}

export async function confirmByLink(doing: Doing<never, z.infer<typeof confirmInput>>): Promise<Reply> {
  const { act, body, params } = doing;
  const ask = await behind(doing, 'ask-confirmation');
  await checkNotTheAsker(doing, ask);
  await confirmAsk(act, ask, body);
  await useLink(act, 'ask-confirmation', params.token!);
  return publicPage('resources/thanks.njk', 'Your answer is kept', { taking: null });
}
