import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Obligation, Side } from '../obligation.ts';

type Repeated = Pick<Obligation, 'id' | 'howOften' | 'byOn' | 'state' | 'dueOn'>;

export async function repeatedIn(tx: Tx, agreementId: string): Promise<Repeated[]> {
  return (
    await sql<Repeated>`select id, how_often as "howOften", by_on as "byOn", state, due_on as "dueOn" from obligations
    where agreement_id = ${agreementId} and how_often in ('weekly', 'monthly', 'quarterly', 'yearly')`.execute(tx)
  ).rows;
}

export async function answeredTimes(tx: Tx, obligationId: string): Promise<Set<string>> {
  const { rows } = await sql<{ on: string }>`select distinct due_on as on from obligation_records
    where obligation_id = ${obligationId} and due_on is not null`.execute(tx);
  return new Set(rows.map(({ on }) => on));
}

export async function setDue(tx: Tx, id: string, dueOn: string | null): Promise<void> {
  await sql`update obligations set due_on = ${dueOn} where id = ${id}`.execute(tx);
}

/** Which agreements somebody reads across cases: all of some cases, and of others those that their organisations are a party to. */
export type Sight = Readonly<{
  whole: readonly string[];
  asParty: readonly string[];
  organisationIds: readonly string[];
}>;

export const seen = ({ whole, asParty, organisationIds }: Sight): RawBuilder<unknown> =>
  sql`(a.case_id = any(${[...whole]}::uuid[]) or (a.case_id = any(${[...asParty]}::uuid[]) and exists (select 1 from agreement_parties mine
    where mine.agreement_id = a.id and mine.organisation_id = any(${[...organisationIds]}::uuid[]))))`;

export const dueOf = ['ours', 'theirs', 'cases'] as const;
export type DueOf = (typeof dueOf)[number];

export type DueLine = Readonly<{
  id: string;
  caseId: string;
  agreementId: string;
  agreement: string;
  words: string;
  owedBy: string;
  owedTo: string;
  howOften: Obligation['howOften'];
  clause: string | null;
  dueOn: string;
}>;

// Each organisation for itself, so that an index gives the order.
const whose = (of: DueOf, ids: readonly string[]): RawBuilder<unknown> => {
  if (of === 'cases') return sql`true`;
  const column = sql.ref(of === 'ours' ? 'o.owed_by_organisation' : 'o.owed_to_organisation');
  return ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} = any(${[...ids]}::uuid[])`;
};

/** What falls due in agreements in force, the soonest first, a page of it. */
export async function dueLines(
  tx: Tx,
  sight: Sight,
  of: DueOf,
  { from, most }: Readonly<{ from: number; most: number }>,
): Promise<DueLine[]> {
  return (
    await sql<DueLine>`select o.id, o.case_id as "caseId", o.agreement_id as "agreementId", a.title as agreement, o.words, p.name as "owedBy",
      o.owed_to as "owedTo", o.how_often as "howOften", o.clause, o.due_on as "dueOn"
    from obligations o join agreements a on a.id = o.agreement_id and a.state = 'in-force' join agreement_parties p on p.id = o.owed_by
    where o.due_on is not null and ${whose(of, sight.organisationIds)} and ${seen(sight)}
    order by o.due_on, o.id limit ${most} offset ${from}`.execute(tx)
  ).rows;
}

export async function countDue(tx: Tx, sight: Sight, of: DueOf, today: string): Promise<{ all: number; late: number }> {
  const { rows } = await sql<{
    all: number;
    late: number;
  }>`select count(*)::integer as all, count(*) filter (where o.due_on < ${today})::integer as late
    from obligations o join agreements a on a.id = o.agreement_id and a.state = 'in-force'
    where o.due_on is not null and ${whose(of, sight.organisationIds)} and ${seen(sight)}`.execute(tx);
  return rows[0]!;
}

export type Evidence = Readonly<{
  id: string;
  words: string;
  link: string | null;
  dueOn: string | null;
  side: Side;
  by: string;
  broughtAt: Date;
}>;

export async function insertEvidence(
  tx: Tx,
  one: Omit<Evidence, 'broughtAt'> & Readonly<{ obligationId: string; at: Date }>,
): Promise<void> {
  await sql`insert into obligation_evidence (id, obligation_id, due_on, words, link, side, brought_by, brought_at)
    values (${one.id}, ${one.obligationId}, ${one.dueOn}, ${one.words}, ${one.link}, ${one.side}, ${one.by}, ${one.at})`.execute(
    tx,
  );
}

/** Newest first, with who brought each. */
export async function evidenceOf(tx: Tx, obligationId: string): Promise<Evidence[]> {
  return (
    await sql<Evidence>`select e.id, e.words, e.link, e.due_on as "dueOn", e.side, p.name as by, e.brought_at as "broughtAt"
    from obligation_evidence e join persons p on p.id = e.brought_by where e.obligation_id = ${obligationId} order by e.brought_at desc, e.id`.execute(
      tx,
    )
  ).rows;
}
