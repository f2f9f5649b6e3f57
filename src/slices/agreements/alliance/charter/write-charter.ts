import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { saveCharter } from './charter-store.ts';

const days = () => field.wholeNumber('Enter a number of days', 1, 365);

export const charterInput = z.strictObject({
  purpose: field.text('Enter what the alliance is for', 2_000),
  principles: field.optionalText(3_000),
  joining: field.optionalText(2_000),
  leaving: field.optionalText(2_000),
  conflicts: field.optionalText(2_000),
  quorumUnanimous: field.optionalWholeNumber(1, 100),
  quorumReserved: field.optionalWholeNumber(1, 100),
  days1: days(),
  days2: days(),
  days3: days(),
  days4: days(),
  version: z.coerce.number().int().min(0),
});

/** Writes the charter. In force, what its members signed stays in effect until every one of them has signed what is written now. */
export async function writeCharter(act: Act, agreementId: string, given: z.infer<typeof charterInput>): Promise<void> {
  const { agreement } = await holdAlliance(act, agreementId);
  if (agreement.state === 'ended') refuse('wrong-state');
  const { days1, days2, days3, days4, ...rest } = given;
  const charter = { ...rest, days: [days1, days2, days3, days4] as const };
  await saveCharter(act.tx, agreementId, charter);
  recordAlliance(act, agreement, 'alliance.charterWritten', Object.keys(rest), charter);
}
