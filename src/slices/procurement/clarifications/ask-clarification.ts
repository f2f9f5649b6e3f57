import { z } from 'zod';
import { guest } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Procurement } from '../procurement.ts';
import { holdProcurement } from './amend-procurement.ts';
import { askingNow, type Clarification } from './clarification.ts';
import { insertClarification, publicSummaryOf } from './clarification-store.ts';

export const askInput = z.strictObject({
  question: field.text('Enter your question', 4_000),
  confidential: field.ticked(),
});

/** Binds the questions of one asker. The id behind it stands in a link that the asker alone has. */
export const askerOf = (id: string): string => sha256(`clarification-asker:${id}`);

/**
 * A question from the page that anybody can open. Whoever is signed in asks as anybody does: neither the row nor the audit knows who it was.
 */
export async function askClarification(
  act: Act,
  given: Procurement,
  askerId: string,
  input: z.infer<typeof askInput>,
): Promise<void> {
  const procurement = await holdProcurement(act, given);
  const today = londonDate(act.now);
  if (procurement.state !== 'published' || askingNow(await publicSummaryOf(act.tx, procurement.id), today) !== 'open')
    refuse('questions-closed');
  await insert(act, procurement, {
    channel: 'page',
    asker: askerOf(askerId),
    words: input.question,
    confidential: input.confidential,
    late: false,
  });
  act.as(guest).record({
    action: 'clarification.asked',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['words', 'confidential'],
  });
}

export async function insert(
  act: Act,
  { id, caseId }: Pick<Procurement, 'id' | 'caseId'>,
  one: Pick<Clarification, 'channel' | 'asker' | 'words' | 'confidential' | 'late'> & { askedAt?: Date },
): Promise<void> {
  await insertClarification(act.tx, {
    ...one,
    id: act.newId(),
    caseId,
    procurementId: id,
    askedAt: one.askedAt ?? act.now,
  });
}
