import { z } from 'zod';
import { guest } from '#platform/access/who.ts';
import { makeLink, subjectOfLink, useLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { casesById, hatsOf } from '#slices/cases/index.ts';
import { outcomesById } from '#slices/outcomes/index.ts';
import { storyBackDays, storyBackLink, storyChoices, storyLink } from './story-pages.ts';
import { type StoryAsk, storiesOf, storyAsk } from './story-store.ts';
import { takeBackStory, tellStory, tellStoryInput } from './tell-story.ts';

export const tellByLinkInput = tellStoryInput.omit({ about: true });
export const takeBackByLinkInput = z.strictObject({});

async function behind({ tx, params }: Visit): Promise<StoryAsk> {
  return (await storyAsk(tx, await subjectOfLink(tx, storyLink, params.token!))) ?? refuse('link-used-or-old');
}

/** For whoever was given the link, with no account: what it is about, and nothing else of the case. */
export async function openStory(visit: Visit): Promise<Reply> {
  const { tx } = visit;
  const ask = await behind(visit);
  const [one] = await casesById(tx, [ask.caseId]);
  const [outcome] = ask.outcomeId ? await outcomesById(tx, [ask.outcomeId]) : [];
  return publicPage('measures/stories/public-story.njk', 'Tell us how it is', {
    caseTitle: one?.title,
    outcome: outcome?.statement ?? null,
    ...storyChoices(await storiesOf(tx, [ask.caseId])),
  });
}

export async function tellByLink(doing: Doing<never, z.infer<typeof tellByLinkInput>>): Promise<Reply> {
  const { act, tx, who, body, params, services } = doing;
  const ask = await behind(doing);
  // Those on the case can make links, so while they are signed in none of them tells for somebody else.
  if (who.personId && (who.personId === ask.askedBy || (await hatsOf(tx, who.personId, ask.caseId)).length > 0))
    refuse('own-ask');
  // Nothing ties what is told to the link: the key is its own, and whoever is signed in here is nobody.
  const told = act.as(guest);
  const storyId = await tellStory(told, {
    ...body,
    caseId: ask.caseId,
    outcomeId: ask.outcomeId,
    measureId: null,
    authorKey: services.signer.sign(`story:${act.newId()}`),
  });
  await useLink(act, storyLink, params.token!);
  const { publicUrl, host, port } = services.config;
  const token = await makeLink(act, storyBackLink, storyId, storyBackDays);
  return publicPage('measures/stories/public-thanks.njk', 'It is kept as you told it', {
    back: `${publicUrl ?? `http://${host}:${port}`}/public/stories/back/${token}`,
    days: storyBackDays,
  });
}

export async function openTakingBack({ tx, params }: Visit): Promise<Reply> {
  await subjectOfLink(tx, storyBackLink, params.token!);
  return publicPage('measures/stories/public-back.njk', 'Take back what you told');
}

export async function takeBackByLink({ act, params }: Doing<never, object>): Promise<Reply> {
  const storyId = await useLink(act, storyBackLink, params.token!);
  await takeBackStory(act, storyId, null);
  return publicPage('measures/stories/public-gone.njk', 'Your words are gone');
}
