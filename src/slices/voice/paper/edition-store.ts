import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

/** A sheet as it was printed. */
export type Edition = Readonly<{
  id: string;
  conversationId: string;
  number: number;
  statementIds: readonly string[];
  returnTo: string;
  returnBy: string | null;
  firstCopy: number | null;
  lastCopy: number | null;
  madeAt: Date;
}>;

const columns = sql`id, conversation_id as "conversationId", number, statement_ids as "statementIds", return_to as "returnTo",
  return_by as "returnBy", first_copy as "firstCopy", last_copy as "lastCopy", made_at as "madeAt"`;

/** The newest first. */
export async function editionsOf(tx: Tx, conversationId: string): Promise<Edition[]> {
  return (
    await sql<Edition>`select ${columns} from paper_editions where conversation_id = ${conversationId} order by number desc`.execute(
      tx,
    )
  ).rows;
}

/** Held until the act ends: numbers of sheets, piles and editions are given one after the other, and a number is typed once. */
export async function holdNumbers(tx: Tx, conversationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`paper:${conversationId}`}))`.execute(tx);
}

/** The next number that no sheet has, printed or given on entry. Call `holdNumbers` first. */
export async function nextSheetNumber(tx: Tx, conversationId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`select 1 + greatest(
      (select coalesce(max(last_copy), 0) from paper_editions where conversation_id = ${conversationId}),
      (select coalesce(max(number), 0) from paper_sheets where conversation_id = ${conversationId})) as next`.execute(
    tx,
  );
  return rows[0]!.next;
}

export async function insertEdition(
  tx: Tx,
  one: Omit<Edition, 'number'> & Readonly<{ by: string | null }>,
): Promise<void> {
  await sql`insert into paper_editions (id, conversation_id, number, statement_ids, return_to, return_by, first_copy, last_copy, made_by, made_at)
    select ${one.id}, ${one.conversationId}::uuid, coalesce(max(number), 0) + 1, ${[...one.statementIds]}::uuid[], ${one.returnTo}, ${one.returnBy}::date,
      ${one.firstCopy}::integer, ${one.lastCopy}::integer, ${one.by}::uuid, ${one.madeAt}
    from paper_editions where conversation_id = ${one.conversationId}`.execute(tx);
}

export async function enterUntil(tx: Tx, conversationId: string): Promise<string | null> {
  const { rows } = await sql<{
    until: string | null;
  }>`select enter_until as until from paper_days where conversation_id = ${conversationId}`.execute(tx);
  return rows[0]?.until ?? null;
}

export async function keepEnterUntil(tx: Tx, conversationId: string, until: string | null): Promise<void> {
  await sql`insert into paper_days (conversation_id, enter_until) values (${conversationId}, ${until}::date)
    on conflict (conversation_id) do update set enter_until = excluded.enter_until`.execute(tx);
}
