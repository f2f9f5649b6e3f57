import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ReceiptLine } from './receipts.ts';
import type { Stands } from './standing.ts';
import type { TenderPart } from './tender.ts';

export const layouts = ['an-archive-each', 'a-folder-each'] as const;

export type Intake = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  layout: (typeof layouts)[number];
  state: 'unpacking' | 'unpacked' | 'refused' | 'dropped' | 'done';
  why: string | null;
  receipts: readonly ReceiptLine[];
  begunBy: string;
  begunAt: Date;
}>;

export type IntakeArchive = Readonly<{ id: string; name: string; bytes: number; sha256: string }>;
export type IntakeFile = Readonly<{
  storedAs: string;
  archiveId: string;
  at: number;
  source: string;
  path: string;
  bytes: number;
  crc32: number;
  sha256: string | null;
}>;

const columns = sql`id, case_id as "caseId", procurement_id as "procurementId", layout, state, why, receipts, begun_by as "begunBy", begun_at as "begunAt"`;

export async function intakeById(tx: Tx, id: string): Promise<Intake | null> {
  return (await sql<Intake>`select ${columns} from tender_intakes where id = ${id}`.execute(tx)).rows[0] ?? null;
}

/** The one that goes on, else the last. */
export async function intakeNow(tx: Tx, procurementId: string): Promise<Intake | null> {
  const { rows } = await sql<Intake>`select ${columns} from tender_intakes where procurement_id = ${procurementId}
    order by (state in ('unpacking', 'unpacked')) desc, begun_at desc, id limit 1`.execute(tx);
  return rows[0] ?? null;
}

export const intakesUnpacking = async (tx: Tx): Promise<string[]> =>
  (
    await sql<{ id: string }>`select id from tender_intakes where state = 'unpacking' order by begun_at`.execute(tx)
  ).rows.map((one) => one.id);

/** Ended, and stopped before what it had unpacked was removed. */
export const intakesToClear = async (tx: Tx): Promise<string[]> =>
  (
    await sql<{ id: string }>`select i.id from tender_intakes i where i.state in ('refused', 'dropped')
    and exists (select 1 from intake_files f where f.intake_id = i.id)`.execute(tx)
  ).rows.map((one) => one.id);

/** False where another one goes on. */
export async function insertIntake(tx: Tx, one: Omit<Intake, 'state' | 'why'>): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into tender_intakes (id, case_id, procurement_id, layout, state, receipts, begun_by, begun_at)
    values (${one.id}, ${one.caseId}, ${one.procurementId}, ${one.layout}, 'unpacking', ${JSON.stringify(one.receipts)}::jsonb, ${one.begunBy}, ${one.begunAt})
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function endIntake(
  tx: Tx,
  id: string,
  from: readonly Intake['state'][],
  to: Intake['state'],
  at: Date,
  why: string | null = null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update tender_intakes set state = ${to}, why = ${why}, ended_at = ${at}
    where id = ${id} and state = any(${[...from]}::text[])`.execute(tx);
  return numAffectedRows === 1n;
}

export async function archivesOf(tx: Tx, intakeId: string): Promise<IntakeArchive[]> {
  return (
    await sql<IntakeArchive>`select id, name, bytes, sha256 from intake_archives where intake_id = ${intakeId} order by place`.execute(
      tx,
    )
  ).rows;
}

/** Archives that are still on their way: all others' bytes are gone, or go. */
export const archivesWaiting = async (tx: Tx): Promise<Set<string>> =>
  new Set(
    (
      await sql<{ id: string }>`select a.id from intake_archives a join tender_intakes i on i.id = a.intake_id
      where i.state in ('unpacking', 'unpacked')`.execute(tx)
    ).rows.map((one) => one.id),
  );

export async function insertArchive(tx: Tx, intakeId: string, place: number, one: IntakeArchive): Promise<void> {
  await sql`insert into intake_archives (id, intake_id, place, name, bytes, sha256)
    values (${one.id}, ${intakeId}, ${place}, ${one.name}, ${one.bytes}, ${one.sha256})`.execute(tx);
}

export async function insertIntakeFiles(tx: Tx, intakeId: string, files: readonly IntakeFile[]): Promise<void> {
  await sql`insert into intake_files (stored_as, intake_id, archive_id, at, source, path, bytes, crc32)
    select "storedAs", ${intakeId}::uuid, "archiveId", at, source, path, bytes, crc32
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as given ("storedAs" uuid, "archiveId" uuid, at integer, source text, path text, bytes bigint, crc32 bigint)`.execute(
    tx,
  );
}

export async function intakeFilesOf(tx: Tx, intakeId: string): Promise<IntakeFile[]> {
  return (
    await sql<IntakeFile>`select stored_as as "storedAs", archive_id as "archiveId", at, source, path, bytes, crc32, sha256 from intake_files
    where intake_id = ${intakeId} order by archive_id, at`.execute(tx)
  ).rows;
}

export type Progress = Readonly<{ files: number; filesDone: number; bytes: number; bytesDone: number }>;

export async function progressOf(tx: Tx, intakeId: string): Promise<Progress> {
  const { rows } =
    await sql<Progress>`select count(*)::int as files, count(sha256)::int as "filesDone", coalesce(sum(bytes), 0)::bigint as bytes,
    coalesce(sum(bytes) filter (where sha256 is not null), 0)::bigint as "bytesDone" from intake_files where intake_id = ${intakeId}`.execute(
      tx,
    );
  return rows[0]!;
}

/** Keeps how far it is; false where it was ended meanwhile. What is kept is in every backup from now on, under a name that says nothing. */
export async function keepUnpacked(
  tx: Tx,
  intake: Pick<Intake, 'id' | 'caseId' | 'procurementId'>,
  done: readonly { storedAs: string; bytes: number; sha256: string }[],
  at: Date,
): Promise<boolean> {
  const { rows } =
    await sql`select 1 from tender_intakes where id = ${intake.id} and state = 'unpacking' for update`.execute(tx);
  if (rows.length === 0) return false;
  const given = sql`jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as given ("storedAs" uuid, bytes bigint, sha256 text)`;
  await sql`update intake_files f set sha256 = given.sha256 from ${given} where f.stored_as = given."storedAs" and f.intake_id = ${intake.id}`.execute(
    tx,
  );
  await sql`insert into files (id, case_id, owner_kind, owner_id, name, type, bytes, sha256, created_at)
    select "storedAs", ${intake.caseId}::uuid, 'tendering', ${intake.procurementId}::uuid, 'part of a tender', 'application/octet-stream', bytes, sha256, ${at}::timestamptz
    from ${given} on conflict do nothing`.execute(tx);
  return true;
}

/** Forgets what was unpacked and returns the names that its bytes lie under. */
export async function forgetIntakeFiles(tx: Tx, intakeId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`delete from intake_files where intake_id = ${intakeId} returning stored_as as id`.execute(tx);
  const ids = rows.map((one) => one.id);
  await sql`delete from files where id = any(${ids}::uuid[])`.execute(tx);
  return ids;
}

export type KeptTender = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  bidderId: string;
  lotIds: readonly string[];
  receivedAt: Date;
  late: boolean;
  state: 'closed' | 'kept-closed' | 'replaced';
  because: string | null;
  intakeId: string;
  report: object;
}>;

export async function insertTender(tx: Tx, one: KeptTender, by: string, at: Date): Promise<void> {
  await sql`insert into tenders (id, case_id, procurement_id, bidder_id, lot_ids, received_at, late, state, because, version, brought_in_by, brought_in_at, intake_id, report)
    values (${one.id}, ${one.caseId}, ${one.procurementId}, ${one.bidderId}, ${[...one.lotIds]}::uuid[], ${one.receivedAt}, ${one.late}, ${one.state}, ${one.because},
      1, ${by}, ${at}, ${one.intakeId}, ${JSON.stringify(one.report)}::jsonb)`.execute(tx);
}

export async function insertTenderFiles(
  tx: Tx,
  files: readonly {
    id: string;
    tenderId: string;
    part: TenderPart;
    path: string;
    bytes: number;
    sha256: string;
    storedAs: string;
  }[],
): Promise<void> {
  await sql`insert into tender_files (id, tender_id, part, path, bytes, sha256, stored_as)
    select id, "tenderId", part, path, bytes, sha256, "storedAs" from jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
      as given (id uuid, "tenderId" uuid, part text, path text, bytes bigint, sha256 text, "storedAs" uuid)`.execute(
    tx,
  );
  await sql`delete from intake_files where stored_as = any(${files.map((one) => one.storedAs)}::uuid[])`.execute(tx);
}

export async function reportsOf(tx: Tx, procurementId: string): Promise<Map<string, unknown>> {
  const { rows } = await sql<{
    id: string;
    report: unknown;
  }>`select id, report from tenders where procurement_id = ${procurementId}`.execute(tx);
  return new Map(rows.map((one) => [one.id, one.report]));
}

/** Moves tenders to where they stand; those that are not to be read first, so that no bidder has two at any moment. */
export async function moveToStanding(tx: Tx, stands: readonly Stands[]): Promise<void> {
  const given = (of: readonly Stands[]) =>
    sql`jsonb_to_recordset(${JSON.stringify(of)}::jsonb) as given (id uuid, late boolean, state text, because text)`;
  for (const some of [stands.filter((one) => one.state !== 'closed'), stands.filter((one) => one.state === 'closed')])
    await sql`update tenders t set late = given.late, state = given.state, because = given.because, version = t.version + 1 from ${given(some)}
      where t.id = given.id and t.state <> 'open' and (t.state, t.late) is distinct from (given.state, given.late)`.execute(
      tx,
    );
}
