import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { type disputeInput, disputeInvoice } from './dispute-invoice.ts';
import { lawChoices, subcontractChoices } from './facts.ts';
import { factsOf } from './facts-store.ts';
import { importsOf } from './imports/import-store.ts';
import { waitingGroups } from './match/match-store.ts';
import { countOfInvoices, invoiceOf, invoicesUnder, lateFrom, owedTo } from './owed-store.ts';
import type { Payer } from './payer.ts';
import { isOver, periodsUntil, returnKinds, returnTitles } from './returns/periods.ts';
import { signedPeriods } from './returns/return-store.ts';
import { type factsInput, setFacts } from './set-facts.ts';

export const paymentsOf = ({ id }: Pick<Payer, 'id'>): string => `/organisations/${id}/payments`;
const mostShown = 200;

export async function showPayments({ tx, object, now }: Visit<Payer>): Promise<Reply> {
  const today = londonDate(now);
  const signed = await signedPeriods(tx, object.id);
  const returns = returnKinds.flatMap((kind) =>
    periodsUntil(kind, today, 3).map((period) => ({
      ...{ ...period, title: returnTitles[kind], over: isOver(period, today) },
      late: today > period.byOn,
      signed: signed.some((one) => one.kind === kind && one.toOn === period.toOn),
    })),
  );
  return page('agreements/payments/payments.njk', 'Invoices and payments', {
    ...{ payer: object, base: paymentsOf(object), returns: returns.toSorted((a, b) => (a.toOn < b.toOn ? 1 : -1)) },
    imports: await importsOf(tx, object.id, 20),
    invoices: await countOfInvoices(tx, object.id),
    waiting: await waitingGroups(tx, object.id, { from: 0, most: 1 }),
  });
}

export async function showLate({ tx, object, now }: Visit<Payer>): Promise<Reply> {
  const late = await lateFrom(tx, object.id, londonDate(now), mostShown);
  return page('agreements/payments/late.njk', 'Invoices that took more than 30 days', {
    ...{ base: paymentsOf(object), late, mostShown },
  });
}

/** The same list from the other side: a supplier sees its own invoices and nobody else’s. */
export async function showOwed({ tx, object, now }: Visit<Payer>): Promise<Reply> {
  const owed = await owedTo(tx, object.id, londonDate(now), mostShown);
  return page('agreements/payments/owed.njk', 'What we are owed', { owed, mostShown });
}

export async function showInvoice({ tx, object, params, now }: Visit<Payer>): Promise<Reply> {
  const invoice = (await invoiceOf(tx, object.id, params.invoiceId!, londonDate(now))) ?? refuse('not-found');
  return page('agreements/payments/invoice.njk', `Invoice ${invoice.number}`, { base: paymentsOf(object), invoice });
}

export async function saveInvoiceDispute({
  act,
  object,
  params,
  body,
}: Doing<Payer, z.infer<typeof disputeInput>>): Promise<Reply> {
  await disputeInvoice(act, object.id, params.invoiceId!, body);
  return redirect(`${paymentsOf(object)}/invoices/${params.invoiceId}`, 'It is kept. The supplier can read it.');
}

const factsPath = ({ caseId, id }: Agreement) => `/cases/${caseId}/agreements/${id}/payments`;

export async function showFacts({ tx, object, may }: Visit<Agreement>): Promise<Reply> {
  return page('agreements/payments/facts.njk', 'How it is paid', {
    ...{ agreement: object, facts: await factsOf(tx, object.id), action: factsPath(object) },
    ...{ lawChoices, subcontractChoices, mayChange: may.includes('change') },
    counts: may.includes('change') ? await invoicesUnder(tx, object.id) : null,
  });
}

export async function saveFactsForm({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof factsInput>>): Promise<Reply> {
  await setFacts(act, object, body);
  return redirect(factsPath(object), 'It is kept, and invoices that waited are matched anew.');
}
