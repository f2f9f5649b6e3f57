import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Held } from './held.ts';

type Row = Omit<Held, 'rule'> & { agreeAtLeast: number; objectAtMost: number; seenAtLeast: number };

export async function heldById(tx: Tx, conversationId: string): Promise<Held | null> {
  const { rows } =
    await sql<Row>`select conversation_id as "conversationId", size, moderated_before as "moderatedBefore", policy,
      refusal_reasons as "refusalReasons", moderators, agree_at_least as "agreeAtLeast", object_at_most as "objectAtMost", seen_at_least as "seenAtLeast",
      closes_on as "closesOn", report_back_on as "reportBackOn", population, notice, election, seed, opened_at as "openedAt", closed_at as "closedAt"
    from held_conversations where conversation_id = ${conversationId}`.execute(tx);
  if (!rows[0]) return null;
  const { agreeAtLeast, objectAtMost, seenAtLeast, ...held } = rows[0];
  return { ...held, rule: { agreeAtLeast, objectAtMost, seenAtLeast } };
}

export async function saveHeld(tx: Tx, held: Held): Promise<void> {
  const { rule } = held;
  await sql`insert into held_conversations (conversation_id, size, moderated_before, policy, refusal_reasons, moderators, agree_at_least, object_at_most,
      seen_at_least, closes_on, report_back_on, population, notice, election, seed, opened_at, closed_at)
    values (${held.conversationId}, ${held.size}, ${held.moderatedBefore}, ${held.policy}, ${[...held.refusalReasons]}::text[],
      ${JSON.stringify(held.moderators)}::jsonb, ${rule.agreeAtLeast}, ${rule.objectAtMost}, ${rule.seenAtLeast}, ${held.closesOn}, ${held.reportBackOn},
      ${JSON.stringify(held.population)}::jsonb, ${held.notice}, ${held.election}, ${held.seed}, ${held.openedAt}, ${held.closedAt})
    on conflict (conversation_id) do update set size = excluded.size, moderated_before = excluded.moderated_before, policy = excluded.policy,
      refusal_reasons = excluded.refusal_reasons, moderators = excluded.moderators, agree_at_least = excluded.agree_at_least,
      object_at_most = excluded.object_at_most, seen_at_least = excluded.seen_at_least, closes_on = excluded.closes_on,
      report_back_on = excluded.report_back_on, population = excluded.population, notice = excluded.notice, election = excluded.election,
      opened_at = excluded.opened_at, closed_at = excluded.closed_at`.execute(tx);
}

export async function insertHeldConversation(
  tx: Tx,
  one: Readonly<{ id: string; caseId: string; title: string; about: string; by: string | null; at: Date }>,
): Promise<void> {
  await sql`insert into conversations (id, case_id, version, title, about, address, source, participants, votes, state, added_by, added_at)
    values (${one.id}, ${one.caseId}, 1, ${one.title}, ${one.about}, null, 'here', 0, 0, 'draft', ${one.by}, ${one.at})`.execute(
    tx,
  );
}

/** False where it is in that state no more: somebody was quicker. */
export async function moveConversation(tx: Tx, id: string, from: string, to: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update conversations set state = ${to}, version = version + 1 where id = ${id} and state = ${from}`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

/**
 * Its state, which stays so until the act ends. Whoever changes several people or statements takes it first, as a count does: two who took
 * them in different orders would wait for each other.
 */
export async function stateForSure(tx: Tx, conversationId: string): Promise<string> {
  const { rows } = await sql<{
    state: string;
  }>`select state from conversations where id = ${conversationId} for share`.execute(tx);
  return rows[0]!.state;
}
