import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { strengths } from '../causes/cause.ts';
import { keepPastReading } from '../past-readings-store.ts';
import { type CausalLink, directions, linkTitle } from './causal-link.ts';
import { updateCausalLink } from './causal-link-store.ts';
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

export const readsAs = (link: CausalLink): string =>
  `${linkTitle(link)}${link.delayed ? `, after ${link.delayWords ?? 'a delay'}` : ''} (${link.strength})`;
