import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Declaration, DeclarationState } from './declaration.ts';

const select = sql`select d.id, d.case_id as "caseId", d.person_id as "personId", p.name as person, d.interest, d.state, d.because,
  d.decided_by as "decidedBy", d.version, d.declared_at as "declaredAt" from declarations d join persons p on p.id = d.person_id`;

export async function declarationsOf(tx: Tx, caseId: string): Promise<Declaration[]> {
  return (await sql<Declaration>`${select} where d.case_id = ${caseId} order by d.declared_at, d.id`.execute(tx)).rows;
}

export async function declarationsById(tx: Tx, ids: readonly string[]): Promise<Declaration[]> {
  return (await sql<Declaration>`${select} where d.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

/** A new declaration by the same person replaces theirs and is undecided again: what was cleared was the old one. */
export async function saveDeclaration(
  tx: Tx,
  declaration: { id: string; caseId: string; personId: string; interest: string | null; state: DeclarationState },
  at: Date,
): Promise<string> {
  const { id, caseId, personId, interest, state } = declaration;
  const { rows } = await sql<{
    id: string;
  }>`insert into declarations (id, case_id, person_id, interest, state, version, declared_at)
    values (${id}, ${caseId}, ${personId}, ${interest}, ${state}, 1, ${at})
    on conflict (case_id, person_id) do update set interest = excluded.interest, state = excluded.state, because = null, decided_by = null,
      decided_at = null, declared_at = excluded.declared_at, version = declarations.version + 1 returning id`.execute(
    tx,
  );
  return rows[0]!.id;
}

export async function decideOn(
  tx: Tx,
  declaration: Declaration,
  version: number,
  state: DeclarationState,
  because: string,
  by: string,
  at: Date,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update declarations set state = ${state}, because = ${because}, decided_by = ${by}, decided_at = ${at}, version = version + 1
    where id = ${declaration.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}
