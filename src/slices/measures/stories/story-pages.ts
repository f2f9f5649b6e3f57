import type { z } from 'zod';
import { z as schema } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { Case } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { personNames } from '#slices/people/index.ts';
import { measureAccess } from '../access.ts';
import { measuresOf } from '../measure-store.ts';
import { offeredThemes, type Story, saidAs, saidAsLabels, shownStories, tellerLabels, tellers } from './story.ts';
import { insertStoryAsk, storiesOf } from './story-store.ts';
import { takeBackStory, tellStory, type tellStoryInput } from './tell-story.ts';

export const storyLink = 'story';
export const storyBackLink = 'story-back';
export const storyDays = 60;
export const storyBackDays = 365;

/** Without the installation's secret key nobody can tell from it who somebody is. */
const keyOf = ({ services, who, object }: Visit<Case>): string =>
  services.signer.sign(`story:${object.id}:${who.personId}`);

/** What the form for telling offers: the same for those on the case and for those who come by a link. */
export const storyChoices = (stories: readonly Story[]) => ({
  themes: offeredThemes(stories).map((theme) => ({ value: theme, text: theme })),
  tellers: tellers.map((value) => ({ value, text: tellerLabels[value] })),
  saidAs: saidAs.map((value) => ({ value, text: saidAsLabels[value] })),
  needed: thresholds.anonymousWords,
});

export async function listStories(visit: Visit<Case>): Promise<Reply> {
  const { tx, object, who, query } = visit;
  const stories = who.hats.length > 0 ? await storiesOf(tx, [object.id]) : [];
  const names = await personNames(
    tx,
    stories.map((one) => one.personId),
  );
  const { shown, someKeptBack } = shownStories(stories, names);
  const outcomes = await outcomesOf(tx, object.id);
  const measures = (await measuresOf(tx, object.id)).filter((one) => measureAccess(who, one).includes('see'));
  const named = new Map([
    ...outcomes.map(({ id, statement }) => [id, statement] as const),
    ...measures.map(({ id, name }) => [id, name] as const),
  ]);
  const mine = keyOf(visit);
  return page('measures/stories/stories.njk', 'What people tell', {
    groups: [...Map.groupBy(shown, (one) => one.theme)].map(([label, list]) => ({
      label,
      stories: list.map((one) => ({ ...one, about: named.get(one.measureId ?? one.outcomeId ?? '') ?? null })),
    })),
    someKeptBack,
    mine: stories
      .filter((one) => one.authorKey === mine)
      .map(({ id, words, saidAs: as }) => ({ id, words, as: saidAsLabels[as] })),
    abouts: [
      ...outcomes.map(({ id, statement }) => ({ value: `outcome:${id}`, text: statement.slice(0, 110) })),
      ...measures.map(({ id, name }) => ({ value: `measure:${id}`, text: `The number: ${name}` })),
    ],
    outcomeChoices: outcomes.map(({ id, statement }) => ({ value: id, text: statement.slice(0, 110) })),
    about: query.about ?? '',
    ...storyChoices(stories),
  });
}

export async function keepStory(doing: Doing<Case, z.infer<typeof tellStoryInput>>): Promise<Reply> {
  const { act, tx, who, object, body } = doing;
  const { about, ...told } = body;
  const [kind, id = null] = (about ?? '').split(':');
  const measureId = kind === 'measure' ? id : null;
  const visible = (await measuresOf(tx, object.id)).filter((one) => measureAccess(who, one).includes('see'));
  if (measureId && !visible.some((one) => one.id === measureId)) slip('about', 'Choose one from the list');
  const outcomeId = kind === 'outcome' ? id : null;
  if (outcomeId && !(await outcomesOf(tx, object.id)).some((one) => one.id === outcomeId))
    slip('about', 'Choose one from the list');
  await tellStory(act, { ...told, caseId: object.id, outcomeId, measureId, authorKey: keyOf(doing) });
  return redirect(`/cases/${object.id}/stories`, 'It is kept as you told it. You can take it back whenever you want.');
}

export const takeBackStoryInput = schema.strictObject({ story: field.id() });

export async function forgetOwnStory(doing: Doing<Case, z.infer<typeof takeBackStoryInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  await takeBackStory(act, body.story, { caseId: object.id, authorKey: keyOf(doing) });
  return redirect(`/cases/${object.id}/stories`, 'Your words are gone.');
}

export const askForStoryInput = schema.strictObject({ outcomeId: field.optionalId() });

/** A link for one person to tell one story. It is shown once and kept nowhere: whoever made it gives it to them. */
export async function askForStory(doing: Doing<Case, z.infer<typeof askForStoryInput>>): Promise<Reply> {
  const { act, tx, object, body, services } = doing;
  const outcome = (await outcomesOf(tx, object.id)).find((one) => one.id === body.outcomeId);
  if (body.outcomeId && !outcome) slip('outcomeId', 'Choose one from the list');
  const ask = { id: act.newId(), caseId: object.id, outcomeId: body.outcomeId, askedBy: act.who.personId! };
  await insertStoryAsk(act.tx, ask, act.now);
  act.record({ action: 'story.asked', on: { kind: 'storyAsk', id: ask.id }, caseId: object.id, fields: ['outcome'] });
  const { publicUrl, host, port } = services.config;
  const token = await makeLink(act, storyLink, ask.id, storyDays);
  return page('measures/stories/link.njk', 'A link for one story', {
    link: `${publicUrl ?? `http://${host}:${port}`}/public/stories/${token}`,
    days: storyDays,
    outcome: outcome?.statement ?? null,
  });
}
