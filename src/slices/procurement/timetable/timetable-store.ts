import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { KeptTimetable, RecordedAdvice, RecordedCheck, TimetableNow } from './kept-timetable.ts';

/** Every timetable that was kept, oldest first: the last one of a procurement is what counts now. */
export async function timetablesOf(tx: Tx, procurementIds: readonly string[]): Promise<KeptTimetable[]> {
  return (
    await sql<KeptTimetable>`select t.procurement_id as "procurementId", t.version, t.told, t.dates, t.tenders_at as "tendersAt", t.worked, t.engine, t.because,
    p.name as "keptBy", t.kept_at as "keptAt" from timetables t join persons p on p.id = t.kept_by
    where t.procurement_id = any(${[...procurementIds]}::uuid[]) order by t.procurement_id, t.version`.execute(tx)
  ).rows;
}

/** What counts now of each of these procurements, without what was worked out from it: for pages that read very many. */
export async function timetablesNow(tx: Tx, procurementIds: readonly string[]): Promise<Map<string, TimetableNow>> {
  const { rows } =
    await sql<TimetableNow>`select distinct on (procurement_id) procurement_id as "procurementId", told, dates, tenders_at as "tendersAt"
    from timetables where procurement_id = any(${[...procurementIds]}::uuid[]) order by procurement_id, version desc`.execute(
      tx,
    );
  return new Map(rows.map((one) => [one.procurementId, one]));
}

export async function insertTimetable(
  tx: Tx,
  one: Omit<KeptTimetable, 'keptBy'> & { id: string; by: string },
): Promise<void> {
  const { rows } =
    await sql`insert into timetables (id, procurement_id, version, told, dates, tenders_at, worked, engine, because, kept_by, kept_at)
    values (${one.id}, ${one.procurementId}, ${one.version}, ${JSON.stringify(one.told)}::jsonb, ${JSON.stringify(one.dates)}::jsonb, ${one.tendersAt},
      ${JSON.stringify(one.worked)}::jsonb, ${one.engine}, ${one.because}, ${one.by}, ${one.keptAt}) on conflict do nothing returning id`.execute(
      tx,
    );
  if (rows.length === 0) refuse('stale');
}

/** The dates that gates count from follow the timetable. */
export async function setProcurementDates(
  tx: Tx,
  id: string,
  dates: Readonly<{ publishOn: string | null; awardOn: string | null; signOn: string | null; startOn: string | null }>,
): Promise<void> {
  await sql`update procurements set publish_on = ${dates.publishOn}, award_on = ${dates.awardOn}, sign_on = ${dates.signOn}, start_on = ${dates.startOn}
    where id = ${id}`.execute(tx);
}

export async function adviceOf(tx: Tx, procurementIds: readonly string[]): Promise<RecordedAdvice[]> {
  return (
    await sql<RecordedAdvice>`select a.procurement_id as "procurementId", a.rule, a.adviser, a.advised_on as "advisedOn", a.power, a.words, p.name as "recordedBy",
    a.recorded_at as "recordedAt" from timetable_advice a join persons p on p.id = a.recorded_by
    where a.procurement_id = any(${[...procurementIds]}::uuid[]) order by a.recorded_at, a.id`.execute(tx)
  ).rows;
}

export async function insertAdvice(
  tx: Tx,
  one: Omit<RecordedAdvice, 'recordedBy'> & { id: string; by: string },
): Promise<void> {
  await sql`insert into timetable_advice (id, procurement_id, rule, adviser, advised_on, power, words, recorded_by, recorded_at)
    values (${one.id}, ${one.procurementId}, ${one.rule}, ${one.adviser}, ${one.advisedOn}, ${one.power}, ${one.words}, ${one.by}, ${one.recordedAt})`.execute(
    tx,
  );
}

export async function checksOf(tx: Tx, procurementIds: readonly string[]): Promise<RecordedCheck[]> {
  return (
    await sql<RecordedCheck>`select c.procurement_id as "procurementId", c.rule, c.found, c.checked_by as "by", c.checked_on as "on", c.text_read as "textRead",
    p.name as "recordedBy", c.recorded_at as "recordedAt" from timetable_checks c join persons p on p.id = c.recorded_by
    where c.procurement_id = any(${[...procurementIds]}::uuid[]) order by c.recorded_at, c.id`.execute(tx)
  ).rows;
}

export async function insertCheck(
  tx: Tx,
  one: Omit<RecordedCheck, 'recordedBy'> & { id: string; recorder: string },
): Promise<void> {
  await sql`insert into timetable_checks (id, procurement_id, rule, found, checked_by, checked_on, text_read, recorded_by, recorded_at)
    values (${one.id}, ${one.procurementId}, ${one.rule}, ${one.found}, ${one.by}, ${one.on}, ${one.textRead}, ${one.recorder}, ${one.recordedAt})`.execute(
    tx,
  );
}

export type Running = Readonly<{ id: string; caseId: string; title: string; regime: string; route: string }>;

/** Procurements with a timetable that are not stopped; of these cases alone where cases are given. */
export async function procurementsWithTimetable(tx: Tx, caseIds: readonly string[] | null): Promise<Running[]> {
  return (
    await sql<Running>`select id, case_id as "caseId", title, regime, route from procurements p where state <> 'stopped'
    and (${caseIds === null} or case_id = any(${[...(caseIds ?? [])]}::uuid[])) and exists (select 1 from timetables t where t.procurement_id = p.id)
    order by added_at, id`.execute(tx)
  ).rows;
}
