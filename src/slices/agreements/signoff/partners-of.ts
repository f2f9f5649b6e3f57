import type { Tx } from '#platform/db/database.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { findWho, organisationsNamed } from '#slices/people/index.ts';
import { stakesOf } from '#slices/plan/index.ts';
import type { Partner, Signing } from './signing.ts';

export type Named = Pick<Partner, 'name' | 'organisationId' | 'bodyId'> & Readonly<{ mayBid: boolean }>;

/** Somebody by name: a community’s own body where it has a part in an outcome, an organisation that is known, or a name alone. */
export async function partnerNamed(tx: Tx, caseId: string, name: string): Promise<Named> {
  const bodies = (await outcomesOf(tx, caseId)).flatMap(({ ownership }) => ownership);
  const body = bodies.find((one) => one.body.toLowerCase() === name.toLowerCase());
  if (body) return { name: body.body, organisationId: null, bodyId: body.bodyId, mayBid: false };
  const [known] = await organisationsNamed(tx, name);
  if (!known) return { name, organisationId: null, bodyId: null, mayBid: false };
  return { name: known.name, organisationId: known.id, bodyId: null, mayBid: known.type === 'provider' };
}

/**
 * Everybody with a stake or a part in the plan: who requires, funds or owns by the ledger, whose community owns an outcome,
 * and whose people work on the case. Those who may bid are left out: they read a plan when all of them do.
 */
export async function partnersOfPlan(tx: Tx, caseId: string, before: Signing | null): Promise<Named[]> {
  const working = await organisationsAtWork(tx, caseId);
  const outcomes = (await outcomesOf(tx, caseId)).filter(({ state }) => state !== 'retired');
  const live = new Set(outcomes.map(({ id }) => id));
  const names = [
    ...working,
    ...(await stakesOf(tx, caseId)).filter(({ outcomeId }) => live.has(outcomeId)).map(({ who }) => who),
    ...outcomes.flatMap(({ ownership }) => ownership.map(({ body }) => body)),
    ...(before?.partners.map(({ name }) => name) ?? []),
  ];
  const once = new Map(names.map((name) => [name.toLowerCase(), name]));
  const found: Named[] = [];
  for (const name of once.values()) found.push(await partnerNamed(tx, caseId, name));
  return found.filter(({ mayBid }) => !mayBid);
}

/** A hat may be given by another organisation than one’s own, so whom somebody works for is whom they belong to. */
async function organisationsAtWork(tx: Tx, caseId: string): Promise<string[]> {
  const working = (await wearersOf(tx, caseId)).filter(({ hat }) =>
    ['commissioner', 'procurement', 'partner'].includes(hat),
  );
  const names: string[] = [];
  for (const personId of new Set(working.map((one) => one.personId)))
    names.push(...((await findWho(tx, personId))?.organisations ?? []).map(({ name }) => name));
  return names;
}
