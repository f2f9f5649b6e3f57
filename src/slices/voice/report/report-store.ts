import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { ReportBlock } from './report-facts.ts';
import type { ReportPart } from './report-part.ts';

export async function reportPartsOf(tx: Tx, conversationId: string): Promise<ReportPart[]> {
  return (
    await sql<ReportPart>`select part, words, version from conversation_report_parts where conversation_id = ${conversationId}`.execute(
      tx,
    )
  ).rows;
}

/** Version 0 is a part that nobody had written when the form was made. */
export async function saveReportPart(
  tx: Tx,
  conversationId: string,
  { part, words, version }: ReportPart,
  by: string | null,
  at: Date,
): Promise<void> {
  const { rows } =
    version === 0
      ? await sql`insert into conversation_report_parts (conversation_id, part, words, version, written_by, written_at)
          values (${conversationId}, ${part}, ${words}, 1, ${by}, ${at}) on conflict do nothing returning part`.execute(
          tx,
        )
      : await sql`update conversation_report_parts set words = ${words}, written_by = ${by}, written_at = ${at}, version = version + 1
          where conversation_id = ${conversationId} and part = ${part} and version = ${version} returning part`.execute(
          tx,
        );
  if (rows.length === 0) refuse('stale');
}

export type Report = Readonly<{
  id: string;
  number: number;
  blocks: readonly ReportBlock[];
  inputHash: string;
  publishedAt: Date;
}>;

const columns = sql`id, number, content as blocks, input_hash as "inputHash", published_at as "publishedAt"`;

/** The newest report that was published, or the one of that number; null where there is none. */
export async function reportOf(tx: Tx, conversationId: string, number: number | null = null): Promise<Report | null> {
  const { rows } =
    await sql<Report>`select ${columns} from conversation_reports where conversation_id = ${conversationId}
    and (${number}::integer is null or number = ${number}::integer) order by number desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

export async function reportsPublished(
  tx: Tx,
  conversationId: string,
): Promise<{ number: number; publishedAt: Date }[]> {
  return (
    await sql<{
      number: number;
      publishedAt: Date;
    }>`select number, published_at as "publishedAt" from conversation_reports
      where conversation_id = ${conversationId} order by number`.execute(tx)
  ).rows;
}

/** Two who publish at once publish one after the other: a number is given once. */
export async function lockReports(tx: Tx, conversationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`reports:${conversationId}`}))`.execute(tx);
}

export async function insertReport(
  tx: Tx,
  conversationId: string,
  one: Report & Readonly<{ by: string | null }>,
): Promise<void> {
  await sql`insert into conversation_reports (id, conversation_id, number, content, input_hash, published_by, published_at)
    values (${one.id}, ${conversationId}, ${one.number}, ${JSON.stringify(one.blocks)}::jsonb, ${one.inputHash}, ${one.by}, ${one.publishedAt})`.execute(
    tx,
  );
}

export type Moderated = Readonly<{
  refused: readonly Readonly<{ reason: string; statements: number }>[];
  appeals: number;
  putOut: number;
}>;

/** What moderators did, in counts: statements that stand refused by reason, askings to look again, people whose votes are in no sum. */
export async function moderatedIn(tx: Tx, conversationId: string): Promise<Moderated> {
  const refused = await sql<{
    reason: string;
    statements: number;
  }>`select coalesce(refused_because, 'No reason is kept') as reason,
      count(*)::int as statements from statements where conversation_id = ${conversationId} and state = 'rejected'
    group by 1 order by 2 desc, 1`.execute(tx);
  const { rows } = await sql<{ appeals: number; putOut: number }>`select
      (select count(*)::int from statements where conversation_id = ${conversationId} and appeal is not null) as appeals,
      (select count(*)::int from conversation_people where conversation_id = ${conversationId} and out_at is not null) as "putOut"`.execute(
    tx,
  );
  return { refused: refused.rows, ...rows[0]! };
}
