import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { readTable } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { rememberMapping } from '#slices/people/index.ts';
import { readSpend } from '#standards/spend/index.ts';
import type { ImportReport } from '../contract.ts';
import { countSupplierNames } from '../suppliers/tie-store.ts';
import { reportOf } from '../table-upload.ts';
import { saveSpend } from './spend-store.ts';

/** Reads a spend file with its columns named, and remembers them. The same file twice changes nothing. */
export async function importSpend(
  act: Act,
  input: { organisationId: string; content: string | Buffer; mapping: Record<string, string | null> },
): Promise<ImportReport> {
  const { organisationId, mapping } = input;
  const table = readTable(input.content);
  if (!mapping.supplier) slip('supplier', 'Choose the column that names the supplier');
  if (!mapping.amount) slip('amount', 'Choose the column that holds the amount');
  if (!mapping.paidOn) slip('paidOn', 'Choose the column that holds the date of payment');
  const { lines, problems } = readSpend(table, mapping, londonDate(act.now));
  const counts = await saveSpend(act.tx, organisationId, lines, act.now);
  await countSupplierNames(act.tx, organisationId);
  await rememberMapping(act, { organisationId, list: 'spend', columns: table.columns }, mapping);
  act.record({
    action: 'spend.imported',
    on: { kind: 'organisation', id: organisationId },
    caseId: null,
    fields: ['spend_lines', 'supplier_names'],
  });
  return {
    ...reportOf(counts, problems),
    redacted: lines.filter((line) => line.redacted).length,
    refunds: lines.filter((line) => !line.redacted && line.pence < 0).length,
  };
}
