import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { AnswerState, Wording } from './outcome.ts';
import type { PartState } from './ownership.ts';

export async function insertOutcome(
  tx: Tx,
  one: { id: string; caseId: string; by: string | null; at: Date },
): Promise<void> {
  await sql`insert into outcomes (id, case_id, version, proposed_by, proposed_at)
    values (${one.id}, ${one.caseId}, 1, ${one.by}, ${one.at})`.execute(tx);
}

/** Marks an outcome as changed from the version that somebody saw; whoever is slower is told. */
export async function touchOutcome(tx: Tx, id: string, version: number): Promise<void> {
  const { rows } = await sql`update outcomes set version = version + 1 where id = ${id} and version = ${version}
    returning id`.execute(tx);
  if (rows.length !== 1) refuse('stale');
}

export async function retireRow(tx: Tx, id: string, because: string, at: Date): Promise<void> {
  await sql`update outcomes set retired_at = ${at}, retired_because = ${because} where id = ${id}`.execute(tx);
}

export async function insertWording(tx: Tx, outcomeId: string, wording: Omit<Wording, 'number'>): Promise<void> {
  if (wording.state === 'current') await closeCurrent(tx, outcomeId);
  await sql`insert into outcome_wordings (id, outcome_id, number, state, statement, for_whom, because, body_id, put_by, put_at)
    select ${wording.id}, ${outcomeId}, coalesce(max(number), 0) + 1, ${wording.state}, ${wording.statement}, ${wording.forWhom},
      ${wording.because}, ${wording.bodyId}::uuid, ${wording.putBy}::uuid, ${wording.putAt}
    from outcome_wordings where outcome_id = ${outcomeId}`.execute(tx);
}

export async function setWordingState(
  tx: Tx,
  outcomeId: string,
  wordingId: string,
  state: Wording['state'],
): Promise<void> {
  if (state === 'current') await closeCurrent(tx, outcomeId);
  await sql`update outcome_wordings set state = ${state} where id = ${wordingId} and outcome_id = ${outcomeId}`.execute(
    tx,
  );
}

async function closeCurrent(tx: Tx, outcomeId: string): Promise<void> {
  await sql`update outcome_wordings set state = 'former' where outcome_id = ${outcomeId} and state = 'current'`.execute(
    tx,
  );
}

/** Keeps where a part stands. A term is the ratification's that gave it: whatever changes the part afterwards ends it. */
export async function savePart(
  tx: Tx,
  outcomeId: string,
  part: {
    bodyId: string;
    state: PartState;
    forWhom: string;
    wordingId: string;
    because: string | null;
    by: string | null;
    at: Date;
    term?: { untilOn: string; reviewOn: string } | null;
  },
): Promise<void> {
  await sql`insert into outcome_parts (outcome_id, body_id, state, for_whom, wording_id, because, changed_by, changed_at, until_on, review_on)
    values (${outcomeId}, ${part.bodyId}, ${part.state}, ${part.forWhom}, ${part.wordingId}, ${part.because}, ${part.by}, ${part.at},
      ${part.term?.untilOn ?? null}, ${part.term?.reviewOn ?? null})
    on conflict (outcome_id, body_id) do update set state = excluded.state, for_whom = excluded.for_whom,
      wording_id = excluded.wording_id, because = excluded.because, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at, until_on = excluded.until_on, review_on = excluded.review_on`.execute(tx);
}

/** Puts these links in place; those that are no longer among them end now and stay in the past. */
export async function linkQuotations(tx: Tx, outcomeId: string, ids: readonly string[], at: Date): Promise<void> {
  await sql`update outcome_quotations set until = ${at} where outcome_id = ${outcomeId} and until is null
    and not (quotation_id = any(${[...ids]}::uuid[]))`.execute(tx);
  await sql`insert into outcome_quotations (outcome_id, quotation_id, since)
    select ${outcomeId}, id, ${at} from unnest(${[...ids]}::uuid[]) as id
    on conflict (outcome_id, quotation_id) do update set until = null`.execute(tx);
}

export async function linkNeeds(tx: Tx, outcomeId: string, ids: readonly string[], at: Date): Promise<void> {
  await sql`update outcome_needs set until = ${at} where outcome_id = ${outcomeId} and until is null
    and not (need_id = any(${[...ids]}::uuid[]))`.execute(tx);
  await sql`insert into outcome_needs (outcome_id, need_id, since)
    select ${outcomeId}, id, ${at} from unnest(${[...ids]}::uuid[]) as id
    on conflict (outcome_id, need_id) do update set until = null`.execute(tx);
}

export async function insertAnswer(
  tx: Tx,
  outcomeId: string,
  one: {
    id: string;
    organisationId: string;
    state: AnswerState;
    because: string | null;
    power: string;
    decidedOn: string;
    wordingId: string;
    by: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`insert into authority_answers (id, outcome_id, organisation_id, answer, because, power, decided_on, wording_id, given_by, given_at)
    values (${one.id}, ${outcomeId}, ${one.organisationId}, ${one.state}, ${one.because}, ${one.power}, ${one.decidedOn},
      ${one.wordingId}, ${one.by}, ${one.at})`.execute(tx);
}

export async function insertDissent(
  tx: Tx,
  outcomeId: string,
  one: {
    id: string;
    bodyId: string | null;
    words: string;
    byName: string;
    wordingId: string;
    by: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`insert into dissents (id, outcome_id, body_id, words, by_name, wording_id, put_by, put_at)
    values (${one.id}, ${outcomeId}, ${one.bodyId}, ${one.words}, ${one.byName}, ${one.wordingId}, ${one.by}, ${one.at})`.execute(
    tx,
  );
}
