import type { z } from 'zod';
import type { Ref, Subject } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf, chosen } from '#platform/links/index.ts';
import { personNames } from '#slices/people/index.ts';
import { downstreamFrom } from './downstream.ts';
import { bearerChoices, bearerLabels, bearers, type Effect, sayCheck, unasked } from './effect.ts';
import { effectsOf } from './effect-store.ts';
import { gatherMap } from './gather-map.ts';
import { stateEffect, type stateEffectInput, withdrawEffect, type withdrawEffectInput } from './state-effect.ts';
import { tiesOf } from './tie-store.ts';

const checkable = ['mechanism', 'variable'] as const;
const kindsHere = ({ services }: Pick<Visit, 'services'>) => checkable.filter((name) => services.kinds.has(name));

/** What this person may read of who bears a change. What is said of firms is for those who may see the market. */
export async function readableEffects({ tx, who, object, may }: Visit<Subject>): Promise<Effect[]> {
  if (who.hats.length === 0) return [];
  const effects = await effectsOf(tx, object.id);
  return effects.filter(({ bearer }) => bearer !== 'provider' || may.includes('seeMarket'));
}

/** All mechanisms with whether anybody has looked downstream of them; or one thing, and where its change arrives. */
export async function showDownstream(visit: Visit<Subject>): Promise<Reply> {
  const from = String(visit.returned?.values.from ?? visit.query.from ?? '');
  return from ? showOne(visit, from) : listAll(visit);
}

async function listAll(visit: Visit<Subject>): Promise<Reply> {
  const { tx, services, who, object } = visit;
  const effects = who.hats.length === 0 ? [] : await effectsOf(tx, object.id);
  const found = await choicesOf(tx, services.kinds, who, object.id, kindsHere(visit));
  const of = Map.groupBy(effects, ({ onId }) => onId);
  const rows = found
    .filter(({ state, ref }) => !['stopped', 'removed'].includes(state) && (ref.kind === 'mechanism' || of.has(ref.id)))
    .map((one) => ({
      ...one,
      says: sayCheck(of.get(one.ref.id) ?? []),
      done: unasked(of.get(one.ref.id) ?? []).length === 0,
    }));
  return page('system/map/downstream-list.njk', 'Who else bears the change', {
    rows,
    others: found.filter(({ ref, state }) => ref.kind === 'variable' && state === 'standing' && !of.has(ref.id)),
  });
}

async function showOne(visit: Visit<Subject>, from: string): Promise<Reply> {
  const { tx, services, who, object } = visit;
  const found = await choicesOf(tx, services.kinds, who, object.id, kindsHere(visit));
  const about = found.find(({ value }) => value === from) ?? refuse('not-found');
  const map = await gatherMap(tx, who, object.id);
  const starts = await startsOf(visit, about.ref);
  const reached = downstreamFrom(map.links, starts);
  const all = (await effectsOf(tx, object.id)).filter(({ onId }) => onId === about.ref.id);
  const readable = (await readableEffects(visit)).filter(({ onId }) => onId === about.ref.id);
  const names = await personNames(
    tx,
    readable.map(({ saidBy }) => saidBy),
  );
  return page('system/map/downstream.njk', `Downstream of “${about.title}”`, {
    about,
    from,
    says: sayCheck(all),
    done: unasked(all).length === 0,
    starts: map.variables.filter(({ id }) => starts.includes(id)),
    reached,
    groups: bearers.map((bearer) => ({
      label: bearerLabels[bearer],
      effects: readable
        .filter((one) => one.bearer === bearer)
        .map((one) => ({ ...one, by: names.get(one.saidBy ?? '') ?? 'Commonweal' })),
      hidden: all.some((one) => one.bearer === bearer) && !readable.some((one) => one.bearer === bearer),
    })),
    bearers: bearerChoices,
    places: reached.map(({ id, name }) => ({ value: id, text: name })),
  });
}

/** A variable's change begins at itself; a mechanism's where it acts. */
async function startsOf({ tx, object }: Visit<Subject>, { kind, id }: Ref): Promise<string[]> {
  if (kind === 'variable') return [id];
  const ties = await tiesOf(tx, object.id);
  return ties.filter((tie) => tie.kind === kind && tie.objectId === id).map(({ variableId }) => variableId);
}

const pathOf = (caseId: string, from: string): string => `/cases/${caseId}/downstream?from=${encodeURIComponent(from)}`;

export async function keepEffect(doing: Doing<Subject, z.infer<typeof stateEffectInput>>): Promise<Reply> {
  const { act, tx, services, who, object, body } = doing;
  const { from, ...words } = body;
  const { kind, id } = await chosen(tx, services.kinds, who, object.id, kindsHere(doing), from, 'from');
  await stateEffect(act, { ...words, caseId: object.id, onKind: kind as Effect['onKind'], onId: id });
  return redirect(pathOf(object.id, from), 'It is kept.');
}

export async function takeEffectBack({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof withdrawEffectInput>>): Promise<Reply> {
  await withdrawEffect(act, object.id, body.effect);
  return redirect(pathOf(object.id, body.from), 'It is taken off.');
}
