import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from './agreement.ts';
import { holdAgreement, insertChange, updateAgreement } from './agreement-store.ts';
import { type Ground, groundValues } from './change-grounds.ts';
import { testAgainstLaw } from './changes/law-of.ts';
import { checkDates, recordAgreement, terms } from './make-agreement.ts';
import { dueAgain } from './obligations/due-again.ts';
import { basisNames } from './pooling.ts';

/** Why an agreement in force is changed, and what lets it be. A draft needs neither. */
export const reasons = { why: field.optionalText(1_000), ground: field.optionalChoice(groundValues) };
export type Reasons = Readonly<{ why?: string | null; ground?: Ground | null }>;

export const changeAgreementInput = z.strictObject({
  ...terms,
  ...reasons,
  basis: field.optionalChoice(basisNames),
  version: field.version(),
});

/** Changes the terms. In force it needs why and on which ground, and what it said until then is kept. */
export async function changeAgreement(
  act: Act,
  agreementId: string,
  { version, why, ground, value, ...change }: z.infer<typeof changeAgreementInput>,
): Promise<readonly string[]> {
  const before = await holdAgreement(act.tx, agreementId);
  const after: Agreement = { ...before, ...change, valuePence: value };
  checkDates(after);
  if (before.type === 'pooled-fund' && before.state === 'in-force' && !after.basis)
    slip('basis', 'A pooled fund in force names its statute');
  await updateAgreement(act.tx, after, version);
  const warnings = await keepChange(act, before, after, sayDifference(before, after), { why, ground });
  await dueAgain(act.tx, after);
  recordAgreement(act, after, 'agreement.changed', ['title', 'dates', 'value', 'leaves_behind', 'basis']);
  return warnings;
}

/** Keeps what an agreement in force said before a change, with the reasons; does nothing for a draft. Returns the warnings. */
export async function keepChange(
  act: Act,
  before: Agreement,
  after: Agreement,
  what: string,
  { why, ground }: Reasons,
): Promise<readonly string[]> {
  if (before.state === 'ended') refuse('wrong-state');
  if (before.state === 'draft') return [];
  if (!why) slip('why', 'It is in force. Say why it changes');
  if (!ground) slip('ground', 'It is in force. Choose what lets it be changed');
  const warnings = await testAgainstLaw(act, before, after, ground);
  await insertChange(act.tx, {
    id: act.newId(),
    what,
    why,
    ground,
    warnings,
    before,
    by: act.who.personId,
    changedAt: act.now,
  });
  return warnings;
}

const named = {
  title: 'its name',
  startsOn: 'its start',
  endsOn: 'its end',
  valuePence: 'its value',
  leavesBehind: 'what it leaves behind',
  basis: 'its statute',
} as const;

function sayDifference(before: Agreement, after: Agreement): string {
  const changed = (Object.keys(named) as (keyof typeof named)[]).filter((key) => before[key] !== after[key]);
  if (changed.length === 0) slip('title', 'Nothing is different. Change something first');
  return changed.map((key) => named[key]).join(', ');
}
