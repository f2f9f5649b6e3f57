import { sql } from 'kysely';
import type { Act } from '../act/act.ts';
import { newToken, sha256 } from '../crypto/secrets.ts';
import type { Tx } from '../db/database.ts';
import { refuse } from '../http/refusals.ts';

/** A link that stands for a permission: to one purpose and one subject, until a date. Only its hash is kept. */
export async function makeLink(act: Act, purpose: string, subjectId: string, days: number): Promise<string> {
  const token = newToken();
  await sql`insert into signed_links (token_hash, purpose, subject_id, expires_at)
    values (${sha256(token)}, ${purpose}, ${subjectId}, now() + make_interval(days => ${days}))`.execute(act.tx);
  return token;
}

export async function subjectOfLink(tx: Tx, purpose: string, token: string): Promise<string> {
  const { rows } = await sql<{ subjectId: string }>`select subject_id as "subjectId" from signed_links
    where token_hash = ${sha256(token)} and purpose = ${purpose} and expires_at > now() and used_at is null`.execute(
    tx,
  );
  return rows[0]?.subjectId ?? refuse('link-used-or-old');
}

/** Uses a link up: it works once, whoever is quicker. */
export async function useLink(act: Act, purpose: string, token: string): Promise<string> {
  const { rows } = await sql<{ subjectId: string }>`update signed_links set used_at = now()
    where token_hash = ${sha256(token)} and purpose = ${purpose} and expires_at > now() and used_at is null
    returning subject_id as "subjectId"`.execute(act.tx);
  return rows[0]?.subjectId ?? refuse('link-used-or-old');
}

/** How many links of a purpose a subject was given in the last so many hours. */
export async function linksMadeLately(tx: Tx, purpose: string, subjectId: string, hours: number): Promise<number> {
  const { rows } = await sql<{ made: number }>`select count(*)::integer as made from signed_links
    where purpose = ${purpose} and subject_id = ${subjectId} and created_at > now() - make_interval(hours => ${hours})`.execute(
    tx,
  );
  return rows[0]!.made;
}

/** Ends all links of a purpose to a subject: whoever holds one can do nothing with it any more. */
export async function endLinks(act: Act, purpose: string, subjectId: string): Promise<void> {
  await sql`delete from signed_links where purpose = ${purpose} and subject_id = ${subjectId}`.execute(act.tx);
}
