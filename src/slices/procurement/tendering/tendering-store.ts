import { sql } from 'kysely';
import { appNow } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { momentsSet } from '../order/moment-store.ts';
import { procurementsById } from '../procurement-store.ts';
import { mayRead, type Tender, type TenderFile, type TenderPart } from './tender.ts';
import { tenderFilesOf, tendersById } from './tender-store.ts';
import { type LateRule, type Tendering, tenderingState } from './tendering.ts';

type Row = Readonly<{
  lateRule: LateRule;
  refuseArchives: boolean;
  completeAt: Date | null;
  completeBy: string | null;
  version: number;
}>;
const unsaid: Row = { lateRule: 'never', refuseArchives: false, completeAt: null, completeBy: null, version: 0 };

export async function tenderingsById(tx: Tx, ids: readonly string[]): Promise<Tendering[]> {
  const now = await appNow(tx);
  const found: Tendering[] = [];
  for (const { id, caseId, title, state, dueAt } of await procurementsById(tx, ids)) {
    const row =
      await sql<Row>`select late_rule as "lateRule", refuse_archives as "refuseArchives", complete_at as "completeAt",
      complete_by as "completeBy", version from tenderings where procurement_id = ${id}`.execute(tx);
    const receivers = await sql<{
      id: string;
    }>`select person_id as id from tender_receivers where procurement_id = ${id}
      order by named_at, person_id`.execute(tx);
    const happened = await momentsSet(tx, id);
    found.push({
      ...(row.rows[0] ?? unsaid),
      id,
      caseId,
      title,
      dueAt,
      state: tenderingState({ procurementState: state, dueAt, now, happened }),
      qualityLocked: happened.has('quality-locked'),
      receivers: receivers.rows.map((one) => one.id),
    });
  }
  return found;
}

/** False where somebody changed it meanwhile. */
export async function saveTendering(
  tx: Tx,
  { id, version, lateRule, refuseArchives }: Pick<Tendering, 'id' | 'version' | 'lateRule' | 'refuseArchives'>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into tenderings as t (procurement_id, late_rule, refuse_archives, version)
    values (${id}, ${lateRule}, ${refuseArchives}, 1)
    on conflict (procurement_id) do update set late_rule = excluded.late_rule, refuse_archives = excluded.refuse_archives, version = t.version + 1
    where t.version = ${version}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function sayComplete(tx: Tx, id: string, by: string | null, at: Date | null): Promise<void> {
  await sql`insert into tenderings (procurement_id, late_rule, complete_at, complete_by, version) values (${id}, 'never', ${at}, ${by}, 1)
    on conflict (procurement_id) do update set complete_at = excluded.complete_at, complete_by = excluded.complete_by`.execute(
    tx,
  );
}

/** Whether somebody was named to bring tenders in: known to all who work on it, and it says of no tender that there is one. */
export async function tendersComeHere(tx: Tx, id: string): Promise<boolean> {
  return (await sql`select 1 from tender_receivers where procurement_id = ${id} limit 1`.execute(tx)).rows.length > 0;
}

export async function addReceiver(tx: Tx, id: string, personId: string, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into tender_receivers (procurement_id, person_id, named_by, named_at)
    values (${id}, ${personId}, ${by}, ${at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export type DueTime = Readonly<{ dueAt: Date; was: Date | null; because: string | null; setBy: string; setAt: Date }>;

export async function dueTimesOf(tx: Tx, id: string): Promise<DueTime[]> {
  return (
    await sql<DueTime>`select due_at as "dueAt", was, because, set_by as "setBy", set_at as "setAt" from due_times
    where procurement_id = ${id} order by set_at, id`.execute(tx)
  ).rows;
}

export async function insertDueTime(tx: Tx, rowId: string, id: string, one: DueTime): Promise<void> {
  await sql`insert into due_times (id, procurement_id, due_at, was, because, set_by, set_at)
    values (${rowId}, ${id}, ${one.dueAt}, ${one.was}, ${one.because}, ${one.setBy}, ${one.setAt})`.execute(tx);
  await sql`update procurements set due_at = ${one.dueAt}, version = version + 1 where id = ${id}`.execute(tx);
}

export type AskedFile = Readonly<{ part: TenderPart; name: string }>;

export async function askedFilesOf(tx: Tx, id: string): Promise<AskedFile[]> {
  return (
    await sql<AskedFile>`select part, name from asked_files where procurement_id = ${id} order by place, id`.execute(tx)
  ).rows;
}

export async function replaceAskedFiles(
  tx: Tx,
  id: string,
  files: readonly (AskedFile & { id: string })[],
): Promise<void> {
  await sql`delete from asked_files where procurement_id = ${id}`.execute(tx);
  for (const [place, one] of files.entries())
    await sql`insert into asked_files (id, procurement_id, part, name, place) values (${one.id}, ${id}, ${one.part}, ${one.name}, ${place})`.execute(
      tx,
    );
}

const happenedSets = async (tx: Tx, ids: readonly string[]): Promise<Map<string, ReadonlySet<string>>> => {
  const sets = new Map<string, ReadonlySet<string>>();
  for (const id of new Set(ids)) sets.set(id, await momentsSet(tx, id));
  return sets;
};

/** Tenders as they may be seen: open only where the opening was recorded too, whatever a row says. */
export async function tendersSeen(tx: Tx, ids: readonly string[]): Promise<Tender[]> {
  const found = await tendersById(tx, ids);
  const happened = await happenedSets(
    tx,
    found.map((one) => one.procurementId),
  );
  return found.map((one) =>
    one.state === 'open' && !happened.get(one.procurementId)!.has('opened') ? { ...one, state: 'closed' } : one,
  );
}

/** Who judges which of these files: of the lots that they judge, and what shows who is fit to bid for the panel alone. */
async function judgesOfFiles(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{
    id: string;
    judges: string[];
  }>`select f.id, array_agg(distinct j.person_id::text) as judges from tender_files f join tenders t on t.id = f.tender_id
    join evaluation_judges j on j.procurement_id = t.procurement_id and j.ended_at is null
    join judge_criteria jc on jc.judge_id = j.id join criteria c on c.id = jc.criterion_id
    where f.id = any(${[...ids]}::uuid[]) and t.state = 'open' and f.part <> 'price' and (f.part = 'quality' or c.judged_by = 'panel')
      and (c.lot_id is null or t.lot_ids = '{}' or c.lot_id = any(t.lot_ids))
      and not exists (select 1 from procurement_moments m where m.procurement_id = t.procurement_id and m.moment = 'stopped')
    group by f.id`.execute(tx);
  return new Map(rows.map(({ id, judges }) => [id, judges]));
}

/** Files of these tenders that this person judges. */
export async function judgedFileIds(tx: Tx, personId: string, tenderIds: readonly string[]): Promise<Set<string>> {
  const ids = (await tenderFilesOf(tx, tenderIds)).map(({ id }) => id);
  return new Set(
    [...(await judgesOfFiles(tx, ids))].flatMap(([id, judges]) => (judges.includes(personId) ? [id] : [])),
  );
}

export async function tenderFilesById(
  tx: Tx,
  ids: readonly string[],
): Promise<
  (TenderFile & { state: 'closed' | 'readable'; caseId: string; version: number; judges: readonly string[] })[]
> {
  const { rows } =
    await sql<TenderFile>`select id, tender_id as "tenderId", part, path, bytes, sha256, stored_as as "storedAs" from tender_files
    where id = any(${[...ids]}::uuid[])`.execute(tx);
  const tenders = new Map(
    (
      await tendersById(
        tx,
        rows.map((one) => one.tenderId),
      )
    ).map((one) => [one.id, one]),
  );
  const happened = await happenedSets(
    tx,
    [...tenders.values()].map((one) => one.procurementId),
  );
  const judges = await judgesOfFiles(tx, ids);
  return rows.map((one) => {
    const tender = tenders.get(one.tenderId)!;
    const readable = mayRead(tender, one.part, happened.get(tender.procurementId)!);
    return {
      ...one,
      caseId: tender.caseId,
      version: 1,
      state: readable ? 'readable' : 'closed',
      judges: judges.get(one.id) ?? [],
    };
  });
}
