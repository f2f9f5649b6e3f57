import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads } from '#platform/links/index.ts';
import { personNames } from '#slices/people/index.ts';
import { sayFlagged } from '../causes/cause-pages.ts';
import { causesById } from '../causes/cause-store.ts';
import { nearby } from '../nearby.ts';
import { pastReadingsOf } from '../past-readings-store.ts';
import { knownBy } from './causal-link.ts';
import { changeVariable, type changeVariableInput } from './change-variable.ts';
import { doingHint } from './doing-words.ts';
import { gatherMap } from './gather-map.ts';
import { readView } from './look.ts';
import { causeChoices, mapPath } from './map-pages.ts';
import { placeVariable, type placeVariableInput } from './place-variable.ts';
import { putVariableBack, removeVariable, type standInput } from './remove-variable.ts';
import { tieChoices } from './tie-choices.ts';
import { tieKinds } from './tie-variable.ts';
import type { Variable } from './variable.ts';

export async function showVariable(visit: Visit<Variable>): Promise<Reply> {
  const { tx, services, who, object: variable } = visit;
  const ref = { kind: 'variable', id: variable.id };
  const map = await gatherMap(tx, who, variable.caseId);
  const { above, below } = await nearby(tx, services.kinds, who, ref);
  const ties = [...above, ...below].filter((one) => one.ref.kind !== 'causalLink');
  return page('system/map/variable.njk', variable.name, {
    variable,
    hint: doingHint(variable.name),
    leads: map.links.filter(({ toId }) => toId === variable.id).map((link) => ({ ...link, known: knownBy(link) })),
    follows: map.links
      .filter(({ fromId }) => fromId === variable.id)
      .map((link) => ({ ...link, known: knownBy(link) })),
    ties: ties.map((one) => ({ ...one, canEnd: (tieKinds as readonly string[]).includes(one.ref.kind) })),
    tieChoices: await tieChoices(
      visit,
      ties.map(({ ref }) => ref.id),
    ),
    cause: variable.causeId ? (await causesById(tx, [variable.causeId]))[0] : null,
    causes: await causeChoices(visit),
    ...(await readingsOf(visit)),
    flags: (await beads(tx, services.kinds, who, [ref], null))[0]?.flags ?? [],
  });
}

/** How it read before, with the names of those who changed it. */
export async function readingsOf({ tx, object }: Pick<Visit, 'tx' | 'object'>) {
  const past = await pastReadingsOf(tx, object.id);
  const names = await personNames(
    tx,
    past.map((one) => one.changedBy),
  );
  return { past: past.map((one) => ({ ...one, by: names.get(one.changedBy ?? '') ?? 'Commonweal' })) };
}

export const variablePath = (variable: Pick<Variable, 'id' | 'caseId'>): string =>
  `/cases/${variable.caseId}/variables/${variable.id}`;

export async function keepVariableChange({
  act,
  object,
  body,
}: Doing<Variable, z.infer<typeof changeVariableInput>>): Promise<Reply> {
  const flagged = await changeVariable(act, object, body);
  const says = flagged > 0 ? `It is changed. ${sayFlagged(flagged)}` : 'It is changed.';
  return redirect(variablePath(object), [says, doingHint(body.name)].filter(Boolean).join(' '));
}

export async function takeOffMap({ act, object, body }: Doing<Variable, z.infer<typeof standInput>>): Promise<Reply> {
  const flagged = await removeVariable(act, object, body.version);
  const says = `“${object.name}” and its links are off the map. You can put them back.`;
  return redirect(backTo(object, body.view), flagged > 0 ? `${says} ${sayFlagged(flagged)}` : says);
}

export async function putBackOnMap({ act, object, body }: Doing<Variable, z.infer<typeof standInput>>): Promise<Reply> {
  const links = await putVariableBack(act, object, body.version);
  const came = links === 0 ? '' : links === 1 ? ' One link came back with it.' : ` ${links} links came back with it.`;
  return redirect(backTo(object, body.view), `“${object.name}” is on the map again.${came}`);
}

/** Back to the part that was looked at, unless it was the part around what is gone. */
export function backTo(variable: Variable, view: string | null): string {
  const look = readView(view);
  const gone = look.part === 'around' && look.about === variable.id;
  return mapPath(variable.caseId, gone ? { part: 'start' } : look);
}

export async function keepPlace({
  act,
  object,
  body,
}: Doing<Variable, z.infer<typeof placeVariableInput>>): Promise<Reply> {
  await placeVariable(act, object, body);
  return redirect(mapPath(object.caseId, readView(body.view)));
}
