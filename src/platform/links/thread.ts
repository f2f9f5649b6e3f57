import { sql } from 'kysely';
import { type Kinds, kindNamed, type Ref, type Subject } from '../access/kinds.ts';
import type { Who } from '../access/who.ts';
import type { Tx } from '../db/database.ts';

/** A link reads "from → to": the later thing rests on or answers the earlier one (a requirement `from` an outcome). */
export type Link = Readonly<{ from: Ref; to: Ref; relation: string; since: Date }>;

export type Bead = Readonly<{
  ref: Ref;
  kindLabel: string;
  title: string;
  text: string;
  state: string;
  lens: 'want' | 'buy';
  loose: string | null;
  path: string;
  changedAt: Date | null;
  changedBy: string | null;
  flags: readonly string[];
}>;

type LinkRow = { fromKind: string; fromId: string; toKind: string; toId: string; relation: string; since: Date };

const link = (row: LinkRow): Link => ({
  from: { kind: row.fromKind, id: row.fromId },
  to: { kind: row.toKind, id: row.toId },
  relation: row.relation,
  since: row.since,
});

/** All links reachable from an object, walking both ways, as they stood at a date. */
export async function walk(tx: Tx, start: Ref, asAt: Date): Promise<Link[]> {
  const { rows } = await sql<LinkRow>`
    with recursive live as (
      select * from links where since <= ${asAt} and (until is null or until > ${asAt})
    ), up(kind, id) as (
      select ${start.kind}::text, ${start.id}::uuid
      union select l.to_kind, l.to_id from live l join up on l.from_kind = up.kind and l.from_id = up.id
    ), down(kind, id) as (
      select ${start.kind}::text, ${start.id}::uuid
      union select l.from_kind, l.from_id from live l join down on l.to_kind = down.kind and l.to_id = down.id
    ), reached as (select * from up union select * from down)
    select distinct l.from_kind as "fromKind", l.from_id as "fromId", l.to_kind as "toKind", l.to_id as "toId", l.relation, l.since
    from live l
    join reached a on a.kind = l.from_kind and a.id = l.from_id
    join reached b on b.kind = l.to_kind and b.id = l.to_id`.execute(tx);
  return rows.map(link);
}

/** Links that touch an object itself, either way. */
export async function linksOf(tx: Tx, of: Ref): Promise<Link[]> {
  const { rows } =
    await sql<LinkRow>`select from_kind as "fromKind", from_id as "fromId", to_kind as "toKind", to_id as "toId",
    relation, since from links where until is null and ((from_kind = ${of.kind} and from_id = ${of.id})
    or (to_kind = ${of.kind} and to_id = ${of.id}))`.execute(tx);
  return rows.map(link);
}

const key = (ref: Ref): string => `${ref.kind}:${ref.id}`;

/** What the beads say to this person at a date. What they may not see is not there. */
export async function beads(tx: Tx, kinds: Kinds, who: Who, refs: readonly Ref[], asAt: Date | null): Promise<Bead[]> {
  const byKind = Map.groupBy(refs, (ref) => ref.kind);
  const words = await wordsAt(tx, refs, asAt);
  const flags = await openFlags(tx, refs);
  const found: Bead[] = [];
  for (const [name, of] of byKind) {
    const kind = kindNamed(kinds, name);
    const objects = await kind.load(tx, [...new Set(of.map((ref) => ref.id))]);
    for (const object of objects as readonly Subject[]) {
      if (!kind.allowed(who, object).includes('see')) continue;
      const ref = { kind: name, id: object.id };
      const then = words.get(key(ref));
      if (asAt && !then) continue;
      const now = kind.bead(object);
      found.push({
        ref,
        kindLabel: kind.label,
        title: asAt ? then!.title : now.title,
        text: asAt ? then!.words : now.text,
        state: asAt ? then!.state : object.state,
        lens: now.lens,
        loose: asAt ? null : (now.loose ?? null),
        path: kind.path(object),
        changedAt: then?.at ?? null,
        changedBy: then?.actorId ?? null,
        flags: flags.get(key(ref)) ?? [],
      });
    }
  }
  return found;
}

type Words = { title: string; words: string; state: string; at: Date; actorId: string | null };

async function wordsAt(tx: Tx, refs: readonly Ref[], asAt: Date | null): Promise<Map<string, Words>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<Words & { kind: string; id: string }>`
    select distinct on (object_kind, object_id) object_kind as kind, object_id as id, title, words, state, at, actor_id as "actorId"
    from bead_versions
    where object_id = any(${refs.map((ref) => ref.id)}::uuid[]) and (${asAt}::timestamptz is null or at <= ${asAt}::timestamptz)
    order by object_kind, object_id, at desc, id desc`.execute(tx);
  return new Map(rows.map((row) => [key(row), row]));
}

async function openFlags(tx: Tx, refs: readonly Ref[]): Promise<Map<string, string[]>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<Ref & { reason: string }>`select object_kind as kind, object_id as id, reason from flags
    where cleared_at is null and object_id = any(${refs.map((ref) => ref.id)}::uuid[]) order by raised_at`.execute(tx);
  const flags = new Map<string, string[]>();
  for (const row of rows) flags.set(key(row), [...(flags.get(key(row)) ?? []), row.reason]);
  return flags;
}

/** Links between any of these objects, as they stood at a date. */
export async function linksAmong(tx: Tx, refs: readonly Ref[], asAt: Date): Promise<Link[]> {
  const ids = refs.map((ref) => ref.id);
  const { rows } =
    await sql<LinkRow>`select from_kind as "fromKind", from_id as "fromId", to_kind as "toKind", to_id as "toId",
    relation, since from links where from_id = any(${ids}::uuid[]) and to_id = any(${ids}::uuid[])
    and since <= ${asAt} and (until is null or until > ${asAt})`.execute(tx);
  return rows.map(link);
}
