import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { strengths } from '../causes/cause.ts';
import { type CausalLink, directions, faultsInLink } from './causal-link.ts';
import { insertCausalLink, insertSource } from './causal-link-store.ts';
import { recordLink } from './record-map.ts';
import { settleEnds } from './settle-places.ts';
import type { Source } from './source.ts';
import type { Variable } from './variable.ts';
import { variablesById } from './variable-store.ts';

export const addCausalLinkInput = z.strictObject({
  fromId: field.id('Choose what it leads from'),
  toId: field.id('Choose what it leads to'),
  direction: field.choice(directions, 'Choose which way the second moves when the first does'),
  delayed: field.ticked(),
  delayWords: field.optionalText(60),
  strength: field.optionalChoice(strengths),
  saidBy: field.optionalText(200),
  evidence: field.optionalText(1_000),
  view: field.optionalText(300),
});
export type NewLink = { caseId: string } & Pick<z.infer<typeof addCausalLinkInput>, 'fromId' | 'toId' | 'direction'> &
  Partial<Omit<z.infer<typeof addCausalLinkInput>, 'view'>>;

export const sameLink = 'There is a link between these two already. Open it to change it, or to add who says so';

/** Draws a link between two variables of the case. Left open, it is only assumed. */
export async function addCausalLink(act: Act, input: NewLink): Promise<string> {
  const { saidBy = null, evidence = null } = input;
  const strength = input.strength ?? 'assumed';
  const faults = faultsInLink({ ...input, strength, saidBy, evidence });
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  const ends = await variablesById(act.tx, [input.fromId, input.toId]);
  const from = endOf(ends, input.fromId, input.caseId, 'fromId');
  const to = endOf(ends, input.toId, input.caseId, 'toId');
  const id = act.newId();
  const sources: Source[] = saidBy
    ? [{ id: act.newId(), linkId: id, saidBy, evidence, repeats: false, saidAt: act.now }]
    : [];
  const link: CausalLink = {
    id,
    caseId: input.caseId,
    state: 'standing',
    version: 1,
    fromId: from.id,
    fromName: from.name,
    toId: to.id,
    toName: to.name,
    direction: input.direction,
    // To say how long it takes is to say that it takes long.
    delayed: (input.delayed ?? false) || Boolean(input.delayWords),
    delayWords: input.delayWords ?? null,
    strength,
    sources,
    addedAt: act.now,
  };
  if (!(await insertCausalLink(act.tx, link))) slip('toId', sameLink);
  for (const source of sources) await insertSource(act.tx, source);
  recordLink(act, link, 'causalLink.added', ['from', 'to', 'direction', 'delayed', 'strength', 'sources']);
  await settleEnds(act, input.caseId, [from, to]);
  return id;
}

function endOf(ends: readonly Variable[], id: string, caseId: string, name: 'fromId' | 'toId'): Variable {
  const found = ends.find((one) => one.id === id && one.caseId === caseId);
  if (!found) return slip(name, 'Choose one from the list');
  if (found.state === 'removed') return slip(name, `“${found.name}” was taken off the map. Put it back first`);
  return found;
}
