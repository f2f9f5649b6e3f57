import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { type Sight, seen } from '../obligations/due-store.ts';
import type { ComingKind, Registered } from './register.ts';

export async function keptRegister(tx: Tx, agreementId: string): Promise<Registered | null> {
  const { rows } =
    await sql<Registered>`select r.agreement_id as "agreementId", r.purpose, r.regime, r.works, r.notice_on as "noticeOn", r.review_on as "reviewOn",
      r.options, r.extends_to_on as "extendsToOn", r.contract_id as "contractId", r.version,
      array(select o.outcome_id from agreement_outcomes o where o.agreement_id = r.agreement_id order by o.since, o.outcome_id) as "outcomeIds"
    from agreement_register r where r.agreement_id = ${agreementId}`.execute(tx);
  return rows[0] ?? null;
}

/** Writes only from the version that somebody looked at; 0 is none yet. */
export async function saveRegister(tx: Tx, one: Registered, by: string, at: Date): Promise<void> {
  const { rows } =
    await sql`insert into agreement_register (agreement_id, purpose, regime, works, notice_on, review_on, options, extends_to_on, contract_id, version, kept_by, kept_at)
    values (${one.agreementId}, ${one.purpose}, ${one.regime}, ${one.works}, ${one.noticeOn}, ${one.reviewOn}, ${one.options}, ${one.extendsToOn},
      ${one.contractId}, 1, ${by}, ${at})
    on conflict (agreement_id) do update set purpose = excluded.purpose, regime = excluded.regime, works = excluded.works, notice_on = excluded.notice_on,
      review_on = excluded.review_on, options = excluded.options, extends_to_on = excluded.extends_to_on, version = agreement_register.version + 1,
      kept_by = excluded.kept_by, kept_at = excluded.kept_at where agreement_register.version = ${one.version} returning version`.execute(
      tx,
    );
  if (rows.length !== 1 || one.version > 0 !== (rows[0] as { version: number }).version > 1) refuse('stale');
  await sql`delete from agreement_outcomes where agreement_id = ${one.agreementId} and outcome_id <> all(${[...one.outcomeIds]}::uuid[])`.execute(
    tx,
  );
  for (const id of one.outcomeIds)
    await sql`insert into agreement_outcomes (agreement_id, outcome_id, since) values (${one.agreementId}, ${id}, ${at}) on conflict do nothing`.execute(
      tx,
    );
}

/** Of some lines of a contract register, those that have their agreement, and which it is. */
export async function agreementsOfContracts(tx: Tx, contractIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    contract: string;
    agreement: string;
  }>`select contract_id as contract, agreement_id as agreement
    from agreement_register where contract_id = any(${[...contractIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ contract, agreement }) => [contract, agreement]));
}

export type RegisterAsked = Readonly<{
  sight: Sight;
  organisationId: string;
  /** Cases that the organisation leads. */
  led: readonly string[];
  type: string | null;
  state: string | null;
  loose: boolean;
  today: string;
}>;

export type RegisterRow = Readonly<
  Pick<Agreement, 'id' | 'caseId' | 'type' | 'title' | 'state' | 'startsOn' | 'endsOn' | 'valuePence'> & {
    parties: readonly string[];
    purpose: string | null;
    noticeOn: string | null;
    reviewOn: string | null;
    pastEnd: boolean;
  }
>;

const asked = ({ sight, organisationId, led, type, state, loose, today }: RegisterAsked): RawBuilder<unknown> => {
  const and: RawBuilder<unknown>[] = [
    sql`${seen(sight)}`,
    sql`(a.case_id = any(${[...led]}::uuid[]) or exists (select 1 from agreement_parties of where of.agreement_id = a.id and of.organisation_id = ${organisationId}))`,
  ];
  if (type) and.push(sql`a.type = ${type}`);
  if (state) and.push(sql`a.state = ${state}`);
  if (loose) and.push(sql`a.state = 'in-force' and a.ends_on < ${today}`);
  return sql.join(and, sql` and `);
};

/** A page of an organisation's agreements: what ends soonest first, and last what says no end. */
export async function registerPage(
  tx: Tx,
  what: RegisterAsked,
  { from, most }: Readonly<{ from: number; most: number }>,
): Promise<RegisterRow[]> {
  return (
    await sql<RegisterRow>`select a.id, a.case_id as "caseId", a.type, a.title, a.state, a.starts_on as "startsOn", a.ends_on as "endsOn", a.value_pence as "valuePence",
      r.purpose, r.notice_on as "noticeOn", r.review_on as "reviewOn", coalesce(a.state = 'in-force' and a.ends_on < ${what.today}, false) as "pastEnd",
      array(select p.name from agreement_parties p where p.agreement_id = a.id order by p.role <> 'commissioner', p.added_at, p.id) as parties
    from agreements a left join agreement_register r on r.agreement_id = a.id where ${asked(what)}
    order by a.ends_on nulls last, a.title, a.id limit ${most} offset ${from}`.execute(tx)
  ).rows;
}

export async function countRegister(tx: Tx, what: RegisterAsked): Promise<{ all: number; loose: number }> {
  const { rows } = await sql<{ all: number; loose: number }>`select count(*)::integer as all,
    count(*) filter (where a.state = 'in-force' and a.ends_on < ${what.today})::integer as loose from agreements a where ${asked(what)}`.execute(
    tx,
  );
  return rows[0]!;
}

export type Coming = Readonly<{ id: string; caseId: string; title: string; kind: ComingKind; on: string }>;

/** Days between two days on which something ends or somebody has to decide, in agreements in force, the soonest first. */
export async function comingIn(
  tx: Tx,
  what: RegisterAsked,
  fromOn: string,
  toOn: string,
  most: number,
): Promise<Coming[]> {
  return (
    await sql<Coming>`select a.id, a.case_id as "caseId", a.title, d.kind, d.day as on from agreements a left join agreement_register r on r.agreement_id = a.id
      cross join lateral (values ('notice', r.notice_on), ('review', r.review_on), ('ends', a.ends_on), ('last-end', r.extends_to_on)) as d (kind, day)
    where a.state = 'in-force' and d.day between ${fromOn} and ${toOn} and ${asked({ ...what, type: null, state: null, loose: false })}
    order by d.day, a.title, a.id limit ${most}`.execute(tx)
  ).rows;
}
