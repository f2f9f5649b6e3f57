import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { InvoiceProblem } from '#standards/invoice/index.ts';
import { matchWaiting } from '../match/match-waiting.ts';
import { advanceImport, dropParts } from './import-store.ts';
import { type InvoiceImport, withProblems } from './invoice-import.ts';
import { type GivenInvoice, saveInvoices, toldBefore } from './invoice-store.ts';

export type ReadBatch = Readonly<{
  lines: readonly GivenInvoice[];
  problems: readonly InvoiceProblem[];
  linesDone: number;
  state: InvoiceImport['state'];
}>;

/** Keeps some of a list and how far it has been read, together or not at all. At its end what it brought is matched, and its bytes go. */
export async function keepBatch(act: Act, from: InvoiceImport, batch: ReadBatch): Promise<InvoiceImport> {
  const { organisationId } = from;
  const { fresh, repeats } = await partRepeats(act, from, batch.lines);
  const counts = await saveInvoices(act.tx, organisationId, from.id, fresh, act.now);
  const problems = [...batch.problems, ...repeats];
  const to: InvoiceImport = {
    ...from,
    ...withProblems(from, problems),
    linesDone: batch.linesDone,
    added: from.added + counts.added,
    changed: from.changed + counts.changed,
    unchanged: from.unchanged + counts.unchanged,
    repeated: from.repeated + repeats.length,
    skipped: from.skipped + batch.problems.filter(({ skipped }) => skipped).length,
    state: batch.state,
  };
  if (!(await advanceImport(act.tx, to, act.now)))
    refuse('wrong-state', 'somebody else is reading the same at this moment');
  if (to.state === 'done' || to.state === 'stopped') {
    await dropParts(act.tx, from.id);
    await matchWaiting(act, organisationId);
  }
  act.record({
    action: 'invoices.imported',
    on: { kind: 'payer', id: organisationId },
    caseId: null,
    fields: ['invoices', 'invoice_imports'],
  });
  return { ...to, version: from.version + 1 };
}

/** One invoice counts once however often a list holds it: the first line stands, and each later one is said. */
async function partRepeats(act: Act, { id, organisationId }: InvoiceImport, lines: readonly GivenInvoice[]) {
  const met = await toldBefore(
    act.tx,
    organisationId,
    id,
    lines.map(({ fingerprint }) => fingerprint),
  );
  const fresh: GivenInvoice[] = [];
  const repeats: InvoiceProblem[] = [];
  for (const one of lines) {
    const first = met.get(one.fingerprint);
    if (first === undefined) {
      met.set(one.fingerprint, one.line);
      fresh.push(one);
    } else
      repeats.push({
        line: one.line,
        column: null,
        why: `This supplier’s invoice of this number is on line ${first} already, and counts once.`,
        skipped: true,
      });
  }
  return { fresh, repeats };
}
