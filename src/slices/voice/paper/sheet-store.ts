import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Entry, SheetState } from './paper.ts';

/** One person's sheet. */
export type PaperSheet = Readonly<{
  id: string;
  conversationId: string;
  pileId: string;
  editionId: string;
  number: number;
  state: SheetState;
  because: string | null;
  reference: string | null;
  personId: string | null;
  withdrawn: boolean;
  typedAt: Date;
}>;

const columns = sql`s.id, s.conversation_id as "conversationId", s.pile_id as "pileId", s.edition_id as "editionId", s.number, s.state, s.because,
  s.reference, s.person_id as "personId", s.withdrawn, s.typed_at as "typedAt"`;

const load = async (tx: Tx, conversationId: string, where: ReturnType<typeof sql>): Promise<PaperSheet[]> =>
  (
    await sql<PaperSheet>`select ${columns} from paper_sheets s where s.conversation_id = ${conversationId} and ${where} order by s.number`.execute(
      tx,
    )
  ).rows;

export const sheetsOfPile = (tx: Tx, conversationId: string, pileId: string) =>
  load(tx, conversationId, sql`s.pile_id = ${pileId}`);

export const sheetById = async (tx: Tx, conversationId: string, id: string): Promise<PaperSheet | null> =>
  (await load(tx, conversationId, sql`s.id = ${id}`))[0] ?? null;

export const sheetByNumber = async (tx: Tx, conversationId: string, number: number): Promise<PaperSheet | null> =>
  (await load(tx, conversationId, sql`s.number = ${number} and not s.withdrawn`))[0] ?? null;

export const sheetByReference = async (tx: Tx, conversationId: string, reference: string): Promise<PaperSheet | null> =>
  (await load(tx, conversationId, sql`s.reference = ${reference} and not s.withdrawn`))[0] ?? null;

/** Sheets that two people read differently, and that wait for a third look. */
export const sheetsThatDiffer = (tx: Tx, conversationId: string) =>
  load(tx, conversationId, sql`s.state = 'differs' and not s.withdrawn`);

/** The edition that a number stands for: as it was printed, or as it was typed, in a pile that was taken out since too. */
export async function editionOfNumber(tx: Tx, conversationId: string, number: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from paper_editions
    where conversation_id = ${conversationId} and ${number} between first_copy and last_copy
    union all select edition_id from paper_sheets s where conversation_id = ${conversationId} and number = ${number}
      and exists (select 1 from paper_entries e where e.sheet_id = s.id) limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Sheets that wait for a second person, in a pile, and that are not this person's. */
export const waitingFor = (tx: Tx, conversationId: string, pileId: string, personId: string | null) =>
  load(
    tx,
    conversationId,
    sql`s.pile_id = ${pileId} and s.state = 'typed once' and not exists (select 1 from paper_entries e
      where e.sheet_id = s.id and e.typed_by = ${personId}::uuid)`,
  );

export async function saveSheet(tx: Tx, one: PaperSheet): Promise<void> {
  await sql`insert into paper_sheets (id, conversation_id, pile_id, edition_id, number, state, because, reference, person_id, typed_at)
    values (${one.id}, ${one.conversationId}, ${one.pileId}, ${one.editionId}, ${one.number}, ${one.state}, ${one.because}, ${one.reference},
      ${one.personId}, ${one.typedAt})
    on conflict (id) do update set state = excluded.state, because = excluded.because, person_id = excluded.person_id,
      edition_id = excluded.edition_id, reference = excluded.reference`.execute(tx);
}

export type Turn = 'first' | 'second' | 'proposed' | 'decided' | 'corrected';
export type KeptEntry = Entry &
  Readonly<{ turn: Turn; came: 'typed' | 'file'; because: string | null; typedBy: string | null; typedAt: Date }>;

/** All that was typed of a sheet, in order. Nobody is shown another's before both are in: ask `who has typed` instead. */
export async function entriesOf(tx: Tx, sheetId: string): Promise<KeptEntry[]> {
  return (
    await sql<KeptEntry>`select turn, came, marks, said, said_as as "saidAs", dated_on as "datedOn", because, typed_by as "typedBy", typed_at as "typedAt"
      from paper_entries where sheet_id = ${sheetId} order by place`.execute(tx)
  ).rows;
}

export async function insertEntry(
  tx: Tx,
  one: Entry &
    Readonly<{
      id: string;
      sheetId: string;
      turn: Turn;
      came: 'typed' | 'file';
      because: string | null;
      by: string | null;
      at: Date;
    }>,
): Promise<void> {
  await sql`insert into paper_entries (id, sheet_id, turn, came, marks, said, said_as, dated_on, because, typed_by, typed_at)
    values (${one.id}, ${one.sheetId}, ${one.turn}, ${one.came}, ${JSON.stringify(one.marks)}::jsonb, ${JSON.stringify(one.said)}::jsonb, ${one.saidAs},
      ${one.datedOn}, ${one.because}, ${one.by}, ${one.at})`.execute(tx);
}

export type PaperCast = Readonly<{ statementId: string; value: -1 | 0 | 1; reason: number; important: boolean }>;

/** The votes of one person as their sheet has them: what is not on it any more goes. */
export async function keepPaperVotes(
  tx: Tx,
  one: Readonly<{ conversationId: string; personId: string; votes: readonly PaperCast[]; at: Date }>,
): Promise<void> {
  const given = JSON.stringify(one.votes.map(({ statementId, ...vote }) => ({ id: statementId, ...vote })));
  await sql`delete from conversation_votes where person_id = ${one.personId}
    and statement_id not in (select id from jsonb_to_recordset(${given}::jsonb) as given (id uuid))`.execute(tx);
  await sql`insert into conversation_votes as known (statement_id, person_id, conversation_id, value, reason, important, cast_at)
    select s.id, ${one.personId}::uuid, s.conversation_id, given.value, given.reason, given.important, ${one.at}::timestamptz
    from jsonb_to_recordset(${given}::jsonb) as given (id uuid, value smallint, reason smallint, important boolean)
      join statements s on s.id = given.id and s.conversation_id = ${one.conversationId}
    on conflict (person_id, statement_id) do update set value = excluded.value, reason = excluded.reason, important = excluded.important,
      changes = known.changes + 1, cast_at = excluded.cast_at
      where (known.value, known.reason, known.important) is distinct from (excluded.value, excluded.reason, excluded.important)`.execute(
    tx,
  );
}
