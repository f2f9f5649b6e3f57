import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { wearersOf } from '#slices/cases/index.ts';
import type { Conversation } from '../conversation.ts';
import { saveReminder } from './reminder-store.ts';

export const weekdays = [
  { value: '1', text: 'Monday' },
  { value: '2', text: 'Tuesday' },
  { value: '3', text: 'Wednesday' },
  { value: '4', text: 'Thursday' },
  { value: '5', text: 'Friday' },
  { value: '6', text: 'Saturday' },
  { value: '7', text: 'Sunday' },
] as const;

export const reminderInput = z.strictObject({
  person: field.id('Choose who is reminded'),
  days: field.manyOf(['1', '2', '3', '4', '5', '6', '7']),
});

/** Says on which days somebody who works on the case is reminded that statements wait; no day, no reminder. */
export async function setReminder(
  act: Act,
  conversation: Conversation,
  { person, days }: z.infer<typeof reminderInput>,
): Promise<void> {
  const known = (await wearersOf(act.tx, conversation.caseId)).some(({ personId }) => personId === person);
  if (!known && days.length > 0) slip('person', 'Choose somebody who wears a hat on this case');
  await saveReminder(act.tx, conversation.id, person, days.map(Number));
  act.record({
    action: 'conversation.remindersSettled',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['conversation_reminders'],
  });
}
