import { z } from 'zod';
import { field } from '#platform/forms/index.ts';

export const inviteInput = z.strictObject({
  name: field.text('Enter their name', 200),
  email: z.preprocess(
    (value) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null),
    z.email('Enter an e-mail address, for example name@example.org').max(320).nullable(),
  ),
  steward: field.ticked(),
});
