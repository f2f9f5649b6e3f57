import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Complaint } from './complaint.ts';

const select = sql`select c.id, c.case_id as "caseId", 'made' as state, 1 as version, c.agreement_id as "agreementId", a.title as agreement,
  c.words, c.said_for as "saidFor", c.happened_on as "happenedOn", c.may_show as "mayShow",
  array(select p.organisation_id from agreement_parties p where p.agreement_id = a.id and p.role = 'provider' and p.organisation_id is not null)
    as "providerOrganisationIds"
  from complaints c join agreements a on a.id = c.agreement_id`;

export async function complaintsById(tx: Tx, ids: readonly string[]): Promise<Complaint[]> {
  return (await sql<Complaint>`${select} where c.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function complaintsOf(tx: Tx, caseId: string): Promise<Complaint[]> {
  return (
    await sql<Complaint>`${select} where c.case_id = ${caseId} order by c.happened_on, c.recorded_at, c.id`.execute(tx)
  ).rows;
}

export async function insertComplaint(
  tx: Tx,
  one: Pick<Complaint, 'id' | 'caseId' | 'agreementId' | 'words' | 'saidFor' | 'happenedOn' | 'mayShow'>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into complaints (id, case_id, agreement_id, words, said_for, happened_on, may_show, recorded_by, recorded_at)
    values (${one.id}, ${one.caseId}, ${one.agreementId}, ${one.words}, ${one.saidFor}, ${one.happenedOn}, ${one.mayShow}, ${by}, ${at})`.execute(
    tx,
  );
}
