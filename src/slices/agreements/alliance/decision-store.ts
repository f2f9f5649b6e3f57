import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Decision, Matter, Vote } from './alliance.ts';

export async function mattersOf(tx: Tx, agreementId: string): Promise<Matter[]> {
  const { rows } = await sql<Matter>`select id, matter, decided, delegate from alliance_matters
    where agreement_id = ${agreementId} order by added_at, id`.execute(tx);
  return rows;
}

export async function insertMatter(tx: Tx, agreementId: string, one: Matter, at: Date): Promise<void> {
  await sql`insert into alliance_matters (id, agreement_id, matter, decided, delegate, added_at)
    values (${one.id}, ${agreementId}, ${one.matter}, ${one.decided}, ${one.delegate}, ${at})`.execute(tx);
}

/** The decisions of an alliance, oldest first, each with the votes that stand. */
export async function allianceDecisionsOf(tx: Tx, agreementId: string): Promise<Decision[]> {
  const { rows } =
    await sql<Decision>`select d.id, d.agreement_id as "agreementId", d.proposal, d.state, d.step, d.determined, d.proposed_at as "proposedAt",
      json_build_object('id', m.id, 'matter', m.matter, 'decided', m.decided, 'delegate', m.delegate) as matter,
      coalesce((select json_agg(json_build_object('partyId', v.party_id, 'vote', v.vote, 'reason', v.reason, 'instead', v.instead, 'own', v.own) order by v.cast_at)
        from alliance_votes v where v.decision_id = d.id and v.replaced_at is null), '[]'::json) as votes
    from alliance_decisions d join alliance_matters m on m.id = d.matter_id
    where d.agreement_id = ${agreementId} order by d.proposed_at, d.id`.execute(tx);
  return rows;
}

export async function insertDecision(tx: Tx, one: Decision, by: string | null): Promise<void> {
  await sql`insert into alliance_decisions (id, agreement_id, matter_id, proposal, state, step, proposed_by, proposed_at, decided_at)
    values (${one.id}, ${one.agreementId}, ${one.matter.id}, ${one.proposal}, ${one.state}, 0, ${by}, ${one.proposedAt},
      ${one.state === 'agreed' ? one.proposedAt : null})`.execute(tx);
}

export async function updateDecision(
  tx: Tx,
  { id, state, step, determined }: Pick<Decision, 'id' | 'state' | 'step' | 'determined'>,
  at: Date,
): Promise<void> {
  await sql`update alliance_decisions set state = ${state}, step = ${step}, determined = ${determined},
    decided_at = ${state === 'agreed' || state === 'determined' ? at : null} where id = ${id}`.execute(tx);
}

/** Lays the standing votes aside: one member’s, or all of them. */
export async function replaceVotes(tx: Tx, decisionId: string, partyId: string | null, at: Date): Promise<void> {
  await sql`update alliance_votes set replaced_at = ${at} where decision_id = ${decisionId} and replaced_at is null
    and (${partyId}::uuid is null or party_id = ${partyId}::uuid)`.execute(tx);
}

export async function insertVote(
  tx: Tx,
  row: Readonly<{ id: string; decisionId: string; vote: Vote; by: string | null; at: Date }>,
): Promise<void> {
  const { partyId, vote, reason, instead, own } = row.vote;
  await sql`insert into alliance_votes (id, decision_id, party_id, vote, reason, instead, own, cast_by, cast_at)
    values (${row.id}, ${row.decisionId}, ${partyId}, ${vote}, ${reason}, ${instead}, ${own}, ${row.by}, ${row.at})`.execute(
    tx,
  );
}

export async function insertStep(
  tx: Tx,
  row: Readonly<{ id: string; decisionId: string; step: number; note: string; by: string | null; at: Date }>,
): Promise<void> {
  await sql`insert into alliance_steps (id, decision_id, step, note, taken_by, taken_at)
    values (${row.id}, ${row.decisionId}, ${row.step}, ${row.note}, ${row.by}, ${row.at})`.execute(tx);
}

export type Step = Readonly<{ decisionId: string; step: number; note: string; takenAt: Date }>;

export async function stepsOf(tx: Tx, agreementId: string): Promise<Step[]> {
  const { rows } = await sql<Step>`select s.decision_id as "decisionId", s.step, s.note, s.taken_at as "takenAt"
    from alliance_steps s join alliance_decisions d on d.id = s.decision_id
    where d.agreement_id = ${agreementId} order by s.taken_at, s.step`.execute(tx);
  return rows;
}
