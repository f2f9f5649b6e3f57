import { sql } from 'kysely';
import { readHead } from '../audit/append.ts';
import type { Reply, Visit } from './route.ts';

/** For those who watch the server: what is well and what is not, with nobody's words in it. */
export async function showHealth({ tx, services }: Visit): Promise<Reply> {
  const { rows } = await sql<{
    fsync: string;
    oldest: Date | null;
    waiting: number;
  }>`select current_setting('fsync') as fsync,
    (select min(created_at) from messages where state = 'waiting' and channel = 'email') as oldest,
    (select count(*)::int from messages where state = 'waiting' and channel = 'email') as waiting`.execute(tx);
  const head = await readHead(tx);
  const { embedded } = services.database;
  const body = {
    ok: true,
    kind: services.installation().kind,
    demoProgress: services.installation().demoProgress,
    database: embedded ? 'embedded: for evaluation, does not survive a power cut' : 'postgresql',
    // The embedded engine says "on" and never does it.
    fsync: embedded ? 'none' : rows[0]!.fsync,
    audit: { entries: head.seq, head: head.hash },
    mailWaiting: rows[0]!.waiting,
    oldestMailAt: rows[0]!.oldest,
  };
  return { text: JSON.stringify(body), type: 'application/json; charset=utf-8' };
}
