import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Answers, SupportDecision } from './support.ts';

export type Support = Readonly<{
  wouldHelp: string;
  pence: number | null;
  answers: Answers;
  because: string;
  decision: SupportDecision;
  person: string;
  saidAt: Date;
}>;

export async function insertSupport(
  tx: Tx,
  one: Readonly<{ id: string; troubleId: string; by: string }> & Omit<Support, 'person'>,
): Promise<void> {
  await sql`insert into trouble_supports (id, trouble_id, would_help, pence, answers, because, decision, said_by, said_at)
    values (${one.id}, ${one.troubleId}, ${one.wouldHelp}, ${one.pence}, ${JSON.stringify(one.answers)}::jsonb, ${one.because},
      ${one.decision}, ${one.by}, ${one.saidAt})`.execute(tx);
}

/** The newest first; it is the one that counts. */
export async function supportsOf(tx: Tx, troubleId: string): Promise<Support[]> {
  const { rows } = await sql<Support>`select s.would_help as "wouldHelp", s.pence, s.answers, s.because, s.decision,
      n.name as person, s.said_at as "saidAt"
    from trouble_supports s join persons n on n.id = s.said_by where s.trouble_id = ${troubleId} order by s.said_at desc, s.id`.execute(
    tx,
  );
  return rows;
}
