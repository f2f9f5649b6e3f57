import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Payer } from '../payer.ts';
import { complianceCsv, largeCsv } from './figures.ts';
import { complianceOf, largeLeftOut, largePaymentsOf } from './figures-store.ts';
import { insertLines } from './line-store.ts';
import { isOver, type Period } from './periods.ts';
import { insertReturn, signedFor } from './return-store.ts';

const mostPayments = 20_000;

export const signInput = z.strictObject({
  signer: field.text('Enter the name of the director who is responsible for finances', 200),
  jobTitle: field.text('Enter their job title', 200),
  approves: field.ticked(),
  because: field.optionalText(500),
  /** What the figures were when they were looked at. */
  seen: field.text('Look at the figures again', 100),
});

/** A return as it would be now: its figures, its file, and a short name for exactly these. */
export async function draftReturn(tx: Tx, payer: Pick<Payer, 'id' | 'name'>, period: Period) {
  if (period.kind === 'compliance') {
    const figures = await complianceOf(tx, payer.id, period);
    const content = complianceCsv(period, figures);
    return { figures, payments: [], content, sha256: sha256(content) };
  }
  const payments = await largePaymentsOf(tx, payer.id, period, mostPayments + 1);
  if (payments.length > mostPayments) refuse('too-large');
  const pence = payments.reduce((sum, { grossPence }) => sum + Number(grossPence), 0);
  const figures = { payments: payments.length, pence, leftOut: await largeLeftOut(tx, payer.id, period) };
  const content = largeCsv(payer.name, payments);
  // Two agreements can read alike: what is signed says which it was.
  const under = payments.map(({ agreementId }) => agreementId);
  return { figures, payments, content, sha256: sha256(`${content}${JSON.stringify(figures)}${under.join()}`) };
}

/** Freezes a return as its signer saw it. Signed again, it says why, and what was signed before stays. */
export async function signReturn(
  act: Act,
  payer: Payer,
  period: Period,
  { signer, jobTitle, approves, because, seen }: z.infer<typeof signInput>,
): Promise<void> {
  if (!isOver(period, londonDate(act.now))) refuse('wrong-state', 'the period is not over yet');
  if (!approves) slip('approves', 'Confirm that they approve this return');
  const before = await signedFor(act.tx, payer.id, period.kind, period.toOn);
  if (before.length > 0 && !because) slip('because', 'Say what changed since it was signed');
  const draft = await draftReturn(act.tx, payer, period);
  if (draft.sha256 !== seen) refuse('stale');
  const { figures, content } = draft;
  const id = act.newId();
  const kept = await insertReturn(
    act.tx,
    {
      ...{ id, organisationId: payer.id, kind: period.kind, fromOn: period.fromOn, toOn: period.toOn },
      ...{ number: before.length + 1, figures, content, sha256: sha256(content), signer, jobTitle },
      ...{ because: before.length > 0 ? because : null, signedAt: act.now },
    },
    act.who.personId,
  );
  if (!kept) refuse('stale');
  await insertLines(act.tx, id, draft.payments);
  act.record({
    action: 'paymentReturn.signed',
    on: { kind: 'payer', id: payer.id },
    caseId: null,
    fields: ['payment_returns'],
    content,
  });
}
