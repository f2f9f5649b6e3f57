import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type Ally = Readonly<{
  personId: string | null;
  person: string | null;
  state: 'asked' | 'accepted' | 'none-because';
  because: string | null;
  askedAt: Date;
}>;

export async function allyOf(tx: Tx, caseId: string): Promise<Ally | null> {
  const { rows } =
    await sql<Ally>`select a.person_id as "personId", p.name as person, a.state, a.because, a.asked_at as "askedAt"
    from case_allies a left join persons p on p.id = a.person_id where a.case_id = ${caseId}`.execute(tx);
  return rows[0] ?? null;
}

/** The cases that ask this person to be their ally, and have no answer yet. */
export async function casesAskingAlly(tx: Tx, personId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select case_id as id from case_allies
    where person_id = ${personId} and state = 'asked'`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

export async function saveAlly(
  tx: Tx,
  caseId: string,
  ally: { personId: string | null; state: Ally['state']; because: string | null },
  at: Date,
): Promise<void> {
  await sql`insert into case_allies (case_id, person_id, state, because, asked_at) values (${caseId}, ${ally.personId}, ${ally.state}, ${ally.because}, ${at})
    on conflict (case_id) do update set person_id = excluded.person_id, state = excluded.state, because = excluded.because,
      asked_at = case when case_allies.person_id is distinct from excluded.person_id then excluded.asked_at else case_allies.asked_at end,
      answered_at = case when excluded.state = 'accepted' then ${at}::timestamptz end`.execute(tx);
}
