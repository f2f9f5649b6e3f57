import { sql } from 'kysely';
import type { Act } from '../act/act.ts';
import { lockText, sha256, unlockText } from '../crypto/secrets.ts';
import { refuse } from './refusals.ts';
import type { Reply } from './route.ts';

/**
 * The number itself is kept nowhere: where a form led can be somebody's own link, and only whoever sent the form may read it again.
 */
const kept = (once: string): string =>
  sha256(`once:${once}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** Claims a form's number. Sent twice, the second waits for the first and then answers with its page. */
export async function claimSubmission(act: Act, once: string | null): Promise<string | null> {
  if (!once) return null;
  const { rows } = await sql<{
    once: string;
  }>`insert into submissions (once, person_id) values (${kept(once)}, ${act.who.personId})
    on conflict (once) do nothing returning once`.execute(act.tx);
  if (rows.length > 0) return null;
  const earlier = await sql<{ location: string | null }>`select location from submissions
    where once = ${kept(once)} and person_id is not distinct from ${act.who.personId}`.execute(act.tx);
  const location = earlier.rows[0]?.location;
  return location ? unlockText(location, once) : refuse('sent-already');
}

export async function keepLocation(act: Act, once: string | null, reply: Reply): Promise<void> {
  if (!once || !('redirect' in reply)) return;
  await sql`update submissions set location = ${lockText(reply.redirect, once)} where once = ${kept(once)}`.execute(
    act.tx,
  );
}
