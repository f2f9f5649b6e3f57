import { sql } from 'kysely';
import { theSystem } from '../access/who.ts';
import type { Tx } from '../db/database.ts';
import { seededIds } from '../ids.ts';
import { type Act, type ActDoor, act, look } from './act.ts';

export type OutboxEvent = Readonly<{
  position: number;
  name: string;
  objectKind: string;
  objectId: string;
  caseId: string | null;
  actorId: string | null;
  payload: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** A slice's answer to an event of a slice above it. */
export type Listener = Readonly<{ name: string; on: string; handle(act: Act, event: OutboxEvent): Promise<void> }>;

export type Dispatcher = { wake(): void; idle(): Promise<void> };

/** Hands each event once to each listener, in commit order. An event that fails stays at the head of its listener's queue. */
export function createDispatcher(
  door: () => ActDoor,
  listeners: readonly Listener[],
  onFailure: (error: unknown, listener: string) => void,
): Dispatcher {
  let running: Promise<void> | null = null;
  let again = false;

  async function runAll(): Promise<void> {
    do {
      again = false;
      for (const listener of listeners) {
        try {
          while (await handleNext(door(), listener));
        } catch (error) {
          onFailure(error, listener.name);
        }
      }
    } while (again);
  }

  function wake(): void {
    again = true;
    running ??= runAll().finally(() => {
      running = null;
    });
  }

  return {
    wake,
    async idle() {
      while (running) await running;
    },
  };
}

/** What a listener makes of an event gets the event's own ids, so that the same history makes the same of it everywhere. */
async function handleNext(door: ActDoor, listener: Listener): Promise<boolean> {
  const waiting = await look(door, (tx) => nextFor(tx, listener));
  if (!waiting) return false;
  return act(door, theSystem, async (current) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`listener:${listener.name}`}))`.execute(current.tx);
    const event = await nextFor(current.tx, listener);
    if (!event) return false;
    const newId = seededIds(`${listener.name}:${event.name}:${event.objectId}:${event.position}`);
    await listener.handle({ ...current, newId }, event);
    await sql`insert into outbox_handled (position, listener) values (${event.position}, ${listener.name})`.execute(
      current.tx,
    );
    return true;
  });
}

async function nextFor(tx: Tx, listener: Listener): Promise<OutboxEvent | null> {
  const { rows } = await sql<OutboxEvent>`
    select e.position, e.name, e.object_kind as "objectKind", e.object_id as "objectId", e.case_id as "caseId",
      e.actor_id as "actorId", e.payload
    from outbox_events e
    where e.name = ${listener.on} and not exists (
      select 1 from outbox_handled h where h.position = e.position and h.listener = ${listener.name})
    order by e.position limit 1`.execute(tx);
  return rows[0] ?? null;
}
