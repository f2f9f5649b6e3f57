import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Procurement } from '../procurement.ts';
import { saveParticulars } from './letter-store.ts';

export const particularsInput = z.strictObject({
  address: field.text('Enter the postal address', 500),
  email: field.text('Enter the email address', 200),
  identifier: field.text('Enter the unique identifier, with its scheme', 100),
});

/** Where a bidder is written to, and how a notice names it. */
export async function setParticulars(
  act: Act,
  { id, caseId }: Procurement,
  bidderId: string,
  input: z.infer<typeof particularsInput>,
): Promise<void> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email))
    slip('email', 'Enter an email address, for example bids@example.org');
  await saveParticulars(act.tx, bidderId, input, act.who.personId!, act.now);
  act.record({
    action: 'bidder.particularsKept',
    on: { kind: 'procurement', id },
    caseId,
    fields: ['address', 'email', 'identifier'],
  });
}
