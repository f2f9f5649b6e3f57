import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Agreement } from '../../agreement.ts';
import { insertComplaint } from './complaint-store.ts';

export const complaintInput = z.strictObject({
  words: field.text('Enter what happened', 3_000),
  saidFor: field.text('Enter who complains, by what they are and not by name', 150),
  happenedOn: field.dateOn('Enter the day it happened'),
  mayShow: field.ticked(),
});

/** Keeps a complaint under an agreement, without a name. A review is suggested by it. */
export async function makeComplaint(
  act: Act,
  { id: agreementId, caseId }: Agreement,
  input: z.infer<typeof complaintInput>,
): Promise<string> {
  if (input.happenedOn > londonDate(act.now)) slip('happenedOn', 'Enter a day that has been');
  const id = act.newId();
  await insertComplaint(act.tx, { ...input, id, caseId, agreementId }, act.who.personId!, act.now);
  const on = { kind: 'complaint', id };
  act.record({
    action: 'complaint.made',
    on,
    caseId,
    fields: ['words', 'said_for', 'happened_on'],
    content: input.words,
  });
  act.publish({ name: 'agreements.complaintMade', on, caseId });
  return id;
}
