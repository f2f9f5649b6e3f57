import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Decision, Proposal, Vote } from './alliance.ts';

/** The decisions of an alliance, oldest first, each with the votes that stand. One that a later one unmade is unmade. */
export async function allianceDecisionsOf(tx: Tx, agreementId: string): Promise<Decision[]> {
  const { rows } = await sql<Decision>`select d.id, d.agreement_id as "agreementId", p.words as proposal, p.number,
      case when u.id is null then d.state else 'unmade' end as state, d.quorum, d.step, d.determined, d.expert, d.unmakes,
      u.id as "unmadeBy", d.answer_by as "answerBy", d.due_on as "dueOn", d.proposed_at as "proposedAt", d.decided_at as "decidedAt",
      json_build_object('id', m.id, 'matter', m.matter, 'decided', m.decided, 'delegate', m.delegate) as matter,
      coalesce((select json_agg(json_build_object('partyId', v.party_id, 'vote', v.vote, 'reason', v.reason, 'instead', v.instead,
        'own', v.own, 'how', v.how, 'saidBy', v.said_by, 'saidOn', v.said_on, 'seen', v.seen) order by v.cast_at, v.id)
        from alliance_votes v where v.decision_id = d.id and v.replaced_at is null), '[]'::json) as votes
    from alliance_decisions d join alliance_matters m on m.id = d.matter_id
    join lateral (select number, words from alliance_proposals where decision_id = d.id order by number desc limit 1) p on true
    left join lateral (select id from alliance_decisions where unmakes = d.id and state in ('agreed', 'determined')
      order by decided_at limit 1) u on true
    where d.agreement_id = ${agreementId} order by d.proposed_at, d.id`.execute(tx);
  return rows;
}

type NewDecision = Pick<
  Decision,
  'id' | 'agreementId' | 'matter' | 'state' | 'quorum' | 'answerBy' | 'unmakes' | 'proposedAt'
>;

export async function insertDecision(tx: Tx, one: NewDecision, by: string | null): Promise<void> {
  await sql`insert into alliance_decisions (id, agreement_id, matter_id, state, quorum, step, answer_by, unmakes, proposed_by, proposed_at, decided_at)
    values (${one.id}, ${one.agreementId}, ${one.matter.id}, ${one.state}, ${one.quorum}, 0, ${one.answerBy}, ${one.unmakes}, ${by},
      ${one.proposedAt}, ${one.state === 'agreed' ? one.proposedAt : null})`.execute(tx);
}

export async function insertProposal(
  tx: Tx,
  decisionId: string,
  one: Proposal,
  by: string | null,
  at: Date,
): Promise<void> {
  await sql`insert into alliance_proposals (decision_id, number, words, options, better, worse, know, written_by, written_at)
    values (${decisionId}, ${one.number}, ${one.words}, ${one.options}, ${one.better}, ${one.worse}, ${one.know}, ${by}, ${at})`.execute(
    tx,
  );
}

/** Every version of a proposal, oldest first. */
export async function proposalsOf(tx: Tx, decisionId: string): Promise<(Proposal & { writtenAt: Date })[]> {
  const { rows } = await sql<Proposal & { writtenAt: Date }>`select number, words, options, better, worse, know,
    written_at as "writtenAt" from alliance_proposals where decision_id = ${decisionId} order by number`.execute(tx);
  return rows;
}

type Standing = Pick<Decision, 'id' | 'state' | 'step' | 'determined' | 'dueOn'>;

export async function updateDecision(
  tx: Tx,
  { id, state, step, determined, dueOn }: Standing,
  at: Date,
): Promise<void> {
  const over = state !== 'open' && state !== 'blocked';
  await sql`update alliance_decisions set state = ${state}, step = ${step}, determined = ${determined}, due_on = ${dueOn},
    decided_at = ${over ? at : null} where id = ${id}`.execute(tx);
}

/** Lays the standing votes aside: one member’s, or all of them. They are kept, with what each of them saw. */
export async function replaceVotes(tx: Tx, decisionId: string, partyId: string | null, at: Date): Promise<void> {
  await sql`update alliance_votes set replaced_at = ${at} where decision_id = ${decisionId} and replaced_at is null
    and (${partyId}::uuid is null or party_id = ${partyId}::uuid)`.execute(tx);
}

export async function insertVote(
  tx: Tx,
  row: Readonly<{ id: string; decisionId: string; vote: Vote; by: string | null; at: Date }>,
): Promise<void> {
  const { partyId, vote, reason, instead, own, how, saidBy, saidOn, seen } = row.vote;
  await sql`insert into alliance_votes (id, decision_id, party_id, vote, reason, instead, own, how, said_by, said_on, seen, cast_by, cast_at)
    values (${row.id}, ${row.decisionId}, ${partyId}, ${vote}, ${reason}, ${instead}, ${own}, ${how}, ${saidBy}, ${saidOn}, ${seen},
      ${row.by}, ${row.at})`.execute(tx);
}

export type PastVote = Vote & Readonly<{ castAt: Date }>;

/** What was said before what stands now: by the same member, or before a rung or another version of the proposal. */
export async function pastVotesOf(tx: Tx, decisionId: string): Promise<PastVote[]> {
  const { rows } =
    await sql<PastVote>`select party_id as "partyId", vote, reason, instead, own, how, said_by as "saidBy",
    said_on as "saidOn", seen, cast_at as "castAt" from alliance_votes
    where decision_id = ${decisionId} and replaced_at is not null order by cast_at, id`.execute(tx);
  return rows;
}

export async function proposerOf(tx: Tx, decisionId: string): Promise<string | null> {
  const { rows } = await sql<{ by: string | null }>`select proposed_by as by from alliance_decisions
    where id = ${decisionId}`.execute(tx);
  return rows[0]?.by ?? null;
}
