import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { rivals, withJudges } from '../trouble-store.ts';
import type { HandBack, Telling } from './hand-back.ts';

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<HandBack[]> {
  const { rows } = await sql<
    Omit<HandBack, 'judgeIds'>
  >`select h.id, h.case_id as "caseId", h.state, h.version, h.agreement_id as "agreementId",
      a.title as agreement, h.trouble_id as "troubleId", p.name as provider, p.organisation_id as "providerOrganisationId",
      ${rivals} as "rivalOrganisationIds", h.people, h.hours, h.given_on as "givenOn", h.last_on as "lastOn", h.why, h.announcement,
      h.announced_at as "announcedAt"
    from hand_backs h join agreements a on a.id = h.agreement_id join troubles t on t.id = h.trouble_id
      join agreement_parties p on p.id = t.party_id
    where ${where} order by h.noted_at, h.id`.execute(tx);
  return withJudges(tx, rows);
}

export const handBacksById = (tx: Tx, ids: readonly string[]): Promise<HandBack[]> =>
  load(tx, sql`h.id = any(${[...ids]}::uuid[])`);
export const handBacksOf = (tx: Tx, caseId: string): Promise<HandBack[]> => load(tx, sql`h.case_id = ${caseId}`);

export async function insertHandBack(
  tx: Tx,
  one: Pick<
    HandBack,
    'id' | 'caseId' | 'agreementId' | 'troubleId' | 'people' | 'hours' | 'givenOn' | 'lastOn' | 'why'
  >,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into hand_backs (id, case_id, agreement_id, trouble_id, state, version, people, hours, given_on, last_on, why, noted_by, noted_at)
    values (${one.id}, ${one.caseId}, ${one.agreementId}, ${one.troubleId}, 'noted', 1, ${one.people}, ${one.hours}, ${one.givenOn},
      ${one.lastOn}, ${one.why}, ${by}, ${at})`.execute(tx);
}

export async function saveAnnounced(
  tx: Tx,
  one: Pick<HandBack, 'id' | 'version'>,
  words: string,
  at: Date,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update hand_backs set state = 'announced', announcement = ${words}, announced_at = ${at},
    version = version + 1 where id = ${one.id} and version = ${one.version} and state = 'noted'`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function tellingsOf(tx: Tx, handBackId: string): Promise<Telling[]> {
  const { rows } = await sql<Telling>`select whom, told_on as "toldOn", how from hand_back_tellings
    where hand_back_id = ${handBackId} order by told_on, told_at`.execute(tx);
  return rows;
}

/** The first day on which they were told stays. False where it was written down before. */
export async function insertTelling(
  tx: Tx,
  handBackId: string,
  { whom, toldOn, how }: Telling,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into hand_back_tellings (hand_back_id, whom, told_on, how, told_by, told_at)
    values (${handBackId}, ${whom}, ${toldOn}, ${how}, ${by}, ${at}) on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
