import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { causalLinksById } from './causal-link-store.ts';
import { insertLoop, updateLoop } from './loop-store.ts';
import { loopText, type NamedLoop } from './named-loop.ts';

const words = {
  name: field.text('Enter what to call this loop', 120),
  beginsId: field.id('Choose where its telling begins'),
  goes: field.choice(['up', 'down'], 'Choose which way it goes at the start'),
};
export const nameLoopInput = z.strictObject({ loop: field.text('Choose a loop', 40), ...words });
export const renameLoopInput = z.strictObject({ ...words, version: field.version() });
export const dropLoopInput = z.strictObject({ version: field.version() });

type New = { caseId: string; linkIds: readonly string[]; name: string; beginsId: string; goes: 'up' | 'down' };

/** Gives a loop a name. It is kept with the links it runs through, whatever becomes of them. */
export async function nameLoop(act: Act, { caseId, linkIds, ...input }: New): Promise<string> {
  const found = new Map((await causalLinksById(act.tx, linkIds)).map((link) => [link.id, link]));
  const links = linkIds.map((id) => found.get(id) ?? slip('loop', 'This loop is no longer on the map'));
  const closes = links.every((link, at) => link.toId === links[(at + 1) % links.length]!.fromId);
  if (!closes || links.length === 0 || links.some((link) => link.state === 'removed' || link.caseId !== caseId))
    slip('loop', 'This loop is no longer on the map');
  const loop: NamedLoop = { id: act.newId(), caseId, state: 'named', version: 1, ...input, links, namedAt: act.now };
  checkBegins(loop);
  await insertLoop(act.tx, loop);
  record(act, loop, 'loop.named');
  return loop.id;
}

export async function renameLoop(act: Act, loop: NamedLoop, input: z.infer<typeof renameLoopInput>): Promise<void> {
  if (loop.state === 'dropped') refuse('wrong-state');
  const { version, ...given } = input;
  const changed = { ...loop, ...given };
  checkBegins(changed);
  await updateLoop(act.tx, changed, version);
  record(act, changed, 'loop.renamed');
}

/** Takes the name off. The loop itself stays on the map. */
export async function dropLoop(act: Act, loop: NamedLoop, version: number): Promise<void> {
  if (loop.state === 'dropped') refuse('wrong-state');
  const dropped: NamedLoop = { ...loop, state: 'dropped' };
  await updateLoop(act.tx, dropped, version, act.now);
  record(act, dropped, 'loop.dropped');
}

function checkBegins(loop: NamedLoop): void {
  if (!loop.links.some(({ fromId }) => fromId === loop.beginsId)) slip('beginsId', 'Choose a variable of this loop');
}

function record(act: Act, loop: NamedLoop, action: string): void {
  act.record({
    action,
    on: { kind: 'loop', id: loop.id },
    caseId: loop.caseId,
    fields: ['name', 'begins', 'goes'],
    content: loop.name,
    says: { title: loop.name, text: loopText(loop), state: loop.state },
  });
}
