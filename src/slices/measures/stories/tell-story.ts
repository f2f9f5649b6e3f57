import { z } from 'zod';
import { guest } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { forgetWords } from '#platform/audit/forget-words.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesById } from '#slices/outcomes/index.ts';
import { measuresById } from '../measure-store.ts';
import { type Story, saidAs, tellers } from './story.ts';
import { forgetStory, insertStory } from './story-store.ts';

export const tellStoryInput = z.strictObject({
  words: field.text('Tell what you saw or lived, in your own words', 2_000),
  theme: field.optionalText(60),
  ownTheme: field.optionalText(60),
  teller: field.choice(tellers, 'Choose how you come to know it'),
  saidAs: field.choice(saidAs, 'Choose how you want to be quoted'),
  name: field.optionalText(120),
  team: field.optionalText(200),
  mayShow: field.ticked(),
  asksForReview: field.ticked(),
  about: field.optionalText(100),
});

export type TellStory = Omit<z.infer<typeof tellStoryInput>, 'about'> &
  Readonly<{ caseId: string; outcomeId: string | null; measureId: string | null; authorKey: string }>;

/** The event of a story whose author asks that people look at it together: on a story, with its case. Never of one without a name. */
export const reviewAsked = 'measures.reviewAsked';

/**
 * Keeps what somebody tells. Told without a name, it keeps no person, no day and no audit of who: only a key by which its author can
 * take it back. Whoever comes by a link has no account, so their name is what they write.
 */
export async function tellStory(act: Act, input: TellStory): Promise<string> {
  const theme =
    (input.ownTheme ?? input.theme)?.replaceAll(/\s+/g, ' ') ?? slip('theme', 'Choose or write what it is about');
  if (input.saidAs === 'team' && !input.team) slip('team', 'Enter the name of your team or group');
  const isGuest = act.who.personId === null;
  if (input.saidAs === 'signed' && isGuest && !input.name)
    slip('name', 'Enter your name, or choose another way to be quoted');
  await checkAbout(act, input);
  const unnamed = input.saidAs === 'anonymous';
  const story: Story = {
    id: act.newId(),
    caseId: input.caseId,
    outcomeId: input.outcomeId,
    measureId: input.measureId,
    words: input.words,
    theme,
    teller: input.teller,
    saidAs: input.saidAs,
    mayShow: unnamed ? input.mayShow : true,
    name: input.saidAs === 'signed' && isGuest ? input.name : null,
    team: input.saidAs === 'team' ? input.team : null,
    personId: unnamed ? null : act.who.personId,
    authorKey: input.authorKey,
    saidOn: unnamed ? null : londonDate(act.now),
  };
  await insertStory(act.tx, story);
  const on = { kind: 'story', id: story.id };
  (unnamed ? act.as(guest) : act).record({
    action: 'story.told',
    on,
    caseId: story.caseId,
    fields: ['words', 'theme'],
    content: story.words,
  });
  if (input.asksForReview && !unnamed) act.publish({ name: reviewAsked, on, caseId: story.caseId });
  return story.id;
}

async function checkAbout(act: Act, { caseId, outcomeId, measureId }: TellStory): Promise<void> {
  const [outcome] = outcomeId ? await outcomesById(act.tx, [outcomeId]) : [];
  const [measure] = measureId ? await measuresById(act.tx, [measureId]) : [];
  if ((outcomeId && outcome?.caseId !== caseId) || (measureId && measure?.caseId !== caseId))
    slip('about', 'Choose one from the list');
}

/** Takes a story back: by its author's key, or by the link that its author was given and nobody else. */
export async function takeBackStory(
  act: Act,
  id: string,
  by: Readonly<{ caseId: string; authorKey: string }> | null,
): Promise<void> {
  const caseId = (await forgetStory(act.tx, id, by)) ?? refuse('not-found');
  await forgetWords(act.tx, { kind: 'story', id }, '');
  act.as(guest).record({ action: 'story.takenBack', on: { kind: 'story', id }, caseId, fields: ['words', 'theme'] });
}
