import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';
import type { DomainEvent, Done } from './act.ts';

/** Numbers events in commit order: the caller holds the audit's lock until its transaction ends. */
export async function appendToOutbox(tx: Tx, now: Date, events: readonly Done<DomainEvent>[]): Promise<void> {
  for (const event of events) {
    await sql`insert into outbox_events (position, name, object_kind, object_id, case_id, actor_id, payload, at)
      select coalesce(max(position), 0) + 1, ${event.name}::text, ${event.on.kind}::text, ${event.on.id}::uuid, ${event.caseId}::uuid,
        ${event.by.personId}::uuid, ${JSON.stringify(event.payload ?? {})}::jsonb, ${now}::timestamptz from outbox_events`.execute(
      tx,
    );
  }
}
