import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { recordResource } from '../keep-resource.ts';
import { type Resource, spokenConsents } from '../resource.ts';
import { resourcesById, updateResource } from '../resource-store.ts';
import {
  type Ask,
  type AskMove,
  type AskState,
  askersMoves,
  askTransitions,
  consentAfter,
  consentIn,
  sayAsk,
} from './ask.ts';
import { holdAsksOf, updateAsk } from './ask-store.ts';
import { stateForConsent } from './condition.ts';

export const moveAskInput = z.strictObject({
  move: field.choice(askersMoves, 'Choose what happened'),
  version: field.version(),
});

/** Moves an ask to the state that the table allows, and its resource's consent with it. */
export async function moveAsk(
  act: Act,
  ask: Ask,
  version: number,
  move: AskMove,
  change: Partial<Ask> = {},
): Promise<void> {
  const state = askTransitions[ask.state][move] ?? refuse('wrong-state');
  await putAsk(act, `ask.${move}`, ask, version, { ...change, state });
}

/** Writes what became of an ask, and settles the steward's consent from all that was asked of the resource. */
export async function putAsk(
  act: Act,
  action: string,
  before: Ask,
  version: number,
  change: Partial<Ask>,
): Promise<void> {
  const ask = { ...before, ...change };
  const asks = await holdAsksOf(act.tx, ask.resourceId);
  await updateAsk(act.tx, ask, version);
  act.record({
    action,
    on: { kind: 'ask', id: ask.id },
    caseId: ask.caseId,
    fields: Object.keys(change),
    ...(ask.answerWords ? { content: ask.answerWords } : {}),
    says: { ...sayAsk(ask), state: ask.state },
  });
  const others = asks.filter((one) => one.id !== ask.id).map(stateForConsent);
  await settleConsent(act, ask, before, others);
}

async function settleConsent(act: Act, ask: Ask, before: Ask, others: readonly AskState[]): Promise<void> {
  const [resource] = (await resourcesById(act.tx, [ask.resourceId])) as [Resource];
  // What somebody was asked before it was its community's says nothing for that community.
  if (resource.bodyId) return;
  const consent = consentAfter(resource.consent, stateForConsent(before), stateForConsent(ask), others);
  const justSaid = ask.answeredAt !== null && ask.answeredAt !== before.answeredAt;
  const theirs = consent !== resource.consent || (justSaid && consent === consentIn(stateForConsent(ask)));
  const after: Resource = {
    ...resource,
    consent,
    ...(theirs && { consentBy: ask.askedOf, consentOn: londonDate(act.now) }),
    ...(!spokenConsents.includes(consent) && { consentBy: null, consentOn: null }),
    ...(justSaid && consentIn(ask.state) === 'given' && { confirmedAt: act.now, confirmedBy: ask.askedOf }),
    ...(justSaid && ask.aims && { aims: ask.aims }),
    ...(justSaid && ask.inTheWay && { inTheWay: ask.inTheWay }),
    ...(justSaid && ask.state === 'accepted-with-conditions' && { conditions: ask.answerWords }),
  };
  const fields = (Object.keys(after) as (keyof Resource)[]).filter((name) => after[name] !== resource[name]);
  if (fields.length === 0) return;
  await updateResource(act.tx, after, resource.version);
  recordResource(act, `resource.consent-${consent}`, after, fields);
}
