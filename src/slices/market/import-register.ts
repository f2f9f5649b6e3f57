import type { Act } from '#platform/act/act.ts';
import { readTable } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { rememberMapping } from '#slices/people/index.ts';
import { readRegister } from '#standards/contract-register/index.ts';
import type { ImportReport } from './contract.ts';
import { saveContracts } from './contract-store.ts';
import { countSupplierNames } from './suppliers/tie-store.ts';
import { reportOf } from './table-upload.ts';

/** Reads a contract register with its columns named, and remembers them. The same file twice changes nothing. */
export async function importRegister(
  act: Act,
  input: { organisationId: string; content: string | Buffer; mapping: Record<string, string | null> },
): Promise<ImportReport> {
  const table = readTable(input.content);
  if (!input.mapping.title && !input.mapping.supplier) slip('title', 'Choose the column that names the contract');
  const { contracts, problems } = readRegister(table, input.mapping);
  const lines = contracts.map((contract) => ({ ...contract, id: act.newId(), ocid: null }));
  const counts = await saveContracts(act.tx, input.organisationId, lines, act.now);
  await countSupplierNames(act.tx, input.organisationId);
  await rememberMapping(
    act,
    { organisationId: input.organisationId, list: 'contracts', columns: table.columns },
    input.mapping,
  );
  act.record({
    action: 'register.imported',
    on: { kind: 'organisation', id: input.organisationId },
    caseId: null,
    fields: ['register_contracts', 'supplier_names'],
  });
  return reportOf(counts, problems);
}
