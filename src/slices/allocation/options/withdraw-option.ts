import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { type Option, optionStates } from './option.ts';
import { changeOption, placeOption } from './put-option.ts';

export const moveOptionInput = z.strictObject({
  state: field.choice(optionStates, 'Choose whether it is put or withdrawn'),
  version: field.version(),
});

/** Takes an option off the lists, or puts it back. Either way it goes last, so that the others' places have no gaps. */
export async function withdrawOption(act: Act, option: Option, input: z.infer<typeof moveOptionInput>): Promise<void> {
  if (await changeOption(act, option, input.version, { state: input.state }))
    await placeOption(act, option, Number.MAX_SAFE_INTEGER);
}

export const placeOptionInput = z.strictObject({
  place: field.wholeNumber('Enter its place, for example 1', 1, 10_000),
});
