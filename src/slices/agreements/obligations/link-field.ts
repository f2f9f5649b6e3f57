import { z } from 'zod';

/** Where evidence is to be seen: an address of the web, and of nothing that runs on the page. */
export const linkField = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() || null : (value ?? null)),
    z
      .string()
      .max(500, 'Use 500 characters or fewer')
      .refine((value) => URL.canParse(value) && ['https:', 'http:'].includes(new URL(value).protocol), {
        error: 'Enter a whole address that begins with https://',
      })
      .nullable(),
  );
