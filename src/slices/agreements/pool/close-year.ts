import { z } from 'zod';
import type { Settled } from '#engines/waterfall/index.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement } from '../agreement-store.ts';
import { noTerms, settlePool } from './pool.ts';
import { schemesOf, sharesOf, termsOf } from './pool-store.ts';
import { insertYearEnd, yearEndsOf } from './year-end-store.ts';

export const closeYearInput = z.strictObject({
  year: field.wholeNumber('Enter the year in which it ends', 2000, 2100),
  note: field.optionalText(1_000),
});

/** What the year carries into the next: what stays in the pool, and what its reserve still holds. */
export const carriedOf = (settled: Settled, reservePence: number): number =>
  settled.staysInPool + reservePence - settled.fromReserve;

/**
 * Closes a pool’s year on what its schemes are kept to have spent: what is carried forward, what goes back and who bears what
 * are kept as they were settled. What is in dispute keeps a year open.
 */
export async function closeYear(
  act: Act,
  agreement: Agreement,
  { year, note }: z.infer<typeof closeYearInput>,
): Promise<void> {
  const held = await holdAgreement(act.tx, agreement.id);
  if (held.type !== 'pooled-fund') refuse('wrong-state');
  if (year > Number(londonDate(act.now).slice(0, 4)) + 1) slip('year', 'Enter a year that has ended, or ends now');
  if ((await yearEndsOf(act.tx, held.id)).some((one) => one.year >= year))
    slip('year', 'This year, or a later one, is closed already');
  const terms = (await termsOf(act.tx, held.id)) ?? noTerms;
  const schemes = await schemesOf(act.tx, held.id);
  const settled = settlePool(held.parties, schemes, terms, await sharesOf(act.tx, held.id));
  if (!settled) return slip('year', 'Say what each scheme has spent first');
  if (settled.inDispute > 0) slip('year', 'Part of it is in dispute. Agree who bears it first');
  const carriedPence = carriedOf(settled, terms.reservePence);
  const row = { year, settled, carriedPence, note, closedAt: act.now };
  await insertYearEnd(act.tx, held.id, row, act.who.personId!);
  act.record({
    action: 'pool.year-closed',
    on: { kind: 'agreement', id: held.id },
    caseId: held.caseId,
    fields: ['year', 'settled', 'carried'],
    content: JSON.stringify(row),
  });
}
