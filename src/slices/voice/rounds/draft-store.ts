import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById } from '#slices/cases/index.ts';
import type { Draft, DraftState, DraftWording, RestsOn, Told } from './draft.ts';

type Row = Pick<
  Draft,
  'id' | 'caseId' | 'conversationId' | 'number' | 'version' | 'shared' | 'laidAsideBecause' | 'became' | 'draftedAt'
> & {
  state: DraftState;
};

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<Draft[]> {
  const { rows } =
    await sql<Row>`select d.id, c.case_id as "caseId", d.conversation_id as "conversationId", d.number, d.version,
      case when d.taken_at is not null then 'taken' when d.laid_aside_at is not null then 'laid-aside' else 'written' end as state,
      exists (select 1 from wording_round_drafts r where r.draft_id = d.id) as shared, d.laid_aside_because as "laidAsideBecause",
      (select t.says from draft_tellings t where t.draft_id = d.id order by t.place desc limit 1) as became, d.drafted_at as "draftedAt"
    from draft_outcomes d join conversations c on c.id = d.conversation_id where ${where} order by d.conversation_id, d.number`.execute(
      tx,
    );
  if (rows.length === 0) return [];
  const wordings = await wordingsOf(
    tx,
    rows.map(({ id }) => id),
  );
  const closed = new Set(
    (await casesById(tx, [...new Set(rows.map(({ caseId }) => caseId))]))
      .filter(({ state }) => state === 'closed')
      .map(({ id }) => id),
  );
  return rows.map((row): Draft => {
    const own = wordings.filter(({ draftId }) => draftId === row.id).map(({ draftId: _, ...wording }) => wording);
    const { id: wordingId, words, forWhom } = own.at(-1)!;
    return { ...row, caseClosed: closed.has(row.caseId), wordings: own, wordingId, words, forWhom };
  });
}

const wordingsOf = async (tx: Tx, draftIds: readonly string[]) =>
  (
    await sql<
      DraftWording & { draftId: string }
    >`select id, draft_id as "draftId", number, words, for_whom as "forWhom", because,
      put_at as "putAt" from draft_wordings where draft_id = any(${[...draftIds]}::uuid[]) order by draft_id, number`.execute(
      tx,
    )
  ).rows;

export const draftsById = (tx: Tx, ids: readonly string[]) => load(tx, sql`d.id = any(${[...ids]}::uuid[])`);
export const draftsOfCase = (tx: Tx, caseId: string) => load(tx, sql`c.case_id = ${caseId}`);
export const draftsOf = (tx: Tx, conversationId: string) => load(tx, sql`d.conversation_id = ${conversationId}`);

/** Drafts are numbered one after the other; two who begin one at once wait for each other. */
export async function insertDraft(
  tx: Tx,
  one: Readonly<{ id: string; conversationId: string; at: Date }>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`drafts:${one.conversationId}`}))`.execute(tx);
  await sql`insert into draft_outcomes (id, conversation_id, number, version, drafted_at)
    select ${one.id}, ${one.conversationId}::uuid, coalesce(max(number), 0) + 1, 1, ${one.at}::timestamptz
    from draft_outcomes where conversation_id = ${one.conversationId}`.execute(tx);
}

export async function insertDraftWording(tx: Tx, draftId: string, one: Omit<DraftWording, 'number'>): Promise<void> {
  await sql`insert into draft_wordings (id, draft_id, number, words, for_whom, because, put_at)
    select ${one.id}, ${draftId}::uuid, coalesce(max(number), 0) + 1, ${one.words}, ${one.forWhom}, ${one.because}, ${one.putAt}::timestamptz
    from draft_wordings where draft_id = ${draftId}`.execute(tx);
}

/** Marks a draft as changed from the version that somebody saw, and only while it is still written; whoever is slower is told. */
export async function touchDraft(
  tx: Tx,
  id: string,
  version: number,
  to: Readonly<{ takenAt?: Date; laidAsideAt?: Date; because?: string }> = {},
): Promise<void> {
  const { rows } =
    await sql`update draft_outcomes set version = version + 1, taken_at = ${to.takenAt ?? null}::timestamptz,
      laid_aside_at = ${to.laidAsideAt ?? null}::timestamptz, laid_aside_because = ${to.because ?? null}
    where id = ${id} and version = ${version} and taken_at is null and laid_aside_at is null returning id`.execute(tx);
  if (rows.length !== 1) refuse('stale');
}

/** Puts these statements under a draft. What was told of one is kept as at the day on which it came; those that are gone end now. */
export async function setDraftStatements(
  tx: Tx,
  draftId: string,
  rests: readonly Readonly<{ statementId: string; told: Told }>[],
  at: Date,
): Promise<void> {
  await sql`update draft_statements set until = ${at} where draft_id = ${draftId} and until is null
    and not (statement_id = any(${rests.map(({ statementId }) => statementId)}::uuid[]))`.execute(tx);
  await sql`insert into draft_statements as known (draft_id, statement_id, told, told_at, since)
    select ${draftId}::uuid, given."statementId", given.told, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rests)}::jsonb) as given ("statementId" uuid, told jsonb)
    on conflict (draft_id, statement_id) do update set told = excluded.told, told_at = excluded.told_at, until = null
      where known.until is not null`.execute(tx);
}

export async function setDraftQuotations(tx: Tx, draftId: string, ids: readonly string[], at: Date): Promise<void> {
  await sql`update draft_quotations set until = ${at} where draft_id = ${draftId} and until is null
    and not (quotation_id = any(${[...ids]}::uuid[]))`.execute(tx);
  await sql`insert into draft_quotations (draft_id, quotation_id, since)
    select ${draftId}::uuid, id, ${at}::timestamptz from unnest(${[...ids]}::uuid[]) as id
    on conflict (draft_id, quotation_id) do update set until = null`.execute(tx);
}

/** What each of these drafts rests on. */
export async function restsOf(tx: Tx, draftIds: readonly string[]): Promise<(RestsOn & { draftId: string })[]> {
  if (draftIds.length === 0) return [];
  return (
    await sql<
      RestsOn & { draftId: string }
    >`select t.draft_id as "draftId", s.id as "statementId", s.number, s.words, s.state, t.told,
        t.told_at as "toldAt" from draft_statements t join statements s on s.id = t.statement_id
      where t.draft_id = any(${[...draftIds]}::uuid[]) and t.until is null order by t.draft_id, s.number`.execute(tx)
  ).rows;
}

export async function draftQuotations(
  tx: Tx,
  draftIds: readonly string[],
): Promise<{ draftId: string; quotationId: string }[]> {
  if (draftIds.length === 0) return [];
  return (
    await sql<{
      draftId: string;
      quotationId: string;
    }>`select draft_id as "draftId", quotation_id as "quotationId" from draft_quotations
      where draft_id = any(${[...draftIds]}::uuid[]) and until is null order by draft_id, quotation_id`.execute(tx)
  ).rows;
}

export type Telling = Readonly<{ draftId: string; says: string; saidAt: Date }>;

/** Keeps what a draft's outcome says of itself, unless it says so already. */
export async function insertTelling(tx: Tx, id: string, { draftId, says, saidAt }: Telling): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into draft_tellings (id, draft_id, says, said_at)
    select ${id}, ${draftId}::uuid, ${says}, ${saidAt}::timestamptz where ${says} is distinct from
      (select t.says from draft_tellings t where t.draft_id = ${draftId} order by t.place desc limit 1)`.execute(tx);
  return numAffectedRows === 1n;
}

export async function tellingsOf(tx: Tx, draftIds: readonly string[]): Promise<Telling[]> {
  return (
    await sql<Telling>`select draft_id as "draftId", says, said_at as "saidAt" from draft_tellings
      where draft_id = any(${[...draftIds]}::uuid[]) order by place`.execute(tx)
  ).rows;
}
