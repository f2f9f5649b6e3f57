import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { MeasureList } from './social-value.ts';
import type { WorkforceList } from './workforce.ts';

export type DocumentIssue = Readonly<{
  id: string;
  procurementId: string;
  number: number;
  /** The documents as they were hashed; `readIssue` makes documents of it. */
  content: string;
  hash: string;
  because: string | null;
  issuedBy: string;
  issuedAt: Date;
}>;

export async function issuesOf(tx: Tx, procurementId: string): Promise<DocumentIssue[]> {
  return (
    await sql<DocumentIssue>`select i.id, i.procurement_id as "procurementId", i.number, i.content, i.hash, i.because, p.name as "issuedBy", i.issued_at as "issuedAt"
    from document_issues i join persons p on p.id = i.issued_by where i.procurement_id = ${procurementId} order by i.number`.execute(
      tx,
    )
  ).rows;
}

export async function insertIssue(
  tx: Tx,
  one: Omit<DocumentIssue, 'issuedBy'> & { caseId: string; by: string },
): Promise<void> {
  const { rows } =
    await sql`insert into document_issues (id, case_id, procurement_id, number, content, hash, because, issued_by, issued_at)
    values (${one.id}, ${one.caseId}, ${one.procurementId}, ${one.number}, ${one.content}, ${one.hash}, ${one.because}, ${one.by}, ${one.issuedAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('sent-already');
}

export async function workforceOf(tx: Tx, procurementId: string): Promise<WorkforceList[]> {
  return (
    await sql<WorkforceList>`select number, employer, as_at as "asAt", content, brought_in_at as "broughtInAt" from workforce_lists
    where procurement_id = ${procurementId} order by number`.execute(tx)
  ).rows;
}

export async function insertWorkforce(
  tx: Tx,
  one: WorkforceList & Readonly<{ id: string; procurementId: string; by: string }>,
): Promise<void> {
  const { rows } =
    await sql`insert into workforce_lists (id, procurement_id, number, employer, as_at, content, brought_in_by, brought_in_at)
    values (${one.id}, ${one.procurementId}, ${one.number}, ${one.employer}, ${one.asAt}, ${JSON.stringify(one.content)}::jsonb, ${one.by}, ${one.broughtInAt})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length === 0) refuse('sent-already');
}

export async function measureListsOf(tx: Tx, organisationId: string): Promise<MeasureList[]> {
  return (
    await sql<MeasureList>`select id, name, edition, licence, measures, brought_in_at as "broughtInAt" from social_value_lists
    where organisation_id = ${organisationId} order by lower(name), brought_in_at`.execute(tx)
  ).rows;
}

/** False where this edition is there already: another is brought in under another name. */
export async function insertMeasureList(
  tx: Tx,
  one: MeasureList & Readonly<{ organisationId: string; by: string }>,
): Promise<boolean> {
  const { rows } =
    await sql`insert into social_value_lists (id, organisation_id, name, edition, licence, measures, brought_in_by, brought_in_at)
    values (${one.id}, ${one.organisationId}, ${one.name}, ${one.edition}, ${one.licence}, ${JSON.stringify(one.measures)}::jsonb, ${one.by}, ${one.broughtInAt})
    on conflict do nothing returning id`.execute(tx);
  return rows.length === 1;
}
