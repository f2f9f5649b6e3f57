import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Challenge } from '../challenge.ts';
import type { SettledDifference, Voice } from './voices.ts';

export type ChallengeSubject = Pick<Challenge, 'caseId' | 'subjectKind' | 'subjectId'>;
export type Ask = Readonly<{ because: string; askedBy: string; askedById: string; askedAt: Date }>;
type Of = Pick<Challenge, 'subjectKind' | 'subjectId'>;

export async function voicesOf(tx: Tx, caseId: string): Promise<(Voice & Of)[]> {
  return (
    await sql<
      Voice & Of
    >`select v.subject_kind as "subjectKind", v.subject_id as "subjectId", v.voice, coalesce(v.said_by, p.name) as "saidBy", v.answers, v.note,
      v.recorded_by as "recordedBy", v.answered_at as "answeredAt" from challenge_voices v left join persons p on p.id = v.recorded_by
      where v.case_id = ${caseId} order by v.voice <> 'commissioner', v.answered_at, v.voice`.execute(tx)
  ).rows;
}

export async function settledOf(tx: Tx, caseId: string): Promise<(SettledDifference & Of)[]> {
  return (
    await sql<
      SettledDifference & Of
    >`select d.subject_kind as "subjectKind", d.subject_id as "subjectId", d.question, d.state, d.level, d.because, d.on_answers as "onAnswers",
      p.name as by from challenge_differences d join persons p on p.id = d.settled_by where d.case_id = ${caseId}`.execute(
      tx,
    )
  ).rows;
}

export async function askOf(tx: Tx, of: Of): Promise<Ask | null> {
  return (
    (
      await sql<Ask>`select a.because, p.name as "askedBy", a.asked_by as "askedById", a.asked_at as "askedAt" from challenge_asks a
        join persons p on p.id = a.asked_by where a.subject_kind = ${of.subjectKind} and a.subject_id = ${of.subjectId}`.execute(
        tx,
      )
    ).rows[0] ?? null
  );
}

export async function saveAsk(tx: Tx, of: ChallengeSubject, because: string, by: string, at: Date): Promise<void> {
  await sql`insert into challenge_asks (subject_kind, subject_id, case_id, because, asked_by, asked_at)
    values (${of.subjectKind}, ${of.subjectId}, ${of.caseId}, ${because}, ${by}, ${at})
    on conflict (subject_kind, subject_id) do update set because = excluded.because, asked_by = excluded.asked_by, asked_at = excluded.asked_at`.execute(
    tx,
  );
}

export async function saveVoice(tx: Tx, id: string, of: ChallengeSubject, voice: Voice): Promise<void> {
  await sql`insert into challenge_voices (id, case_id, subject_kind, subject_id, voice, said_by, answers, note, recorded_by, answered_at)
    values (${id}, ${of.caseId}, ${of.subjectKind}, ${of.subjectId}, ${voice.voice}, ${voice.saidBy}, ${JSON.stringify(voice.answers)}::jsonb, ${voice.note},
      ${voice.recordedBy}, ${voice.answeredAt})
    on conflict (subject_kind, subject_id, voice) do update set said_by = excluded.said_by, answers = excluded.answers, note = excluded.note,
      recorded_by = excluded.recorded_by, answered_at = excluded.answered_at`.execute(tx);
}

export async function saveSettled(
  tx: Tx,
  of: ChallengeSubject,
  settled: Omit<SettledDifference, 'by'>,
  by: string,
  at: Date,
): Promise<void> {
  await sql`insert into challenge_differences (subject_kind, subject_id, case_id, question, state, level, because, on_answers, settled_by, settled_at)
    values (${of.subjectKind}, ${of.subjectId}, ${of.caseId}, ${settled.question}, ${settled.state}, ${settled.level}, ${settled.because}, ${settled.onAnswers}, ${by}, ${at})
    on conflict (subject_kind, subject_id, question) do update set state = excluded.state, level = excluded.level, because = excluded.because,
      on_answers = excluded.on_answers, settled_by = excluded.settled_by, settled_at = excluded.settled_at`.execute(tx);
}
