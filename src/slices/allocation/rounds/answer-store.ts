import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { AnswerStage } from './round.ts';
import type { ScoreRow, WeightRow } from './tally.ts';

export type Sent = Readonly<{ participantId: string; stage: AnswerStage; sentAt: Date; times: number }>;

/** One answer a person and stage: sent again, it replaces theirs and counts once. */
export async function noteAnswer(tx: Tx, participantId: string, stage: AnswerStage, at: Date): Promise<void> {
  await sql`insert into round_answers (participant_id, stage, sent_at, times) values (${participantId}, ${stage}, ${at}, 1)
    on conflict (participant_id, stage) do update set sent_at = excluded.sent_at, times = round_answers.times + 1`.execute(
    tx,
  );
}

export async function replaceWeights(
  tx: Tx,
  participantId: string,
  swings: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`delete from round_weights where participant_id = ${participantId}`.execute(tx);
  await sql`insert into round_weights (participant_id, criterion_id, swing)
    select ${participantId}, criterion, swing from unnest(${[...swings.keys()]}::uuid[], ${[...swings.values()]}::numeric[]) as given (criterion, swing)`.execute(
    tx,
  );
}

type Given = Pick<ScoreRow, 'optionId' | 'criterionId' | 'score'>;

export async function replaceScores(
  tx: Tx,
  participantId: string,
  stage: 'first' | 'second',
  scores: readonly Given[],
): Promise<void> {
  await sql`delete from round_scores where participant_id = ${participantId} and stage = ${stage}`.execute(tx);
  await sql`insert into round_scores (participant_id, stage, option_id, criterion_id, score)
    select ${participantId}, ${stage}, option, criterion, score
    from unnest(${scores.map((one) => one.optionId)}::uuid[], ${scores.map((one) => one.criterionId)}::uuid[], ${scores.map((one) => one.score)}::numeric[])
      as given (option, criterion, score)`.execute(tx);
}

export async function sentOf(tx: Tx, roundId: string): Promise<Sent[]> {
  return (
    await sql<Sent>`select a.participant_id as "participantId", a.stage, a.sent_at as "sentAt", a.times
    from round_answers a join round_people p on p.id = a.participant_id where p.round_id = ${roundId}`.execute(tx)
  ).rows;
}

/** Everybody's weights and scores, of the stages that may be shown; or one person's own, of all. */
export async function weightsOf(tx: Tx, roundId: string): Promise<WeightRow[]> {
  return (
    await sql<WeightRow>`select w.participant_id as "participantId", w.criterion_id as "criterionId", w.swing
    from round_weights w join round_people p on p.id = w.participant_id where p.round_id = ${roundId}`.execute(tx)
  ).rows;
}

export async function scoresOf(tx: Tx, roundId: string, stages: readonly AnswerStage[]): Promise<ScoreRow[]> {
  return (
    await sql<ScoreRow>`select s.participant_id as "participantId", s.stage, s.option_id as "optionId", s.criterion_id as "criterionId", s.score
    from round_scores s join round_people p on p.id = s.participant_id where p.round_id = ${roundId} and s.stage = any(${[...stages]}::text[])`.execute(
      tx,
    )
  ).rows;
}

export async function ownWeights(tx: Tx, participantId: string): Promise<WeightRow[]> {
  return (
    await sql<WeightRow>`select participant_id as "participantId", criterion_id as "criterionId", swing from round_weights where participant_id = ${participantId}`.execute(
      tx,
    )
  ).rows;
}

export async function ownScores(tx: Tx, participantId: string): Promise<ScoreRow[]> {
  return (
    await sql<ScoreRow>`select participant_id as "participantId", stage, option_id as "optionId", criterion_id as "criterionId", score from round_scores where participant_id = ${participantId}`.execute(
      tx,
    )
  ).rows;
}
