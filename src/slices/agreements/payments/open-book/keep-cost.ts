import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../../agreement.ts';
import { booksKeptBy } from './open-book.ts';
import { bookOf, insertBookLine } from './open-book-store.ts';

export const costInput = z.strictObject({
  party: field.id('Choose whose cost it is'),
  month: field.text('Enter a month, for example 2027-03', 7),
  line: field.text('Say what it is for', 200),
  plan: field.optionalPounds(),
  actual: field.optionalPounds(),
  evidence: field.text('Say what shows it, for example the payroll of the month', 500),
});

/** A cost of somebody's own organisation, for a month. Written again it is another version; the earlier one stays. */
export async function keepCost(act: Act, agreement: Agreement, given: z.infer<typeof costInput>): Promise<void> {
  if (!booksKeptBy(act.who, agreement).includes(given.party)) refuse('not-allowed');
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(given.month)) slip('month', 'Enter a month, for example 2027-03');
  const planPence = given.plan ?? slip('plan', 'Enter what was planned, 0 if nothing');
  const actualPence = given.actual ?? slip('actual', 'Enter what it cost, 0 if nothing');
  const before = (await bookOf(act.tx, agreement.id, [given.party])).find(
    ({ month, line }) => month === given.month && line.toLowerCase() === given.line.toLowerCase(),
  );
  const line = {
    ...{ partyId: given.party, month: given.month, line: given.line, planPence, actualPence },
    ...{ evidence: given.evidence, number: (before?.number ?? 0) + 1, writtenAt: act.now },
  };
  if (!(await insertBookLine(act.tx, agreement.id, { ...line, id: act.newId(), by: act.who.personId })))
    refuse('stale');
  act.record({
    action: 'openBook.costKept',
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['open_book_lines'],
    content: JSON.stringify(line),
  });
}
