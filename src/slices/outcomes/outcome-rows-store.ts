import { sql } from 'kysely';
import { appNow, londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Answer, Wording } from './outcome.ts';
import { type PartState, stateAsAt } from './ownership.ts';

export type OutcomeRow = {
  id: string;
  caseId: string;
  version: number;
  retiredAt: Date | null;
  retiredBecause: string | null;
  proposedAt: Date;
};
export type Of<T> = T & { outcomeId: string };
export type PartRow = Of<{
  bodyId: string;
  state: PartState;
  forWhom: string;
  wordingId: string;
  because: string | null;
  changedAt: Date;
  untilOn: string | null;
  reviewOn: string | null;
}>;
export type DissentRow = Of<{ words: string; byName: string; bodyId: string | null; at: Date }>;

const outcomeColumns = sql`id, case_id as "caseId", version, retired_at as "retiredAt", retired_because as "retiredBecause",
  proposed_at as "proposedAt"`;

export async function outcomeRows(tx: Tx, ids: readonly string[]): Promise<OutcomeRow[]> {
  if (ids.length === 0) return [];
  return (
    await sql<OutcomeRow>`select ${outcomeColumns} from outcomes where id = any(${[...ids]}::uuid[])
    order by proposed_at, id`.execute(tx)
  ).rows;
}

export async function outcomeIdsOf(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from outcomes where case_id = ${caseId}`.execute(tx);
  return rows.map((row) => row.id);
}

export async function outcomeIdsOfBody(tx: Tx, bodyId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select outcome_id as id from outcome_parts where body_id = ${bodyId}`.execute(tx);
  return rows.map((row) => row.id);
}

export async function wordingRows(tx: Tx, ids: readonly string[]): Promise<Of<Wording>[]> {
  return (
    await sql<
      Of<Wording>
    >`select outcome_id as "outcomeId", id, number, state, statement, for_whom as "forWhom", because,
      body_id as "bodyId", put_by as "putBy", put_at as "putAt"
    from outcome_wordings where outcome_id = any(${[...ids]}::uuid[]) order by number`.execute(tx)
  ).rows;
}

/** Each part as it stands today by the clock: a term that has ended has lapsed. */
export async function partRows(tx: Tx, ids: readonly string[]): Promise<PartRow[]> {
  const today = londonDate(await appNow(tx));
  const { rows } =
    await sql<PartRow>`select outcome_id as "outcomeId", body_id as "bodyId", state, for_whom as "forWhom",
      wording_id as "wordingId", because, changed_at as "changedAt", until_on as "untilOn", review_on as "reviewOn"
    from outcome_parts where outcome_id = any(${[...ids]}::uuid[]) order by changed_at, body_id`.execute(tx);
  return rows.map((row) => ({ ...row, state: stateAsAt(row.state, row.untilOn, today) }));
}

export async function answerRows(
  tx: Tx,
  ids: readonly string[],
): Promise<Of<Omit<Answer, 'organisation'> & { organisationId: string }>[]> {
  return (
    await sql<Of<Omit<Answer, 'organisation'> & { organisationId: string }>>`select outcome_id as "outcomeId",
      organisation_id as "organisationId", answer as state, because, power, decided_on as "decidedOn",
      wording_id as "wordingId", given_at as "givenAt"
    from authority_answers where outcome_id = any(${[...ids]}::uuid[]) order by given_at desc, id`.execute(tx)
  ).rows;
}

export async function dissentRows(tx: Tx, ids: readonly string[]): Promise<DissentRow[]> {
  return (
    await sql<DissentRow>`select outcome_id as "outcomeId", words, by_name as "byName", body_id as "bodyId", put_at as at
    from dissents where outcome_id = any(${[...ids]}::uuid[]) order by put_at, id`.execute(tx)
  ).rows;
}

/** Objections made at meetings that a body has signed off: dissent within it, printed like any other. */
export async function objectionRows(
  tx: Tx,
  ids: readonly string[],
): Promise<Of<{ bodyId: string; words: string; at: Date }>[]> {
  return (
    await sql<
      Of<{ bodyId: string; words: string; at: Date }>
    >`select r.outcome_id as "outcomeId", r.body_id as "bodyId",
      o.words, r.decided_at as at
    from ratifications r cross join lateral jsonb_array_elements_text(r.objections) as o(words)
    where r.outcome_id = any(${[...ids]}::uuid[]) and r.state = 'confirmed' order by r.decided_at, r.id`.execute(tx)
  ).rows;
}

export async function linkRows(
  tx: Tx,
  ids: readonly string[],
): Promise<Of<{ quotationId: string | null; needId: string | null }>[]> {
  return (
    await sql<Of<{ quotationId: string | null; needId: string | null }>>`
      select outcome_id as "outcomeId", quotation_id as "quotationId", null::uuid as "needId" from outcome_quotations
        where outcome_id = any(${[...ids]}::uuid[]) and until is null
      union all select outcome_id, null, need_id from outcome_needs
        where outcome_id = any(${[...ids]}::uuid[]) and until is null`.execute(tx)
  ).rows;
}
