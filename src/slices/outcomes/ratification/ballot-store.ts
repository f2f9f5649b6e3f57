import { sql } from 'kysely';
import { appNow, londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesById } from '../outcome-store.ts';
import { type Ballot, type Notice, phaseOf, type Result, type Stage } from './ballot.ts';
import type { Frozen, RollEntry } from './roll.ts';
import { secretaryOf } from './secretary-store.ts';

type Row = Omit<Ballot, 'caseId' | 'body' | 'state' | 'voters' | 'secretaryId' | 'outcome'> & { stage: Stage };

const columns = sql`id, outcome_id as "outcomeId", body_id as "bodyId", stage, version, agreed, wording_id as "wordingId", statement,
  for_whom as "forWhom", rule, opens_on as "opensOn", closes_on as "closesOn", how_to as "howTo", drafted_by as "draftedBy",
  given_at as "givenAt", notice, notice_hash as "noticeHash", result, result_hash as "resultHash", because`;

async function read(tx: Tx, where: ReturnType<typeof sql>): Promise<Ballot[]> {
  const { rows } = await sql<Row>`select ${columns} from ballots where ${where} order by drafted_at, id`.execute(tx);
  if (rows.length === 0) return [];
  const today = londonDate(await appNow(tx));
  const outcomes = new Map(
    (await outcomesById(tx, [...new Set(rows.map((row) => row.outcomeId))])).map((one) => [one.id, one]),
  );
  const voters = await sql<{
    ballotId: string;
    personId: string;
  }>`select ballot_id as "ballotId", person_id as "personId"
    from ballot_roll where person_id is not null and ballot_id = any(${rows.map((row) => row.id)}::uuid[])`.execute(tx);
  const found: Ballot[] = [];
  for (const { stage, ...row } of rows) {
    const outcome = outcomes.get(row.outcomeId)!;
    found.push({
      ...row,
      caseId: outcome.caseId,
      body: outcome.parts.find((part) => part.bodyId === row.bodyId)!.body,
      state: phaseOf(stage, row, today),
      voters: voters.rows.filter((one) => one.ballotId === row.id).map((one) => one.personId),
      secretaryId: (await secretaryOf(tx, outcome.caseId, row.bodyId))?.confirmedId ?? null,
      outcome,
    });
  }
  return found;
}

export const ballotsById = (tx: Tx, ids: readonly string[]): Promise<Ballot[]> =>
  ids.length === 0 ? Promise.resolve([]) : read(tx, sql`id = any(${[...ids]}::uuid[])`);
export const ballotsOf = (tx: Tx, outcomeId: string): Promise<Ballot[]> => read(tx, sql`outcome_id = ${outcomeId}`);
export const ballotsOfCase = (tx: Tx, caseId: string): Promise<Ballot[]> =>
  read(tx, sql`outcome_id in (select id from outcomes where case_id = ${caseId})`);

/** Takes a ballot for this act alone: two answers at the same moment come one after the other. */
export async function holdBallot(tx: Tx, id: string): Promise<Ballot> {
  await sql`select id from ballots where id = ${id} for update`.execute(tx);
  return (await ballotsById(tx, [id]))[0] ?? refuse('not-found');
}

/** Whether a body has given notice that everybody on its roll decides this, and has not counted yet. */
export async function ballotRuns(tx: Tx, outcomeId: string, bodyId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ballots where outcome_id = ${outcomeId} and body_id = ${bodyId}
    and stage = 'notified'`.execute(tx);
  return rows.length > 0;
}

export type Draft = Pick<
  Ballot,
  | 'id'
  | 'outcomeId'
  | 'bodyId'
  | 'agreed'
  | 'wordingId'
  | 'statement'
  | 'forWhom'
  | 'rule'
  | 'opensOn'
  | 'closesOn'
  | 'howTo'
  | 'draftedBy'
>;

export async function insertDraft(tx: Tx, one: Draft, at: Date): Promise<void> {
  const { rows } =
    await sql`insert into ballots (id, outcome_id, body_id, stage, version, agreed, wording_id, statement, for_whom, rule, opens_on,
      closes_on, how_to, drafted_by, drafted_at)
    values (${one.id}, ${one.outcomeId}, ${one.bodyId}, 'drafted', 1, ${one.agreed}, ${one.wordingId}, ${one.statement}, ${one.forWhom},
      ${JSON.stringify(one.rule)}, ${one.opensOn}, ${one.closesOn}, ${one.howTo}, ${one.draftedBy}, ${at})
    on conflict do nothing returning id`.execute(tx);
  if (rows.length !== 1) refuse('wrong-state', 'there is one already that is not decided');
}

/** Writes a draft anew. Once notice is given the database holds it fast: nothing here touches any other stage. */
export async function updateDraft(tx: Tx, one: Draft, version: number, at: Date): Promise<void> {
  const { rows } =
    await sql`update ballots set version = version + 1, agreed = ${one.agreed}, wording_id = ${one.wordingId},
      statement = ${one.statement}, for_whom = ${one.forWhom}, rule = ${JSON.stringify(one.rule)}, opens_on = ${one.opensOn},
      closes_on = ${one.closesOn}, how_to = ${one.howTo}, drafted_by = ${one.draftedBy}, drafted_at = ${at}
    where id = ${one.id} and stage = 'drafted' and version = ${version} returning id`.execute(tx);
  if (rows.length !== 1) refuse('stale');
}

export async function giveRow(
  tx: Tx,
  id: string,
  version: number,
  one: { notice: Notice; hash: string; by: string; at: Date },
): Promise<void> {
  const { rows } =
    await sql`update ballots set stage = 'notified', version = version + 1, notice = ${JSON.stringify(one.notice)},
      notice_hash = ${one.hash}, given_by = ${one.by}, given_at = ${one.at}
    where id = ${id} and stage = 'drafted' and version = ${version} returning id`.execute(tx);
  if (rows.length !== 1) refuse('stale');
}

export async function callOffRow(tx: Tx, id: string, because: string): Promise<void> {
  const { rows } = await sql`update ballots set stage = 'called-off', version = version + 1, because = ${because}
    where id = ${id} and stage in ('drafted', 'notified') returning id`.execute(tx);
  if (rows.length !== 1) refuse('wrong-state');
}

/** Keeps the result, once. How people on the roll are reached is of no use from then on, and is forgotten. */
export async function countRow(tx: Tx, id: string, one: { result: Result; hash: string; at: Date }): Promise<void> {
  const { rows } =
    await sql`update ballots set stage = 'counted', version = version + 1, result = ${JSON.stringify(one.result)},
      result_hash = ${one.hash}, counted_at = ${one.at} where id = ${id} and stage = 'notified' returning id`.execute(
      tx,
    );
  if (rows.length !== 1) refuse('wrong-state');
  await sql`update ballot_roll set address = null where ballot_id = ${id}`.execute(tx);
}

export async function correctHowTo(tx: Tx, id: string, howTo: string): Promise<void> {
  await sql`update ballots set how_to = ${howTo}, version = version + 1 where id = ${id}`.execute(tx);
}

export async function freezeRoll(
  tx: Tx,
  ballotId: string,
  roll: readonly (RollEntry & { frozenId: string })[],
): Promise<void> {
  const rows = roll.map(({ frozenId, name, reach, personId, address }) => ({
    id: frozenId,
    name,
    reach,
    person_id: personId,
    address,
  }));
  await sql`insert into ballot_roll (id, ballot_id, name, reach, person_id, address)
    select id, ${ballotId}, name, reach, person_id, address
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, name text, reach text, person_id uuid, address text)`.execute(
    tx,
  );
}

export async function frozenRoll(tx: Tx, ballotId: string): Promise<Frozen[]> {
  return (
    await sql<Frozen>`select id, name, reach, person_id as "personId", address, answered from ballot_roll
      where ballot_id = ${ballotId} order by lower(name), id`.execute(tx)
  ).rows;
}

/** The ballot and the entry of its roll that a link stands for. */
export async function entryOfLink(tx: Tx, entryId: string): Promise<{ ballotId: string; entry: Frozen } | null> {
  const { rows } = await sql<
    Frozen & { ballotId: string }
  >`select id, name, reach, person_id as "personId", address, answered,
    ballot_id as "ballotId" from ballot_roll where id = ${entryId}`.execute(tx);
  if (!rows[0]) return null;
  const { ballotId, ...entry } = rows[0];
  return { ballotId, entry };
}
