import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { noReplies, type Reply, type Round, type Tally } from './reply.ts';

const columns = sql`id, number, first_on as "firstOn", last_on as "lastOn", ended_at as "endedAt"`;

export async function roundsOf(tx: Tx, conversationId: string): Promise<Round[]> {
  return (
    await sql<Round>`select ${columns} from wording_rounds where conversation_id = ${conversationId} order by number`.execute(
      tx,
    )
  ).rows;
}

export async function draftsAsked(tx: Tx, roundId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select draft_id as id from wording_round_drafts where round_id = ${roundId}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** One round at a time: two who open one at once wait for each other. */
export async function lockRounds(tx: Tx, conversationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`rounds:${conversationId}`}))`.execute(tx);
}

export async function insertRound(
  tx: Tx,
  one: Readonly<{ id: string; conversationId: string; firstOn: string; lastOn: string; draftIds: readonly string[] }>,
): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`insert into wording_rounds (id, conversation_id, number, first_on, last_on)
    select ${one.id}, ${one.conversationId}::uuid, coalesce(max(number), 0) + 1, ${one.firstOn}::date, ${one.lastOn}::date
    from wording_rounds where conversation_id = ${one.conversationId} returning number`.execute(tx);
  await sql`insert into wording_round_drafts (round_id, draft_id)
    select ${one.id}::uuid, id from unnest(${[...one.draftIds]}::uuid[]) as id`.execute(tx);
  return rows[0]!.number;
}

export async function endRoundRow(tx: Tx, conversationId: string, id: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update wording_rounds set ended_at = ${at}
    where id = ${id} and conversation_id = ${conversationId} and ended_at is null`.execute(tx);
  return numAffectedRows === 1n;
}

/** How many say what of each wording; whoever was put out is in no sum. */
export async function talliesOf(tx: Tx, wordingIds: readonly string[]): Promise<Map<string, Tally>> {
  const { rows } = await sql<{
    wordingId: string;
    says: Reply;
    count: number;
  }>`select r.wording_id as "wordingId", r.says, count(*)::int as count
    from wording_replies r join conversation_people p on p.id = r.person_id and p.out_at is null
    where r.wording_id = any(${[...wordingIds]}::uuid[]) group by 1, 2`.execute(tx);
  const found = new Map<string, Tally>();
  const names = { right: 'right', 'not-right': 'notRight', 'other-words': 'otherWords' } as const;
  for (const { wordingId, says, count } of rows)
    found.set(wordingId, { ...(found.get(wordingId) ?? noReplies), [names[says]]: count });
  return found;
}

/** How many replies each round brought to each wording, in the order of rounds. */
export async function repliesByRound(tx: Tx, wordingIds: readonly string[]): Promise<Map<string, number[]>> {
  const { rows } = await sql<{
    wordingId: string;
    count: number;
  }>`select r.wording_id as "wordingId", count(*)::int as count
    from wording_replies r join wording_rounds o on o.id = r.round_id
    where r.wording_id = any(${[...wordingIds]}::uuid[]) group by r.wording_id, o.number order by o.number`.execute(tx);
  const found = new Map<string, number[]>();
  for (const { wordingId, count } of rows) found.set(wordingId, [...(found.get(wordingId) ?? []), count]);
  return found;
}

export type OwnReply = Readonly<{
  id: string;
  wordingId: string;
  says: Reply;
  reason: string | null;
  proposed: string | null;
  proposedState: 'waiting' | 'shown' | 'hidden' | null;
  hiddenBecause: string | null;
}>;

const replyColumns = sql`r.id, r.wording_id as "wordingId", r.says, r.reason, r.proposed, r.proposed_state as "proposedState",
  r.hidden_because as "hiddenBecause"`;

export async function repliesBy(tx: Tx, personId: string): Promise<OwnReply[]> {
  return (
    await sql<OwnReply>`select ${replyColumns} from wording_replies r where r.person_id = ${personId}`.execute(tx)
  ).rows;
}

/** What was said of these wordings, without who said it, in no order that tells it. */
export async function repliesTo(tx: Tx, wordingIds: readonly string[]): Promise<OwnReply[]> {
  return (
    await sql<OwnReply>`select ${replyColumns} from wording_replies r join conversation_people p on p.id = r.person_id and p.out_at is null
      where r.wording_id = any(${[...wordingIds]}::uuid[]) order by r.id`.execute(tx)
  ).rows;
}

/** Keeps what somebody says of a wording: one reply to each, the last one counts. */
export async function keepReply(
  tx: Tx,
  one: Omit<OwnReply, 'hiddenBecause'> & Readonly<{ personId: string; roundId: string; at: Date }>,
): Promise<void> {
  await sql`insert into wording_replies as known (id, wording_id, person_id, round_id, says, reason, proposed, proposed_state, replied_at)
    values (${one.id}, ${one.wordingId}, ${one.personId}, ${one.roundId}, ${one.says}, ${one.reason}, ${one.proposed}, ${one.proposedState}, ${one.at})
    on conflict (wording_id, person_id) do update set round_id = excluded.round_id, says = excluded.says, reason = excluded.reason,
      proposed = excluded.proposed, replied_at = excluded.replied_at,
      proposed_state = case when excluded.proposed = known.proposed then known.proposed_state else excluded.proposed_state end,
      hidden_because = case when excluded.proposed = known.proposed then known.hidden_because end`.execute(tx);
}

export async function takeReplyBack(tx: Tx, personId: string, wordingId: string): Promise<void> {
  await sql`delete from wording_replies where person_id = ${personId} and wording_id = ${wordingId}`.execute(tx);
}

/** Shows or hides words that were proposed in a conversation; the number that it did so to. */
export async function setProposed(
  tx: Tx,
  conversationId: string,
  ids: readonly string[],
  to: Readonly<{ state: 'shown' | 'hidden'; because: string | null }>,
): Promise<number> {
  const { numAffectedRows } =
    await sql`update wording_replies r set proposed_state = ${to.state}, hidden_because = ${to.because}
    from draft_wordings w join draft_outcomes d on d.id = w.draft_id
    where w.id = r.wording_id and d.conversation_id = ${conversationId} and r.proposed is not null and r.id = any(${[...ids]}::uuid[])`.execute(
      tx,
    );
  return Number(numAffectedRows);
}

export type OwnNotice = Readonly<{
  round: number | null;
  lastOn: string | null;
  drafts: number;
  report: number | null;
}>;

/** What somebody's own page says of rounds and the report: one question, because it is drawn hundreds of times a second. */
export async function noticeFor(tx: Tx, conversationId: string, today: string): Promise<OwnNotice> {
  const { rows } = await sql<OwnNotice>`select r.number as round, r.last_on as "lastOn",
      (select count(*)::int from wording_round_drafts a join wording_rounds o on o.id = a.round_id where o.conversation_id = c.id) as drafts,
      (select max(number) from conversation_reports p where p.conversation_id = c.id) as report
    from conversations c left join wording_rounds r on r.conversation_id = c.id and r.ended_at is null
      and r.first_on <= ${today}::date and r.last_on >= ${today}::date
    where c.id = ${conversationId}`.execute(tx);
  return rows[0]!;
}
