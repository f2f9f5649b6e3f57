import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { theSystem } from '../access/who.ts';
import { act } from '../act/act.ts';
import { refuse } from './refusals.ts';
import type { Services } from './services.ts';

const windowMs = 15 * 60_000;

/** Counts an attempt from an address, and against an account where the form names one; over the limit it refuses. */
export async function countAttempt(
  services: Services,
  request: FastifyRequest,
  what: string,
  limit: number,
): Promise<void> {
  const keys = [`${what}:from:${network(request.ip)}`];
  const email = (request.body as { email?: unknown } | undefined)?.email;
  if (typeof email === 'string') keys.push(`${what}:account:${email.trim().toLowerCase()}`);
  const start = new Date(Math.floor(Date.now() / windowMs) * windowMs);
  const counts = await act(services.act, theSystem, async ({ tx }) => {
    const found: number[] = [];
    for (const key of keys) {
      const { rows } = await sql<{ count: number }>`insert into attempts (key_hash, window_start, count)
        values (${services.signer.sign(key)}, ${start}, 1)
        on conflict (key_hash, window_start) do update set count = attempts.count + 1 returning count`.execute(tx);
      found.push(rows[0]!.count);
    }
    await sql`delete from attempts where window_start < ${new Date(start.getTime() - 4 * windowMs)}`.execute(tx);
    return found;
  });
  if (counts.some((count) => count > limit)) refuse('too-many-attempts');
}

/** One household or office has one IPv6 /64; its many addresses count as one. */
export const network = (address: string): string =>
  address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
