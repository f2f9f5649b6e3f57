import { sql } from 'kysely';
import { newToken, sha256 } from '../crypto/secrets.ts';
import type { Tx } from '../db/database.ts';

const hours = 12;

/** A new session with a new token at each sign-in; only the token's hash is kept. */
export async function startSession(tx: Tx, personId: string): Promise<string> {
  const token = newToken();
  await sql`insert into sessions (id_hash, person_id, expires_at)
    values (${sha256(token)}, ${personId}, now() + make_interval(hours => ${hours}))`.execute(tx);
  await sql`delete from sessions where expires_at < now()`.execute(tx);
  return token;
}

export async function personOfSession(tx: Tx, token: string): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from sessions
    where id_hash = ${sha256(token)} and expires_at > now()`.execute(tx);
  return rows[0]?.personId ?? null;
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await sql`delete from sessions where id_hash = ${sha256(token)}`.execute(tx);
}

export async function endAllSessions(tx: Tx, personId: string): Promise<void> {
  await sql`delete from sessions where person_id = ${personId}`.execute(tx);
}
