import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { membersOf } from '../alliance.ts';
import { holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { saveMinutes } from './minutes-store.ts';
import { isMonth } from './month.ts';

export const minutesInput = z.strictObject({
  month: z.string().refine(isMonth, 'Choose the month on the page'),
  there: field.manyIds(),
  words: field.text('Enter what was said that the page does not say already', 5_000),
  version: z.coerce.number().int().min(0),
});

/** What a meeting added to what its page says. Who was there is kept by name, as the members were called then. */
export async function keepMinutes(act: Act, agreementId: string, given: z.infer<typeof minutesInput>): Promise<void> {
  const { agreement, parties } = await holdAlliance(act, agreementId, 'in-force');
  const { month, there, words, version } = given;
  if (month > londonDate(act.now).slice(0, 7))
    slip('words', 'This month has not begun. Keep minutes once you have met');
  const names = membersOf(parties).flatMap(({ id, name }) => (there.includes(id) ? [name] : []));
  const by = { by: act.who.personId!, at: act.now };
  await saveMinutes(act.tx, agreementId, { month, there: names.join(', ') || null, words, version, ...by });
  recordAlliance(act, agreement, 'alliance.minutesKept', ['minutes'], { month, names, words });
}
