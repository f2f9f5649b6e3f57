import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { answerClarification, insertClarification } from './opening-store.ts';
import type { Tender } from './tender.ts';

export const askInput = z.strictObject({ asked: field.text('Write what the bidder is asked', 4_000) });
export const answerInput = z.strictObject({
  clarification: field.id(),
  answer: field.text('Write what the bidder answered', 4_000),
  version: field.version(),
});

const record = (act: Act, { id, caseId }: Tender, action: string, content: string) =>
  act.record({
    action: `tender.${action}`,
    on: { kind: 'tender', id },
    caseId,
    fields: ['tender_clarifications'],
    content,
  });

/** Asks about an obvious slip, such as a page that is missing. Recorded with the tender, for whoever asks later what was said to whom. */
export async function askBidder(act: Act, tender: Tender, { asked }: z.infer<typeof askInput>): Promise<void> {
  const one = {
    id: act.newId(),
    tenderId: tender.id,
    asked,
    answer: null,
    askedBy: act.who.personId!,
    askedAt: act.now,
    answeredAt: null,
    version: 1,
  };
  await insertClarification(act.tx, one);
  record(act, tender, 'clarificationAsked', asked);
}

export async function keepAnswer(act: Act, tender: Tender, body: z.infer<typeof answerInput>): Promise<void> {
  const { clarification: id, answer, version } = body;
  if (!(await answerClarification(act.tx, { id, tenderId: tender.id, version, answer }, act.now))) refuse('stale');
  record(act, tender, 'clarificationAnswered', answer);
}
