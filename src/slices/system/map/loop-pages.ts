import type { z } from 'zod';
import { limits } from '#engines/loops/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads } from '#platform/links/index.ts';
import { loopAccess } from '../access.ts';
import { findOnMap, loopKey, type OnMap, sayFound } from './find-on-map.ts';
import { gatherMap, type SystemMap } from './gather-map.ts';
import { loopsOf } from './loop-store.ts';
import { pictureOf, shownBy } from './map-view.ts';
import {
  dropLoop,
  type dropLoopInput,
  nameLoop,
  type nameLoopInput,
  renameLoop,
  type renameLoopInput,
} from './name-loop.ts';
import { gone, type NamedLoop, toldLoop } from './named-loop.ts';
import { tiesOf } from './tie-store.ts';

/** Named loops, then those found that nobody has named. */
export async function listLoops(visit: Visit<Subject>): Promise<Reply> {
  const { tx, who, object } = visit;
  const map = await gatherMap(tx, who, object.id);
  const named = (await loopsOf(tx, object.id)).filter(
    (one) => one.state === 'named' && loopAccess(who, one).includes('see'),
  );
  const { found, loops } = findOnMap(map);
  const taken = new Set(named.map(({ links }) => loopKey(links.map(({ id }) => id))));
  const measured = await measuredOf(visit, object.id);
  const flags = await flagsOf(visit, named);
  return page('system/map/loops.njk', 'Loops', {
    says: sayFound(found, limits.longest),
    named: named.map((one) => ({ ...tell(map, one), flags: flags.get(one.id) ?? [], measures: measured(one.links) })),
    others: loops
      .filter(({ key }) => !taken.has(key))
      .map((one) => ({
        ...one,
        told: toldLoop(one.links, byId(map), one.loop.variables[0]!, 'up'),
        measures: measured(one.links),
      })),
  });
}

const byId = (map: SystemMap) => new Map([...map.variables, ...map.removedVariables].map((one) => [one.id, one]));

const tell = (map: SystemMap, one: NamedLoop) => ({
  ...one,
  gone: gone(one),
  told: toldLoop(one.links, byId(map), one.beginsId, one.goes),
});

async function flagsOf({ tx, services, who }: Visit, loops: readonly NamedLoop[]) {
  const refs = loops.map(({ id }) => ({ kind: 'loop', id }));
  return new Map((await beads(tx, services.kinds, who, refs, null)).map((bead) => [bead.ref.id, bead.flags]));
}

/** Which variables of a loop a measure shows, and which none does. */
async function measuredOf({ tx }: Visit, caseId: string) {
  const ids = new Set((await tiesOf(tx, caseId)).filter(({ kind }) => kind === 'measure').map((tie) => tie.variableId));
  return (links: readonly { fromId: string; fromName: string }[]) => ({
    with: links.filter(({ fromId }) => ids.has(fromId)).map(({ fromName }) => fromName),
    without: links.filter(({ fromId }) => !ids.has(fromId)).length,
  });
}

export async function showLoop(visit: Visit<NamedLoop>): Promise<Reply> {
  const { tx, who, object: loop } = visit;
  const map = await gatherMap(tx, who, loop.caseId);
  const shown = shownBy(
    map,
    { part: 'loop', loop: loop.id },
    { title: loop.name, links: loop.links.map(({ id }) => id) },
  )!;
  return page('system/map/loop.njk', loop.name, {
    loop: tell(map, loop),
    measures: (await measuredOf(visit, loop.caseId))(loop.links),
    flags: (await flagsOf(visit, [loop])).get(loop.id) ?? [],
    drawing: pictureOf(shown, false),
    begins: beginChoices(loop.links),
    goings,
  });
}

const goings = [
  { value: 'up', text: 'It goes up' },
  { value: 'down', text: 'It goes down' },
];
const beginChoices = (links: readonly { fromId: string; fromName: string }[]) =>
  links.map(({ fromId, fromName }) => ({ value: fromId, text: fromName }));

async function oneFound(
  { tx, who, object }: Visit<Subject>,
  key: string,
): Promise<{ map: SystemMap; one: OnMap | null }> {
  const map = await gatherMap(tx, who, object.id);
  return { map, one: findOnMap(map).loops.find((loop) => loop.key === key) ?? null };
}

export async function newLoop(visit: Visit<Subject>): Promise<Reply> {
  const key = String(visit.returned?.values.loop ?? visit.query.loop ?? '');
  const { map, one } = await oneFound(visit, key);
  if (!one) return visit.returned ? listLoops(visit) : refuse('not-found');
  return page('system/map/loop-new.njk', 'Name this loop', {
    key,
    told: goings.map(({ value }) => toldLoop(one.links, byId(map), one.loop.variables[0]!, value as 'up' | 'down')),
    begins: beginChoices(one.links),
    goings,
  });
}

export async function keepLoop(doing: Doing<Subject, z.infer<typeof nameLoopInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const { loop: key, ...words } = body;
  const { one } = await oneFound(doing, key);
  if (!one) return slip('loop', 'This loop is no longer on the map');
  const id = await nameLoop(act, { caseId: object.id, linkIds: one.loop.links, ...words });
  return redirect(`/cases/${object.id}/loops/${id}`, 'The loop has a name.');
}

const pathOf = (loop: NamedLoop): string => `/cases/${loop.caseId}/loops/${loop.id}`;

export async function keepLoopChange({
  act,
  object,
  body,
}: Doing<NamedLoop, z.infer<typeof renameLoopInput>>): Promise<Reply> {
  await renameLoop(act, object, body);
  return redirect(pathOf(object), 'It is changed.');
}

export async function takeNameOff({
  act,
  object,
  body,
}: Doing<NamedLoop, z.infer<typeof dropLoopInput>>): Promise<Reply> {
  await dropLoop(act, object, body.version);
  return redirect(`/cases/${object.caseId}/loops`, `The loop “${object.name}” is no longer kept. It stays on the map.`);
}

/** The loop that the map's address names: one with a name by its id, another by its key. */
export async function loopPart(visit: Visit<Subject>, map: SystemMap, loop: string) {
  const named = (await loopsOf(visit.tx, visit.object.id)).find(({ id }) => id === loop);
  if (named) return { title: named.name, links: named.links.map(({ id }) => id) };
  const found = findOnMap(map).loops.find(({ key }) => key === loop);
  return found ? { title: `the loop from “${found.links[0]!.fromName}”`, links: found.loop.links } : null;
}
