import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { readShares } from './pool.ts';
import { saveShares, saveTerms } from './pool-store.ts';

export const agreeTermsInput = z.strictObject({
  host: field.optionalText(200),
  manager: field.optionalText(200),
  leadCommissioner: field.optionalText(200),
  reserve: field.optionalPounds(),
  underspend: field.choice(['stays', 'returned'], 'Choose what becomes of money left over'),
  shares: field.optionalText(5_000),
  exitNotice: field.optionalText(300),
  vat: field.optionalText(300),
  version: z.coerce.number().int().min(0),
});

/** Keeps who runs a pool and how what it gets wrong is settled. Shares are of those that pool; nobody else bears anything. */
export async function agreeTerms(act: Act, agreement: Agreement, input: z.infer<typeof agreeTermsInput>) {
  if (agreement.type !== 'pooled-fund') refuse('wrong-state');
  const pooled = agreement.parties.filter((party) => party.money === 'pooled');
  const { read, problems } = readShares(input.shares ?? '', pooled);
  if (problems.length > 0) slip('shares', problems.slice(0, 5).join(' '));
  const { reserve, shares: _, ...terms } = input;
  await saveTerms(act.tx, agreement.id, { ...terms, reservePence: reserve ?? 0 });
  await saveShares(act.tx, agreement.id, read);
  act.record({
    action: 'pool.terms-agreed',
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['host', 'manager', 'reserve', 'underspend', 'shares'],
    content: JSON.stringify(input),
  });
}
