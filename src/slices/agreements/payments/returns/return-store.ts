import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { ComplianceFigures, LargeFigures } from './figures.ts';
import type { ReturnKind } from './periods.ts';

export type SignedReturn = Readonly<{
  id: string;
  organisationId: string;
  kind: ReturnKind;
  fromOn: string;
  toOn: string;
  number: number;
  figures: ComplianceFigures | LargeFigures;
  content: string;
  sha256: string;
  signer: string;
  jobTitle: string;
  because: string | null;
  signedAt: Date;
}>;

/** Every version of what was signed for a period, the first one first. */
export async function signedFor(
  tx: Tx,
  organisationId: string,
  kind: ReturnKind,
  toOn: string,
): Promise<SignedReturn[]> {
  const { rows } =
    await sql<SignedReturn>`select id, organisation_id as "organisationId", kind, from_on as "fromOn", to_on as "toOn", number, figures, content,
      sha256, signer, job_title as "jobTitle", because, signed_at as "signedAt"
    from payment_returns where organisation_id = ${organisationId} and kind = ${kind} and to_on = ${toOn} order by number`.execute(
      tx,
    );
  return rows;
}

export async function signedPeriods(tx: Tx, organisationId: string): Promise<{ kind: ReturnKind; toOn: string }[]> {
  const { rows } = await sql<{
    kind: ReturnKind;
    toOn: string;
  }>`select distinct kind, to_on as "toOn" from payment_returns where organisation_id = ${organisationId}`.execute(tx);
  return rows;
}

/** Tells whether it was kept: another may have signed the same version meanwhile. */
export async function insertReturn(tx: Tx, one: SignedReturn, by: string | null): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into payment_returns (id, organisation_id, kind, from_on, to_on, number, figures, content, sha256, signer,
      job_title, because, signed_by, signed_at)
    values (${one.id}, ${one.organisationId}, ${one.kind}, ${one.fromOn}, ${one.toOn}, ${one.number}, ${JSON.stringify(one.figures)}::jsonb, ${one.content},
      ${one.sha256}, ${one.signer}, ${one.jobTitle}, ${one.because}, ${by}, ${one.signedAt}) on conflict do nothing`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}
