import { sql } from 'kysely';
import type { Ref } from '../access/kinds.ts';
import type { Act } from '../act/act.ts';
import type { Tx } from '../db/database.ts';
import { refuse } from '../http/refusals.ts';

export type Flag = Readonly<{ id: string; on: Ref; source: Ref; reason: string; raisedAt: Date }>;

// What was learnt or told is history: it does not rest on what it changed or tells of, nor on what opened the review.
const history = sql`('changes', 'opened by', 'learnt in', 'looked again at', 'learnt from', 'tells of')`;

/**
 * Flags everything that rests on an object, directly or through others, in the act that changed it. What stands because of
 * a cause rests on it; from there the way does not lead down again to its other causes, which rest on nothing that changed.
 */
export async function flagDependants(act: Act, caseId: string, source: Ref, reason: string): Promise<number> {
  const { rows } = await sql<{ kind: string; id: string }>`
    with recursive resting(kind, id, risen) as (
      select from_kind, from_id, relation = 'because of' from links
        where to_kind = ${source.kind} and to_id = ${source.id} and until is null and relation not in ${history}
      union
      select l.from_kind, l.from_id, r.risen or l.relation = 'because of' from links l join resting r on l.to_kind = r.kind and l.to_id = r.id
        where l.until is null and l.relation not in ${history} and not (r.risen and l.relation = 'explains')
    )
    select kind, id from resting where not (kind = ${source.kind} and id = ${source.id}) group by kind, id order by kind, id`.execute(
    act.tx,
  );
  for (const row of rows) {
    await sql`insert into flags (id, object_kind, object_id, case_id, source_kind, source_id, reason, raised_at)
      values (${act.newId()}, ${row.kind}, ${row.id}, ${caseId}, ${source.kind}, ${source.id}, ${reason}, ${act.now})`.execute(
      act.tx,
    );
  }
  return rows.length;
}

type Row = { id: string; ok: string; oi: string; sk: string; si: string; reason: string; raisedAt: Date };
const columns = sql`id, object_kind as ok, object_id as oi, source_kind as sk, source_id as si, reason, raised_at as "raisedAt"`;
const toFlag = <T extends Row>({ ok, oi, sk, si, ...row }: T) => ({
  ...row,
  on: { kind: ok, id: oi },
  source: { kind: sk, id: si },
});

/** Of many cases at once: each flag with its case. */
export async function openFlagsIn(tx: Tx, caseIds: readonly string[]): Promise<(Flag & { caseId: string })[]> {
  const { rows } = await sql<Row & { caseId: string }>`select ${columns}, case_id as "caseId" from flags
    where case_id = any(${[...caseIds]}::uuid[]) and cleared_at is null order by raised_at, id`.execute(tx);
  return rows.map(toFlag);
}

export async function openFlagsOf(tx: Tx, caseId: string): Promise<Flag[]> {
  const { rows } = await sql<Row>`select ${columns} from flags
    where case_id = ${caseId} and cleared_at is null order by raised_at, id`.execute(tx);
  return rows.map(toFlag);
}

export type ClearedFlag = Flag & Readonly<{ clearedAt: Date; clearedBy: string | null; because: string }>;

/** Flags that somebody has looked at, the latest first. */
export async function clearedFlagsOf(tx: Tx, caseId: string): Promise<ClearedFlag[]> {
  const { rows } = await sql<Row & { clearedAt: Date; clearedBy: string | null; because: string }>`
    select ${columns}, cleared_at as "clearedAt", cleared_by as "clearedBy", cleared_because as because
    from flags where case_id = ${caseId} and cleared_at is not null order by cleared_at desc, id`.execute(tx);
  return rows.map(toFlag);
}

export async function clearFlag(act: Act, flag: Flag, because: string, caseId: string): Promise<void> {
  const { numAffectedRows } =
    await sql`update flags set cleared_at = ${act.now}, cleared_by = ${act.who.personId}, cleared_because = ${because}
    where id = ${flag.id} and cleared_at is null`.execute(act.tx);
  if (numAffectedRows !== 1n) refuse('wrong-state');
  act.record({ action: 'flag.cleared', on: flag.on, caseId, fields: ['cleared_because'], content: because });
}
