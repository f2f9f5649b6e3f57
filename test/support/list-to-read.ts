import { createHash } from 'node:crypto';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { suggestMapping } from '#platform/export/index.ts';
import { addOrganisation } from '#slices/people/index.ts';
import { bringList, mapList } from '#src/slices/agreements/payments/imports/bring-list.ts';
import type { Running } from '#src/start.ts';
import { invoiceFields } from '#standards/invoice/index.ts';
import { ledgerHead, ledgerLine } from './made-up-invoices.ts';

/** A council with a ledger of so many invoices, its columns named, waiting to be read. */
export async function listToRead({ services }: Running, invoices: number) {
  const lines = Array.from({ length: invoices }, (_, at) => ledgerLine(at));
  const bytes = Buffer.from([ledgerHead, ...lines].join('\n'));
  const organisationId = await act(services.act, theSystem, (current) =>
    addOrganisation(current, {
      name: `Council ${createHash('sha256').update(bytes).digest('hex').slice(0, 6)}`,
      type: 'council',
    }),
  );
  const begun = await act(services.act, theSystem, async (current) => {
    const id = await bringList(current, { organisationId, name: 'ledger.csv', bytes });
    return mapList(current, organisationId, id, suggestMapping(ledgerHead.split(','), invoiceFields));
  });
  return { organisationId, begun, bytes: bytes.length };
}
