import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Paper } from './ballot.ts';
import type { Says } from './rule.ts';

/** One empty paper for each entry of the roll, in the order of their keys, which says nothing of the roll's. */
export async function layOutPapers(tx: Tx, ballotId: string, keys: readonly string[]): Promise<void> {
  await sql`insert into ballot_papers (ballot_id, paper_key) select ${ballotId}, key from unnest(${[...keys].sort()}::text[]) as key`.execute(
    tx,
  );
}

export async function papersOf(tx: Tx, ballotId: string): Promise<Paper[]> {
  return (
    await sql<Paper>`select paper_key as key, says, reason, signed, minority from ballot_papers where ballot_id = ${ballotId}
      order by paper_key`.execute(tx)
  ).rows;
}

export async function paperOf(tx: Tx, ballotId: string, key: string): Promise<Paper> {
  return (await papersOf(tx, ballotId)).find((one) => one.key === key) ?? refuse('not-found');
}

/**
 * Writes one paper by writing all of them: the database numbers each row by the transaction that wrote it last, and the same
 * number on the roll's row would tell which paper is whose. The caller holds the ballot.
 */
export async function writePaper(tx: Tx, ballotId: string, one: Paper): Promise<void> {
  const mine = sql`paper_key = ${one.key}`;
  const { rows } = await sql<{ mine: boolean }>`update ballot_papers set
      says = case when ${mine} then ${one.says} else says end, reason = case when ${mine} then ${one.reason} else reason end,
      signed = case when ${mine} then ${one.signed} else signed end, minority = case when ${mine} then ${one.minority} else minority end
    where ballot_id = ${ballotId} returning ${mine} as mine`.execute(tx);
  if (!rows.some((row) => row.mine)) refuse('not-found');
}

export async function markAnswered(tx: Tx, entryId: string): Promise<void> {
  await sql`update ballot_roll set answered = true where id = ${entryId}`.execute(tx);
}

export type Entered = Readonly<{
  key: string;
  says: Says;
  reason: string | null;
  signed: string | null;
  enteredBy: string;
  enteredAt: Date;
}>;

export async function entriesOf(tx: Tx, ballotId: string): Promise<Entered[]> {
  return (
    await sql<Entered>`select paper_key as key, says, reason, signed, entered_by as "enteredBy", entered_at as "enteredAt"
      from ballot_entries where ballot_id = ${ballotId} order by entered_at, paper_key`.execute(tx)
  ).rows;
}

export async function keepEntry(tx: Tx, ballotId: string, one: Entered): Promise<void> {
  await sql`insert into ballot_entries (ballot_id, paper_key, says, reason, signed, entered_by, entered_at)
    values (${ballotId}, ${one.key}, ${one.says}, ${one.reason}, ${one.signed}, ${one.enteredBy}, ${one.enteredAt})
    on conflict (ballot_id, paper_key) do update set says = excluded.says, reason = excluded.reason, signed = excluded.signed,
      entered_at = excluded.entered_at`.execute(tx);
}

export async function dropEntries(tx: Tx, ballotId: string, key: string | null): Promise<void> {
  await sql`delete from ballot_entries where ballot_id = ${ballotId} and (${key}::text is null or paper_key = ${key})`.execute(
    tx,
  );
}
