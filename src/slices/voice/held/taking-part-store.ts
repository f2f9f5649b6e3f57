import { sql } from 'kysely';
import { passReasons, type Votes } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';
import type { StatementState } from '../conversation.ts';
import type { SaidAs } from './held.ts';

/** Somebody who takes part: a number and nothing else. */
export type Voter = Readonly<{
  id: string;
  conversationId: string;
  number: number;
  group: number | null;
  out: boolean;
  joinedAt: Date;
  /** The language that they chose to read in. */
  language: string | null;
  /** When they agreed that their votes go out as a row. */
  rowAgreedAt: Date | null;
}>;

export async function voterById(tx: Tx, id: string): Promise<Voter | null> {
  const { rows } =
    await sql<Voter>`select id, conversation_id as "conversationId", number, group_number as "group", out_at is not null as out,
      joined_at as "joinedAt", language, row_agreed_at as "rowAgreedAt" from conversation_people where id = ${id}`.execute(
      tx,
    );
  return rows[0] ?? null;
}

/** Numbers are handed out one after the other; two who join at once wait for each other for that long. */
export async function insertVoter(
  tx: Tx,
  one: Readonly<{
    id: string;
    conversationId: string;
    way: 'link' | 'code' | 'account' | 'paper' | 'meeting' | 'phone';
    at: Date;
  }>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`joins:${one.conversationId}`}))`.execute(tx);
  await sql`insert into conversation_people (id, conversation_id, number, way, joined_at)
    select ${one.id}, ${one.conversationId}::uuid, coalesce(max(number), 0) + 1, ${one.way}, ${one.at}
    from conversation_people where conversation_id = ${one.conversationId}`.execute(tx);
}

export type HeldStatement = Readonly<{
  id: string;
  number: number;
  words: string;
  state: StatementState;
  saidAs: SaidAs | null;
  authorId: string | null;
  refusedBecause: string | null;
  appeal: string | null;
  /** Nobody has looked at it again since its author asked. */
  appealWaits: boolean;
  agrees: number;
  disagrees: number;
  passes: number;
  priority: number | null;
  saidAt: Date | null;
  /** Null for the conversation's first language. */
  language: string | null;
}>;

const columns = sql`s.id, s.number, s.words, s.state, s.said_as as "saidAs", s.author_id as "authorId", s.refused_because as "refusedBecause", s.appeal,
  (s.appealed_at is not null and coalesce(s.looked_at <= s.appealed_at, true)) as "appealWaits",
  s.agrees, s.disagrees, coalesce(s.passes, 0) as passes, s.priority, s.said_at as "saidAt", s.language`;

export async function heldStatements(tx: Tx, conversationId: string): Promise<HeldStatement[]> {
  return (
    await sql<HeldStatement>`select ${columns} from statements s where s.conversation_id = ${conversationId} order by s.number`.execute(
      tx,
    )
  ).rows;
}

export async function heldStatement(tx: Tx, conversationId: string, id: string): Promise<HeldStatement | null> {
  return (
    (
      await sql<HeldStatement>`select ${columns} from statements s where s.conversation_id = ${conversationId} and s.id = ${id}`.execute(
        tx,
      )
    ).rows[0] ?? null
  );
}

export async function insertStatement(
  tx: Tx,
  one: Readonly<{
    id: string;
    conversationId: string;
    words: string;
    state: StatementState;
    saidAs: SaidAs;
    authorId: string | null;
    language?: string | null;
    at: Date;
  }>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`statements:${one.conversationId}`}))`.execute(tx);
  await sql`insert into statements (id, conversation_id, number, words, state, agrees, disagrees, passes, version, said_at, said_as, author_id, language)
    select ${one.id}, ${one.conversationId}::uuid, coalesce(max(number), 0) + 1, ${one.words}, ${one.state}, 0, 0, 0, 1, ${one.at}, ${one.saidAs}, ${one.authorId}::uuid, ${one.language ?? null}::text
    from statements where conversation_id = ${one.conversationId}`.execute(tx);
}

export type OwnVote = Readonly<{
  statementId: string;
  words: string;
  value: -1 | 0 | 1;
  reason: number;
  important: boolean;
  /** How often it was changed. */
  changes: number;
}>;

export async function votesOf(tx: Tx, voterId: string): Promise<OwnVote[]> {
  return (
    await sql<OwnVote>`select v.statement_id as "statementId", s.words, v.value, v.reason, v.important, v.changes from conversation_votes v
      join statements s on s.id = v.statement_id where v.person_id = ${voterId} order by v.cast_at desc, s.number`.execute(
      tx,
    )
  ).rows;
}

/** One insert. False where there is no such statement, nobody may vote on it, or the version that was seen is another statement's. */
export async function keepVote(
  tx: Tx,
  one: Readonly<{
    conversationId: string;
    voterId: string;
    statementId: string;
    value: -1 | 0 | 1;
    reason: number;
    important: boolean;
    /** The translation that was seen; without it, the original. */
    translationId?: string | null;
    at: Date;
  }>,
): Promise<boolean> {
  const seen = one.translationId ?? null;
  const { numAffectedRows } =
    await sql`insert into conversation_votes as known (statement_id, person_id, conversation_id, value, reason, important, translation_id, cast_at)
    select id, ${one.voterId}::uuid, conversation_id, ${one.value}::smallint, ${one.reason}::smallint, ${one.important}::boolean, ${seen}::uuid, ${one.at}::timestamptz
    from statements where id = ${one.statementId} and conversation_id = ${one.conversationId} and state = 'accepted'
      and (${seen}::uuid is null or exists (select 1 from statement_translations t where t.id = ${seen}::uuid and t.statement_id = statements.id))
    on conflict (person_id, statement_id) do update set value = excluded.value, reason = excluded.reason, important = excluded.important,
      translation_id = excluded.translation_id, changes = known.changes + 1, cast_at = excluded.cast_at`.execute(tx);
  return numAffectedRows === 1n;
}

export async function takeVoteBack(tx: Tx, voterId: string, statementId: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from conversation_votes where person_id = ${voterId} and statement_id = ${statementId}`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

/** Puts somebody out, or lets them in again: from the next count on their votes are in no sum, or in all. */
export async function putOut(tx: Tx, conversationId: string, number: number, at: Date | null): Promise<boolean> {
  const { numAffectedRows } = await sql`update conversation_people set out_at = ${at}::timestamptz
    where conversation_id = ${conversationId} and number = ${number} and (out_at is null) = (${at}::timestamptz is not null)`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

export async function setStatement(
  tx: Tx,
  one: Readonly<{ id: string; state: StatementState; because: string | null; at: Date }>,
): Promise<void> {
  await sql`update statements set state = ${one.state}, refused_because = ${one.because}, looked_at = ${one.at}, version = version + 1
    where id = ${one.id}`.execute(tx);
}

export async function keepAppeal(tx: Tx, id: string, appeal: string, at: Date): Promise<void> {
  await sql`update statements set appeal = ${appeal}, appealed_at = ${at}, version = version + 1 where id = ${id}`.execute(
    tx,
  );
}

export type LogLine = Readonly<{
  action: 'accepted' | 'refused' | 'person out' | 'person in' | 'person forgotten' | 'appealed' | 'pile out';
  statement: number | null;
  /** Whether it is about a remark beneath the statement. */
  remark: boolean;
  reason: string | null;
  doneAt: Date;
}>;

export async function writeLog(
  tx: Tx,
  one: Readonly<{
    id: string;
    conversationId: string;
    statementId: string | null;
    action: LogLine['action'];
    reason: string | null;
    at: Date;
  }>,
): Promise<void> {
  await sql`insert into moderation_log (id, conversation_id, statement_id, action, reason, done_at)
    values (${one.id}, ${one.conversationId}, ${one.statementId}, ${one.action}, ${one.reason}, ${one.at})`.execute(tx);
}

export async function logOf(tx: Tx, conversationId: string, most: number): Promise<LogLine[]> {
  return (
    await sql<LogLine>`select l.action, s.number as statement, l.remark_id is not null as remark, l.reason, l.done_at as "doneAt" from moderation_log l
      left join statements s on s.id = l.statement_id where l.conversation_id = ${conversationId} order by l.place desc limit ${most}`.execute(
      tx,
    )
  ).rows;
}

/** Every vote that counts, as columns: whoever was put out is not among them, nor statements that nobody looked at yet. */
export async function votesCounted(tx: Tx, conversationId: string): Promise<Votes> {
  const people = await sql<{ id: string; number: number }>`select id, number from conversation_people
    where conversation_id = ${conversationId} and out_at is null order by number`.execute(tx);
  const statements = await sql<{
    id: string;
    number: number;
    state: StatementState;
  }>`select id, number, state from statements
    where conversation_id = ${conversationId} order by number`.execute(tx);
  const { rows } = await sql<{ who: number[]; what: number[]; how: number[]; why: number[] }>`select
      coalesce(array_agg(p.number), '{}') as who, coalesce(array_agg(s.number), '{}') as what,
      coalesce(array_agg(v.value::integer), '{}') as how, coalesce(array_agg(v.reason::integer), '{}') as why
    from conversation_votes v join conversation_people p on p.id = v.person_id and p.out_at is null
      join statements s on s.id = v.statement_id where v.conversation_id = ${conversationId}`.execute(tx);
  const { who, what, how, why } = rows[0]!;
  const place = (list: readonly { number: number }[]) => new Map(list.map(({ number }, at) => [number, at]));
  const [person, statement] = [place(people.rows), place(statements.rows)];
  return {
    people: people.rows.map(({ number }) => String(number)),
    statements: statements.rows.map(({ number }) => String(number)),
    person: Int32Array.from(who, (number) => person.get(number)!),
    statement: Int32Array.from(what, (number) => statement.get(number)!),
    value: Int8Array.from(how),
    reason: Uint8Array.from(why, (reason) => Math.min(reason, passReasons.length - 1)),
    takenOut: new Set(statements.rows.filter(({ state }) => state !== 'accepted').map(({ number }) => String(number))),
  };
}
