import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Trouble } from '../trouble.ts';
import { moveTrouble } from '../trouble-store.ts';
import { insertHandBack } from './hand-back-store.ts';

export const handBackInput = z.strictObject({
  people: field.wholeNumber('Enter how many people receive it', 0, 100_000),
  hours: field.wholeNumber('Enter how many hours a week', 0, 1_000_000),
  givenOn: field.dateOn('Enter the day on which notice was given'),
  lastOn: field.dateOn('Enter the last day of the work'),
  why: field.text('Say why, as the provider sees it', 2_000),
});

/** Notes that a provider hands work back. Only those who deal with it know, until it is announced. */
export async function noteHandBack(act: Act, trouble: Trouble, input: z.infer<typeof handBackInput>): Promise<string> {
  if (input.givenOn > londonDate(act.now)) slip('givenOn', 'Enter a day that has been');
  if (input.lastOn < input.givenOn) slip('lastOn', 'The last day cannot be before notice was given');
  const id = act.newId();
  const { caseId, agreementId } = trouble;
  await insertHandBack(
    act.tx,
    { ...input, id, caseId, agreementId, troubleId: trouble.id },
    act.who.personId!,
    act.now,
  );
  await moveTrouble(act.tx, trouble, 'handed-back');
  act.record({
    action: 'handBack.noted',
    on: { kind: 'handBack', id },
    caseId,
    fields: ['people', 'hours', 'given_on', 'last_on', 'why'],
    content: JSON.stringify(input),
  });
  return id;
}
