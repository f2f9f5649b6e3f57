import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { insertOutcome, insertWording, linkNeeds, linkQuotations } from './outcome-write-store.ts';
import { recordOutcome } from './record-outcome.ts';

export const proposeOutcomeInput = z.strictObject({
  statement: field.text('Enter what people want to be true, in a sentence', 500),
  forWhom: field.optionalText(300),
  quotationIds: field.manyIds(),
});

export type ProposeOutcome = Readonly<{
  caseId: string;
  statement: string;
  forWhom: string | null;
  quotationIds: readonly string[];
  needIds?: readonly string[];
}>;

/** Puts an outcome forward. It is a proposal until a community makes it its own, whoever writes it. */
export async function proposeOutcome(act: Act, input: ProposeOutcome): Promise<string> {
  const id = act.newId();
  const { personId } = act.who;
  await insertOutcome(act.tx, { id, caseId: input.caseId, by: personId, at: act.now });
  await insertWording(act.tx, id, {
    id: act.newId(),
    state: 'current',
    statement: input.statement,
    forWhom: input.forWhom,
    because: null,
    bodyId: null,
    putBy: personId,
    putAt: act.now,
  });
  await linkQuotations(act.tx, id, input.quotationIds, act.now);
  await linkNeeds(act.tx, id, input.needIds ?? [], act.now);
  await recordOutcome(act, id, {
    action: 'outcome.proposed',
    fields: ['statement', 'for_whom', 'quotations'],
    content: input.statement,
  });
  return id;
}
