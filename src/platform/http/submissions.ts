import { sql } from 'kysely';
import type { Act } from '../act/act.ts';
import { refuse } from './refusals.ts';
import type { Reply } from './route.ts';

/** Claims a form's number. Sent twice, the second waits for the first and then answers with its page. */
export async function claimSubmission(act: Act, once: string | null): Promise<string | null> {
  if (!once) return null;
  const { rows } = await sql<{
    once: string;
  }>`insert into submissions (once, person_id) values (${once}, ${act.who.personId})
    on conflict (once) do nothing returning once`.execute(act.tx);
  if (rows.length > 0) return null;
  const earlier = await sql<{ location: string | null }>`select location from submissions
    where once = ${once} and person_id is not distinct from ${act.who.personId}`.execute(act.tx);
  return earlier.rows[0]?.location ?? refuse('sent-already');
}

export async function keepLocation(act: Act, once: string | null, reply: Reply): Promise<void> {
  if (!once || !('redirect' in reply)) return;
  await sql`update submissions set location = ${reply.redirect} where once = ${once}`.execute(act.tx);
}
