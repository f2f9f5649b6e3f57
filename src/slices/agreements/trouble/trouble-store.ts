import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import { judgesOfCase } from '#slices/procurement/index.ts';
import type { Said, Sign, StepIn, Trouble, TroubleState } from './trouble.ts';

type Row = Omit<Trouble, 'judgeIds'>;

/** The others who provide under an agreement, by their organisations. */
export const rivals = sql`array(select x.organisation_id from agreement_parties x where x.agreement_id = p.agreement_id and x.id <> p.id
  and x.type = 'provider' and x.organisation_id is not null and x.organisation_id is distinct from p.organisation_id)`;

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<Trouble[]> {
  const { rows } =
    await sql<Row>`select t.id, t.case_id as "caseId", t.state, t.version, t.agreement_id as "agreementId",
      a.title as agreement, t.party_id as "partyId", p.name as provider, p.organisation_id as "providerOrganisationId",
      ${rivals} as "rivalOrganisationIds",
      not exists (select 1 from trouble_signs s where s.trouble_id = t.id and not s.own) as quiet, t.opened_at as "openedAt"
    from troubles t join agreements a on a.id = t.agreement_id join agreement_parties p on p.id = t.party_id
    where ${where} order by t.opened_at, t.id`.execute(tx);
  return withJudges(tx, rows);
}

/** Adds who judges tenders on the case of each. */
export async function withJudges<T extends { caseId: string }>(
  tx: Tx,
  rows: readonly T[],
): Promise<(T & { judgeIds: readonly string[] })[]> {
  const judges = new Map<string, readonly string[]>();
  for (const caseId of new Set(rows.map((row) => row.caseId))) judges.set(caseId, await judgesOfCase(tx, caseId));
  return rows.map((row) => ({ ...row, judgeIds: judges.get(row.caseId) ?? [] }));
}

export const troublesById = (tx: Tx, ids: readonly string[]): Promise<Trouble[]> =>
  load(tx, sql`t.id = any(${[...ids]}::uuid[])`);
export const troublesOf = (tx: Tx, caseId: string): Promise<Trouble[]> => load(tx, sql`t.case_id = ${caseId}`);

/** The one file on a party that is not closed. */
export async function openTroubleOf(tx: Tx, partyId: string): Promise<Trouble | null> {
  return (await load(tx, sql`t.party_id = ${partyId} and t.state <> 'closed'`))[0] ?? null;
}

/** False where somebody else opened it at the same moment. */
export async function insertTrouble(
  tx: Tx,
  one: Pick<Trouble, 'id' | 'caseId' | 'agreementId' | 'partyId'>,
  at: Date,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into troubles (id, case_id, agreement_id, party_id, state, version, opened_at)
    values (${one.id}, ${one.caseId}, ${one.agreementId}, ${one.partyId}, 'open', 1, ${at}) on conflict do nothing`.execute(
      tx,
    );
  return numAffectedRows === 1n;
}

export async function moveTrouble(
  tx: Tx,
  one: Pick<Trouble, 'id' | 'state'>,
  to: TroubleState,
  because: string | null = null,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update troubles set state = ${to}, closed_because = ${because}, version = version + 1
    where id = ${one.id} and state = ${one.state}`.execute(tx);
  if (numAffectedRows !== 1n) refuse('stale');
}

export async function insertSign(tx: Tx, troubleId: string, s: Sign, by: string | null, at: Date): Promise<void> {
  await sql`insert into trouble_signs (id, trouble_id, type, words, source, seen_on, own, may_show, said_by, said_at)
    values (${s.id}, ${troubleId}, ${s.type}, ${s.words}, ${s.source}, ${s.seenOn}, ${s.own}, ${s.mayShow}, ${by}, ${at})`.execute(
    tx,
  );
}

/** The newest first. */
export async function signsOf(tx: Tx, troubleId: string): Promise<Sign[]> {
  const { rows } =
    await sql<Sign>`select id, type, words, source, seen_on as "seenOn", own, may_show as "mayShow" from trouble_signs
    where trouble_id = ${troubleId} order by seen_on desc, said_at desc, id`.execute(tx);
  return rows;
}

export async function insertSaid(
  tx: Tx,
  one: Readonly<{ id: string; troubleId: string; side: Said['side']; words: string; by: string; at: Date }>,
): Promise<void> {
  await sql`insert into trouble_talk (id, trouble_id, side, words, said_by, said_at)
    values (${one.id}, ${one.troubleId}, ${one.side}, ${one.words}, ${one.by}, ${one.at})`.execute(tx);
}

export async function talkOf(tx: Tx, troubleId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`select s.side, s.words, n.name as person, s.said_at as "saidAt"
    from trouble_talk s join persons n on n.id = s.said_by where s.trouble_id = ${troubleId} order by s.said_at, s.id`.execute(
    tx,
  );
  return rows;
}

export async function insertStepIn(
  tx: Tx,
  one: Readonly<{ id: string; troubleId: string; by: string; at: Date }> & Omit<StepIn, 'person'>,
): Promise<void> {
  await sql`insert into trouble_step_ins (id, trouble_id, decided, because, power, decided_on, decided_by, decided_at)
    values (${one.id}, ${one.troubleId}, ${one.decided}, ${one.because}, ${one.power}, ${one.decidedOn}, ${one.by}, ${one.at})`.execute(
    tx,
  );
}

export async function stepInsOf(tx: Tx, troubleId: string): Promise<StepIn[]> {
  const { rows } = await sql<StepIn>`select s.decided, s.because, s.power, s.decided_on as "decidedOn", n.name as person
    from trouble_step_ins s join persons n on n.id = s.decided_by where s.trouble_id = ${troubleId} order by s.decided_at, s.id`.execute(
    tx,
  );
  return rows;
}
