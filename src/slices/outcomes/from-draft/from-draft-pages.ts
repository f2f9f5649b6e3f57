import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Draft, draftRests, wordsWereAsked } from '#slices/voice/index.ts';
import { takeUpDraft, type takeUpInput } from './take-up-draft.ts';

/** What it means to put a draft forward, before anybody does. */
export async function showTakeUp({ tx, object }: Visit<Draft>): Promise<Reply> {
  if (object.state !== 'written') refuse('wrong-state', 'it has become an outcome already');
  return page('outcomes/from-draft/take-up.njk', 'Make this an outcome', {
    draft: object,
    asked: await wordsWereAsked(tx, object),
    rests: await draftRests(tx, object.id),
  });
}

/** Whoever presses the button means the words that they saw. */
export async function keepTakeUp({ act, object, body }: Doing<Draft, z.infer<typeof takeUpInput>>): Promise<Reply> {
  if (body.wording !== object.wordingId) refuse('stale');
  const id = await takeUpDraft(act, object);
  return redirect(`/cases/${object.caseId}/outcomes/${id}`, 'The outcome is proposed. Nobody owns it yet.');
}
