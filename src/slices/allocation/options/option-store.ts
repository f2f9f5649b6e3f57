import { sql } from 'kysely';
import type { Ref } from '#platform/access/kinds.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Option } from './option.ts';

const ties = (tie: string) =>
  sql`coalesce((select json_agg(t.other_id order by t.other_id) from option_ties t where t.option_id = o.id and t.tie = ${sql.lit(tie)}), '[]'::json)`;
const select = sql`select o.id, o.case_id as "caseId", o.state, o.version, o.list, o.title, o.place, o.annual_pence as "annualPence", o.reach, o.benefit,
  o.benefit_low as "benefitLow", o.benefit_high as "benefitHigh", o.benefit_from as "benefitFrom", o.benefit_note as "benefitNote", o.probability, o.evidence,
  o.equity_weight as "equityWeight", o.must, o.must_because as "mustBecause", o.stop_pence as "stopPence", o.stop_bearer as "stopBearer", o.grouping, o.note,
  o.costs, o.uses, ${ties('needs')} as needs, ${ties('excludes')} as excludes,
  coalesce((select json_agg(json_build_object('kind', s.target_kind, 'id', s.target_id) order by s.target_kind, s.target_id) from option_serves s where s.option_id = o.id), '[]'::json) as serves,
  o.added_at as "addedAt" from options o`;

export async function optionsById(tx: Tx, ids: readonly string[]): Promise<Option[]> {
  return (await sql<Option>`${select} where o.id = any(${[...ids]}::uuid[]) order by o.place, o.id`.execute(tx)).rows;
}

/** In the order of their places; those that were withdrawn among them. */
export async function optionsOf(tx: Tx, caseId: string): Promise<Option[]> {
  return (await sql<Option>`${select} where o.case_id = ${caseId} order by o.place, o.added_at, o.id`.execute(tx)).rows;
}

/** Keeps others from changing this case's order until the act ends. */
export async function holdOrder(tx: Tx, caseId: string): Promise<Option[]> {
  await sql`select id from cases where id = ${caseId} for update`.execute(tx);
  return optionsOf(tx, caseId);
}

const jsonOf = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

export async function insertOption(tx: Tx, o: Option, by: string): Promise<void> {
  await sql`insert into options (id, case_id, list, title, place, annual_pence, reach, benefit, benefit_low, benefit_high, benefit_from, benefit_note, probability, evidence,
      equity_weight, must, must_because, stop_pence, stop_bearer, grouping, note, costs, uses, state, version, added_by, added_at)
    values (${o.id}, ${o.caseId}, ${o.list}, ${o.title}, ${o.place}, ${o.annualPence}, ${o.reach}, ${o.benefit}, ${o.benefitLow}, ${o.benefitHigh}, ${o.benefitFrom}, ${o.benefitNote},
      ${o.probability}, ${o.evidence}, ${o.equityWeight}, ${o.must}, ${o.mustBecause}, ${o.stopPence}, ${o.stopBearer}, ${o.grouping}, ${o.note}, ${jsonOf(o.costs)}, ${jsonOf(o.uses)},
      ${o.state}, 1, ${by}, ${o.addedAt})`.execute(tx);
}

/** Writes the option as it is given, only from the version that was read. */
export async function updateOption(tx: Tx, o: Option, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update options set list = ${o.list}, title = ${o.title}, annual_pence = ${o.annualPence}, reach = ${o.reach}, benefit = ${o.benefit},
      benefit_low = ${o.benefitLow}, benefit_high = ${o.benefitHigh}, benefit_from = ${o.benefitFrom}, benefit_note = ${o.benefitNote}, probability = ${o.probability},
      evidence = ${o.evidence}, equity_weight = ${o.equityWeight}, must = ${o.must}, must_because = ${o.mustBecause}, stop_pence = ${o.stopPence}, stop_bearer = ${o.stopBearer},
      grouping = ${o.grouping}, note = ${o.note}, costs = ${jsonOf(o.costs)}, uses = ${jsonOf(o.uses)}, state = ${o.state}, version = version + 1
    where id = ${o.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function writePlaces(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update options set place = given.place from unnest(${[...ids]}::uuid[]) with ordinality as given (id, place)
    where options.id = given.id and options.place <> given.place`.execute(tx);
}

export async function replaceTies(tx: Tx, id: string, tie: 'needs' | 'excludes', others: readonly string[]) {
  await sql`delete from option_ties where option_id = ${id} and tie = ${tie}`.execute(tx);
  await sql`insert into option_ties (option_id, tie, other_id) select ${id}, ${tie}, other from unnest(${[...others]}::uuid[]) as other`.execute(
    tx,
  );
}

/** What it serves no longer goes; what it goes on serving keeps its day. */
export async function replaceServes(tx: Tx, id: string, serves: readonly Ref[], at: Date): Promise<void> {
  const keys = serves.map((ref) => `${ref.kind}:${ref.id}`);
  await sql`delete from option_serves where option_id = ${id} and target_kind || ':' || target_id <> all(${keys}::text[])`.execute(
    tx,
  );
  for (const { kind, id: target } of serves)
    await sql`insert into option_serves (option_id, target_kind, target_id, since) values (${id}, ${kind}, ${target}, ${at}) on conflict do nothing`.execute(
      tx,
    );
}
