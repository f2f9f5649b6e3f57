import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { strengthChoices } from '../causes/cause.ts';
import { causesOf } from '../causes/cause-store.ts';
import { addCausalLink, type addCausalLinkInput } from './add-causal-link.ts';
import { addVariable, type addVariableInput } from './add-variable.ts';
import { directionChoices, knownBy } from './causal-link.ts';
import { doingHint } from './doing-words.ts';
import { gatherMap, type SystemMap } from './gather-map.ts';
import { layOutMap, type layOutMapInput } from './lay-out-map.ts';
import { type Look, readLook, readView, sayLook } from './look.ts';
import { loopPart } from './loop-pages.ts';
import { pictureOf, type Shown, shownBy, waitingIn, wholeUpTo } from './map-view.ts';
import { busiest } from './parts.ts';

/** The map, or the part of it that the address names. */
export async function showMap(visit: Visit<Subject>): Promise<Reply> {
  const { tx, who, object, query, returned } = visit;
  const look = returned ? readView(String(returned.values.view ?? '')) : readLook(query);
  const map = await gatherMap(tx, who, object.id);
  const shown =
    shownBy(map, look, look.part === 'loop' ? await loopPart(visit, map, look.loop) : null) ?? refuse('not-found');
  const causes = await causeChoices(visit);
  const whole = look.part === 'whole' || look.part === 'start';
  return page('system/map/map.njk', shown.title, {
    look,
    view: sayLook(look).slice(1),
    isWhole: whole,
    isLarge: map.variables.length > wholeUpTo,
    counts: { variables: map.variables.length, links: map.links.length },
    shown: { ...shown, variables: byName(shown.variables, ({ name }) => name) },
    drawing: pictureOf(shown, whole),
    waiting: waitingIn(shown, whole),
    linkRows: byName(shown.links, (link) => `${link.fromName}\n${link.toName}`).map((link) => ({
      ...link,
      known: knownBy(link),
    })),
    about: look.part === 'around' ? map.variables.find(({ id }) => id === look.about) : null,
    ...waysIn(map, shown),
    removedVariables: map.removedVariables,
    removedLinks: map.removedLinks,
    variableChoices: choicesIn(map),
    causes,
    fromCause: returned ? null : causes.find(({ value }) => value === query.cause),
    directions: directionChoices,
    strengths: strengthChoices,
  });
}

const order = new Intl.Collator('en-GB');
const byName = <T>(list: readonly T[], name: (one: T) => string): T[] =>
  [...list].sort((a, b) => order.compare(name(a), name(b)));

/** Where to go from here: themes, and on a large map the variables that most links touch. */
function waysIn(map: SystemMap, shown: Shown) {
  const names = new Map(map.variables.map(({ id, name }) => [id, name]));
  const themes = Map.groupBy(
    map.variables.filter(({ theme }) => theme),
    ({ theme }) => theme!,
  );
  return {
    themes: [...themes]
      .map(([theme, of]) => ({ theme, count: of.length }))
      .sort((a, b) => (a.theme < b.theme ? -1 : 1)),
    busiest:
      shown.variables.length > 0 ? [] : busiest(map.links, 12).map((one) => ({ ...one, name: names.get(one.id) })),
  };
}

const choicesIn = (map: SystemMap) =>
  byName(map.variables, ({ name }) => name).map(({ id, name }) => ({ value: id, text: name }));

export async function causeChoices({ tx, object }: Visit<Subject>) {
  const causes = await causesOf(tx, object.caseId ?? object.id);
  return causes
    .filter(({ state }) => state !== 'dropped')
    .map(({ id, statement }) => ({ value: id, text: statement.slice(0, 90) }));
}

export const mapPath = (caseId: string, look: Look): string => `/cases/${caseId}/map${sayLook(look)}`;

/** The part that was looked at, and with it what has just been added, where that alone would not be on it. */
export async function keepVariable({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof addVariableInput>>): Promise<Reply> {
  const { view, ...words } = body;
  const id = await addVariable(act, { caseId: object.id, ...words });
  const look = readView(view);
  const there = ['start', 'whole'].includes(look.part)
    ? look
    : ({ part: 'around', about: id, steps: 1, way: 'both' } as const);
  const hint = doingHint(words.name);
  return redirect(mapPath(object.id, there), [`“${words.name}” is on the map.`, hint].filter(Boolean).join(' '));
}

export async function keepLink({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof addCausalLinkInput>>): Promise<Reply> {
  const { view, ...link } = body;
  await addCausalLink(act, { caseId: object.id, ...link });
  return redirect(mapPath(object.id, readView(view)), 'The link is on the map.');
}

export async function keepLayout({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof layOutMapInput>>): Promise<Reply> {
  const count = await layOutMap(act, object.id);
  return redirect(
    mapPath(object.id, readView(body.view)),
    count > 0 ? `${count} variables have new places.` : 'The map is being laid out. Load the page again in a moment.',
  );
}
