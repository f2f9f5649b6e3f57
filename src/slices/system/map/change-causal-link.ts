import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { strengths } from '../causes/cause.ts';
import { keepPastReading } from '../past-readings-store.ts';
import { type CausalLink, directions, linkTitle } from './causal-link.ts';
import { updateCausalLink } from './causal-link-store.ts';
import { nameSource } from './name-source.ts';
import { recordLink } from './record-map.ts';

export const changeCausalLinkInput = z.strictObject({
  direction: field.choice(directions, 'Choose which way the second moves when the first does'),
  delayed: field.ticked(),
  delayWords: field.optionalText(60),
  strength: field.choice(strengths, 'Choose how well this is known'),
  why: field.optionalText(1_000),
  version: field.version(),
});

/** Changes a link. Another direction, delay or strength is a new reading: the old is kept, and all that rests on it is flagged. */
export async function changeCausalLink(
  act: Act,
  link: CausalLink,
  input: z.infer<typeof changeCausalLinkInput>,
): Promise<number> {
  if (link.state === 'removed') refuse('wrong-state');
  const { version, why, ...given } = input;
  if (['strong', 'moderate'].includes(given.strength) && link.sources.length === 0)
    slip('strength', 'Add who says so first, or choose “weak” or “assumed”');
  const changed: CausalLink = { ...link, ...given, delayed: given.delayed || Boolean(given.delayWords) };
  await updateCausalLink(act.tx, changed, version);
  recordLink(act, changed, 'causalLink.changed', Object.keys(given));
  if (readsAs(changed) === readsAs(link)) return 0;
  await keepPastReading(
    act,
    { kind: 'causalLink', id: link.id, caseId: link.caseId, statement: readsAs(link) },
    readsAs(changed),
    why ?? 'No reason was given',
  );
  return flagDependants(
    act,
    link.caseId,
    { kind: 'causalLink', id: link.id },
    `A link on the map now reads “${readsAs(changed)}”`,
  );
}

/** A lesson says something else of a link: the review becomes a source of it, and all that rests on it is flagged. The arrow itself is changed by hand. */
export async function learnAboutLink(
  act: Act,
  link: CausalLink,
  lesson: { newReading: string; why: string; review: string },
): Promise<number> {
  if (link.state === 'removed') refuse('wrong-state');
  await nameSource(act, link, { saidBy: `The review “${lesson.review}”`, evidence: lesson.newReading, repeats: false });
  await keepPastReading(
    act,
    { kind: 'causalLink', id: link.id, caseId: link.caseId, statement: readsAs(link) },
    lesson.newReading,
    lesson.why,
  );
  return flagDependants(
    act,
    link.caseId,
    { kind: 'causalLink', id: link.id },
    `What we learnt about the link “${linkTitle(link)}”: ${lesson.newReading}`,
  );
}

export const readsAs = (link: CausalLink): string =>
  `${linkTitle(link)}${link.delayed ? `, after ${link.delayWords ?? 'a delay'}` : ''} (${link.strength})`;
