import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Checking, PaperWay } from './paper.ts';
import type { SheetCount } from './totals.ts';

/** Sheets from one place. */
export type Pile = Readonly<{
  id: string;
  conversationId: string;
  number: number;
  way: PaperWay;
  place: string;
  collectedOn: string;
  collectedBy: string;
  handedIn: number | null;
  checking: Checking;
  checkingNote: string | null;
  withdrawnBecause: string | null;
  withdrawnAt: Date | null;
}>;

const columns = sql`id, conversation_id as "conversationId", number, way, place, collected_on as "collectedOn", collected_by as "collectedBy",
  handed_in as "handedIn", checking, checking_note as "checkingNote", withdrawn_because as "withdrawnBecause", withdrawn_at as "withdrawnAt"`;

export async function pilesOf(tx: Tx, conversationId: string): Promise<Pile[]> {
  return (
    await sql<Pile>`select ${columns} from paper_piles where conversation_id = ${conversationId} order by number`.execute(
      tx,
    )
  ).rows;
}

/** Locked, so that nobody types into a pile that is being taken out. */
export async function pileToType(tx: Tx, conversationId: string, id: string): Promise<Pile | null> {
  return (
    (
      await sql<Pile>`select ${columns} from paper_piles where conversation_id = ${conversationId} and id = ${id} for update`.execute(
        tx,
      )
    ).rows[0] ?? null
  );
}

export async function insertPile(
  tx: Tx,
  one: Omit<Pile, 'number' | 'withdrawnBecause' | 'withdrawnAt'> & Readonly<{ by: string | null; at: Date }>,
): Promise<void> {
  await sql`insert into paper_piles (id, conversation_id, number, way, place, collected_on, collected_by, handed_in, checking, checking_note, begun_by, begun_at)
    select ${one.id}, ${one.conversationId}::uuid, coalesce(max(number), 0) + 1, ${one.way}, ${one.place}, ${one.collectedOn}::date, ${one.collectedBy},
      ${one.handedIn}::integer, ${one.checking}, ${one.checkingNote}, ${one.by}::uuid, ${one.at}
    from paper_piles where conversation_id = ${one.conversationId}`.execute(tx);
}

/** How many sheets of each pile are in which state, and whether their votes were taken out since. */
export async function sheetCounts(tx: Tx, conversationId: string): Promise<(SheetCount & { pileId: string })[]> {
  return (
    await sql<
      SheetCount & { pileId: string }
    >`select s.pile_id as "pileId", s.state, p.out_at is not null as out, count(*)::integer as sheets
      from paper_sheets s left join conversation_people p on p.id = s.person_id where s.conversation_id = ${conversationId}
      group by 1, 2, 3`.execute(tx)
  ).rows;
}

/** Takes a pile out: its people's votes leave every sum, its numbers are free again, its words that nobody looked at are refused. */
export async function takePileOut(tx: Tx, id: string, because: string, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update paper_piles set withdrawn_because = ${because}, withdrawn_at = ${at} where id = ${id} and withdrawn_at is null`.execute(
      tx,
    );
  if (numAffectedRows !== 1n) return false;
  await sql`update paper_sheets set withdrawn = true where pile_id = ${id}`.execute(tx);
  await sql`update conversation_people set out_at = ${at} where out_at is null and id in (select person_id from paper_sheets where pile_id = ${id})`.execute(
    tx,
  );
  return true;
}

/** Words from a pile that no moderator has looked at. */
export async function unreadWordsOf(tx: Tx, pileId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select t.id from statements t join paper_sheets s on s.person_id = t.author_id
    where s.pile_id = ${pileId} and t.state = 'unmoderated' order by t.number`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whether the person with this number came with a pile that was taken out. */
export async function cameWithPileTakenOut(tx: Tx, conversationId: string, number: number): Promise<boolean> {
  const { rows } = await sql`select 1 from paper_sheets s join conversation_people p on p.id = s.person_id
    where p.conversation_id = ${conversationId} and p.number = ${number} and s.withdrawn`.execute(tx);
  return rows.length > 0;
}
