import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { bodiesById } from '#slices/people/index.ts';
import { commissions } from './access.ts';
import { checkWorking } from './hand.ts';
import { outcomeNow, speakersOnCase } from './outcome-store.ts';
import { savePart, touchOutcome } from './outcome-write-store.ts';
import { stepOf } from './ownership.ts';
import { recordOutcome } from './record-outcome.ts';

export const nameBodyInput = z.strictObject({
  body: field.id('Choose a community body'),
  how: field.choice(['hear', 'propose'], 'Choose how far this has come with them'),
  forWhom: field.optionalText(300),
});

/** Names a community on an outcome as heard from, or proposes it to them. Further than that only they can take it. */
export async function nameBody(
  act: Act,
  input: { outcomeId: string; bodyId: string; how: 'hear' | 'propose'; forWhom: string | null },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  checkWorking(act.who, outcome);
  const [body] = await bodiesById(act.tx, [input.bodyId]);
  if (!body) slip('body', 'Choose a community body');
  const part = outcome.parts.find((one) => one.bodyId === body.id) ?? null;
  const state = stepOf(part?.state ?? null, input.how, 'working') ?? refuse('wrong-state');
  await touchOutcome(act.tx, outcome.id, outcome.version);
  await savePart(act.tx, outcome.id, {
    bodyId: body.id,
    state,
    forWhom: input.forWhom ?? part?.forWhom ?? body.represents,
    wordingId: outcome.wordingId,
    because: null,
    by: act.who.personId,
    at: act.now,
  });
  await recordOutcome(act, outcome.id, { action: `outcome.${state}`, fields: ['parts'] });
}

export const stepInInput = z.strictObject({ body: field.id('Choose the body that you speak for') });

/** A body takes up an outcome that nobody brought to it. */
export async function stepIn(act: Act, input: { outcomeId: string; bodyId: string }): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  const [body] = await bodiesById(act.tx, [input.bodyId]);
  const speakers = body ? await speakersOnCase(act.tx, outcome.caseId, body) : [];
  const speaks = act.who.personId !== null && speakers.includes(act.who.personId) && !commissions(act.who, outcome);
  if (!body || !speaks) refuse('not-for-this-body');
  if (outcome.caseClosed || outcome.retiredBecause !== null) refuse('wrong-state');
  const state =
    stepOf(outcome.parts.find((one) => one.bodyId === body.id)?.state ?? null, 'propose', 'member') ??
    refuse('wrong-state');
  await touchOutcome(act.tx, outcome.id, outcome.version);
  await savePart(act.tx, outcome.id, {
    bodyId: body.id,
    state,
    forWhom: body.represents,
    wordingId: outcome.wordingId,
    because: null,
    by: act.who.personId,
    at: act.now,
  });
  await recordOutcome(act, outcome.id, { action: 'outcome.takenUp', fields: ['parts'] });
}
