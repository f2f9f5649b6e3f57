import { readings } from '#slices/agreements/payments/imports/read-list.ts';
import type { Visitor } from './client.ts';

/** Brings a ledger in on a payer's page of payments, its first line the names of its columns, and waits until it is read. */
export async function bringLedger(who: Visitor, payments: string, lines: readonly string[]): Promise<void> {
  const form = await who.get(`${payments}/import`);
  const file = { field: 'file', name: 'ledger.csv', content: lines.join('\n') };
  const page = await who.upload(form, `${payments}/import/list`, {}, [file]);
  await who.submit(page, page.url);
  await readings.untilDone(page.url.split('/').at(-1)!);
}
