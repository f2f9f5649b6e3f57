import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement, Party } from './agreement.ts';
import type { Ground } from './change-grounds.ts';

const select = sql`select a.id, a.case_id as "caseId", a.state, a.version, a.type, a.title, a.mechanism_id as "mechanismId", a.lot_id as "lotId",
  a.starts_on as "startsOn", a.ends_on as "endsOn", a.value_pence as "valuePence", a.leaves_behind as "leavesBehind", a.basis, a.added_at as "addedAt",
  coalesce(a.state = 'in-force' and a.ends_on < (app_now() at time zone 'Europe/London')::date, false) as "pastEnd",
  coalesce((select json_agg(json_build_object('id', p.id, 'organisationId', p.organisation_id, 'name', p.name, 'type', p.type, 'role', p.role,
    'money', p.money, 'amountPence', p.amount_pence, 'functions', p.functions) order by p.added_at, p.id)
    from agreement_parties p where p.agreement_id = a.id), '[]'::json) as parties from agreements a`;

export async function agreementsById(tx: Tx, ids: readonly string[]): Promise<Agreement[]> {
  return (await sql<Agreement>`${select} where a.id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function agreementsOf(tx: Tx, caseId: string): Promise<Agreement[]> {
  return (await sql<Agreement>`${select} where a.case_id = ${caseId} order by a.added_at, a.id`.execute(tx)).rows;
}

/** Only alliances that are in force: cases may have very many other agreements. */
export async function alliancesInForce(tx: Tx, caseIds: readonly string[]): Promise<Agreement[]> {
  return (
    await sql<Agreement>`${select} where a.case_id = any(${[...caseIds]}::uuid[]) and a.type = 'alliance' and a.state = 'in-force' order by a.added_at, a.id`.execute(
      tx,
    )
  ).rows;
}

export async function insertAgreement(tx: Tx, a: Agreement, by: string | null): Promise<void> {
  await sql`insert into agreements (id, case_id, type, title, mechanism_id, lot_id, starts_on, ends_on, value_pence, leaves_behind, basis, state, version, added_by, added_at)
    values (${a.id}, ${a.caseId}, ${a.type}, ${a.title}, ${a.mechanismId}, ${a.lotId}, ${a.startsOn}, ${a.endsOn}, ${a.valuePence}, ${a.leavesBehind}, ${a.basis},
      ${a.state}, 1, ${by}, ${a.addedAt})`.execute(tx);
}

/** Writes only from the version that somebody looked at. */
export async function updateAgreement(tx: Tx, a: Agreement, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update agreements set title = ${a.title}, starts_on = ${a.startsOn}, ends_on = ${a.endsOn}, value_pence = ${a.valuePence},
    leaves_behind = ${a.leavesBehind}, basis = ${a.basis}, state = ${a.state}, version = version + 1
    where id = ${a.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertParty(tx: Tx, agreementId: string, party: Party, at: Date): Promise<void> {
  await sql`insert into agreement_parties (id, agreement_id, organisation_id, name, type, role, money, amount_pence, functions, added_at)
    values (${party.id}, ${agreementId}, ${party.organisationId}, ${party.name}, ${party.type}, ${party.role}, ${party.money}, ${party.amountPence},
      ${party.functions}, ${at})`.execute(tx);
}

/** Tells whether it went: one that owes something stays. */
export async function deleteParty(tx: Tx, partyId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from agreement_parties where id = ${partyId}
    and not exists (select 1 from obligations where owed_by = ${partyId})`.execute(tx);
  return numAffectedRows === 1n;
}

/** Holds an agreement until the transaction ends, so that what is decided about it is decided on what it is. */
export async function holdAgreement(tx: Tx, id: string): Promise<Agreement> {
  await sql`select id from agreements where id = ${id} for update`.execute(tx);
  const [agreement] = await agreementsById(tx, [id]);
  return agreement ?? refuse('not-found');
}

export type AgreementChange = Readonly<{
  id: string;
  what: string;
  why: string;
  ground: Ground;
  warnings: readonly string[];
  /** What the agreement said until then. */
  before: Agreement;
  by: string | null;
  changedAt: Date;
}>;

export async function insertChange(tx: Tx, change: AgreementChange): Promise<void> {
  await sql`insert into agreement_changes (id, agreement_id, what, why, ground, warnings, before, changed_by, changed_at)
    values (${change.id}, ${change.before.id}, ${change.what}, ${change.why}, ${change.ground}, ${JSON.stringify(change.warnings)}::jsonb,
      ${JSON.stringify(change.before)}::jsonb, ${change.by}, ${change.changedAt})`.execute(tx);
}

/** Oldest first: the first holds what was agreed to begin with. */
export async function changesOf(tx: Tx, agreementId: string): Promise<AgreementChange[]> {
  const { rows } =
    await sql<AgreementChange>`select id, what, why, ground, warnings, before, changed_by as by, changed_at as "changedAt"
    from agreement_changes where agreement_id = ${agreementId} order by changed_at, id`.execute(tx);
  return rows;
}
