import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Bidder, Tender, TenderFile } from './tender.ts';

const bidderColumns = sql`id, case_id as "caseId", procurement_id as "procurementId", name, identifier, contact, small, voluntary, state, because, version`;
const tenderColumns = sql`id, case_id as "caseId", procurement_id as "procurementId", bidder_id as "bidderId", lot_ids as "lotIds", received_at as "receivedAt",
  late, state, because, version, brought_in_by as "broughtInBy", brought_in_at as "broughtInAt"`;

export async function biddersOf(tx: Tx, procurementId: string): Promise<Bidder[]> {
  return (
    await sql<Bidder>`select ${bidderColumns} from bidders where procurement_id = ${procurementId} order by lower(name), id`.execute(
      tx,
    )
  ).rows;
}

export async function biddersById(tx: Tx, ids: readonly string[]): Promise<Bidder[]> {
  return (await sql<Bidder>`select ${bidderColumns} from bidders where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function tendersOf(tx: Tx, procurementId: string): Promise<Tender[]> {
  return (
    await sql<Tender>`select ${tenderColumns} from tenders where procurement_id = ${procurementId} order by received_at, id`.execute(
      tx,
    )
  ).rows;
}

export async function tendersById(tx: Tx, ids: readonly string[]): Promise<Tender[]> {
  return (await sql<Tender>`select ${tenderColumns} from tenders where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function tenderFilesOf(tx: Tx, tenderIds: readonly string[]): Promise<TenderFile[]> {
  return (
    await sql<TenderFile>`select id, tender_id as "tenderId", part, path, bytes, sha256, stored_as as "storedAs" from tender_files
    where tender_id = any(${[...tenderIds]}::uuid[]) order by tender_id, part, path`.execute(tx)
  ).rows;
}
