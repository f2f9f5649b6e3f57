import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { type Cause, endings, faultsInEnding } from './cause.ts';
import { updateCause } from './cause-store.ts';
import { recordCause } from './record-cause.ts';

export const endCauseInput = z.strictObject({
  ending: field.choice(endings, 'Choose how it ends'),
  endingWords: field.optionalText(500),
  version: field.version(),
});

/** Says that asking why may stop here: something changeable, a value or right, or a legal duty. */
export async function endCause(act: Act, cause: Cause, input: z.infer<typeof endCauseInput>): Promise<void> {
  const { version, ending, endingWords } = input;
  const faults = faultsInEnding(ending, endingWords);
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  const ended: Cause = { ...cause, ending, endingWords };
  await updateCause(act.tx, ended, version);
  recordCause(act, ended, 'cause.ended', ['ending', 'ending_words']);
}
