import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { causalLinksById, putBackLinksOf, removeLinksOf } from './causal-link-store.ts';
import { recordLink, recordVariable } from './record-map.ts';
import type { Variable } from './variable.ts';
import { nameIsTaken, updateVariable } from './variable-store.ts';

export const standInput = z.strictObject({ version: field.version(), view: field.optionalText(300) });

/** Takes a variable off the map, its links with it. What rests on them is flagged before they go. It can be put back. */
export async function removeVariable(act: Act, variable: Variable, version: number): Promise<number> {
  if (variable.state === 'removed') refuse('wrong-state');
  const source = { kind: 'variable', id: variable.id };
  const flagged = await flagDependants(act, variable.caseId, source, `“${variable.name}” was taken off the map`);
  const removed: Variable = { ...variable, state: 'removed' };
  await updateVariable(act.tx, removed, version, act.now);
  recordVariable(act, removed, 'variable.removed', ['state']);
  for (const link of await causalLinksById(act.tx, await removeLinksOf(act.tx, variable.id, act.now)))
    recordLink(act, link, 'causalLink.removed', ['state']);
  return flagged;
}

/** Puts a variable back where it stood, with the links that went with it. Returns how many came back. */
export async function putVariableBack(act: Act, variable: Variable, version: number): Promise<number> {
  if (variable.state === 'standing') refuse('wrong-state');
  if (await nameIsTaken(act.tx, variable)) refuse('place-taken');
  const standing: Variable = { ...variable, state: 'standing' };
  await updateVariable(act.tx, standing, version);
  recordVariable(act, standing, 'variable.putBack', ['state']);
  const links = await causalLinksById(act.tx, await putBackLinksOf(act.tx, variable.id));
  for (const link of links) recordLink(act, link, 'causalLink.putBack', ['state']);
  return links.length;
}
