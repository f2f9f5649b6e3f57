import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Criterion, Participant, Round, RoundOption } from './round.ts';

const select = sql`select id, case_id as "caseId", state, version, title, how, agreed_where as "agreedWhere", agreed_on as "agreedOn", facilitator_id as "facilitatorId",
  discussed, used_at as "usedAt", opened_at as "openedAt", closed_at as "closedAt" from rounds`;

export async function roundsById(tx: Tx, ids: readonly string[]): Promise<Round[]> {
  return (await sql<Round>`${select} where id = any(${[...ids]}::uuid[])`.execute(tx)).rows;
}

export async function roundsOf(tx: Tx, caseId: string): Promise<Round[]> {
  return (await sql<Round>`${select} where case_id = ${caseId} order by opened_at, id`.execute(tx)).rows;
}

/** Keeps the round in its stage until the act ends; many may hold it so at once. */
export async function holdStage(tx: Tx, id: string): Promise<Round> {
  const { rows } = await sql<Round>`${select} where id = ${id} for share`.execute(tx);
  return rows[0] ?? refuse('not-found');
}

export async function insertRound(tx: Tx, r: Round): Promise<void> {
  await sql`insert into rounds (id, case_id, title, how, agreed_where, agreed_on, facilitator_id, state, version, opened_at, closed_at)
    values (${r.id}, ${r.caseId}, ${r.title}, ${r.how}, ${r.agreedWhere}, ${r.agreedOn}, ${r.facilitatorId}, ${r.state}, 1, ${r.openedAt}, ${r.closedAt})`.execute(
    tx,
  );
}

/** Writes the round as it is given, only from the version that was read; waits for those who are just answering. */
export async function updateRound(tx: Tx, r: Round, version: number): Promise<void> {
  const { numAffectedRows } =
    await sql`update rounds set state = ${r.state}, discussed = ${r.discussed}, used_at = ${r.usedAt}, closed_at = ${r.closedAt}, version = version + 1
    where id = ${r.id} and version = ${version}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertCriteria(tx: Tx, roundId: string, criteria: readonly Criterion[]): Promise<void> {
  for (const [index, { id, title, worst, best }] of criteria.entries())
    await sql`insert into round_criteria (id, round_id, place, title, worst, best) values (${id}, ${roundId}, ${index + 1}, ${title}, ${worst}, ${best})`.execute(
      tx,
    );
}

export async function criteriaOf(tx: Tx, roundId: string): Promise<Criterion[]> {
  return (
    await sql<Criterion>`select id, title, worst, best from round_criteria where round_id = ${roundId} order by place`.execute(
      tx,
    )
  ).rows;
}

export async function insertRoundOptions(tx: Tx, roundId: string, options: readonly RoundOption[]): Promise<void> {
  for (const [index, { optionId, title, says, agreedScore }] of options.entries())
    await sql`insert into round_options (round_id, option_id, place, title, says, agreed_score)
      values (${roundId}, ${optionId}, ${index + 1}, ${title}, ${says}, ${agreedScore})`.execute(tx);
}

export async function roundOptionsOf(tx: Tx, roundId: string): Promise<RoundOption[]> {
  return (
    await sql<RoundOption>`select option_id as "optionId", title, says, agreed_score as "agreedScore" from round_options where round_id = ${roundId} order by place`.execute(
      tx,
    )
  ).rows;
}

const person = sql`select id, round_id as "roundId", person_id as "personId", name, address, shows_name as "showsName" from round_people`;

export async function participantsOf(tx: Tx, roundId: string): Promise<Participant[]> {
  return (await sql<Participant>`${person} where round_id = ${roundId} order by added_at, name, id`.execute(tx)).rows;
}

export async function participantById(tx: Tx, id: string): Promise<Participant | null> {
  return (await sql<Participant>`${person} where id = ${id}`.execute(tx)).rows[0] ?? null;
}

/** Somebody with an account joins once, however often they press; true where they were not there yet. */
export async function insertParticipant(tx: Tx, one: Participant, at: Date): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into round_people (id, round_id, person_id, name, address, shows_name, added_at)
    values (${one.id}, ${one.roundId}, ${one.personId}, ${one.name}, ${one.address}, ${one.showsName}, ${at}) on conflict (round_id, person_id) do nothing`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

export async function setShowsName(tx: Tx, id: string, shows: boolean): Promise<void> {
  await sql`update round_people set shows_name = ${shows} where id = ${id}`.execute(tx);
}
