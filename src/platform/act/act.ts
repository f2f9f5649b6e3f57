import type { Kysely } from 'kysely';
import type { Ref } from '../access/kinds.ts';
import type { Who } from '../access/who.ts';
import { type AuditHead, appendToAudit } from '../audit/append.ts';
import { appNow } from '../clock.ts';
import type { Tx } from '../db/database.ts';
import type { NewId } from '../ids.ts';
import { appendToOutbox } from './outbox.ts';

/** What a command did, in ids and field names; `says` is what its bead reads from now on. */
export type Deed = Readonly<{
  action: string;
  on: Ref;
  caseId: string | null;
  fields?: readonly string[];
  /** Hashed with a salt that can be forgotten; the words themselves never enter the audit. */
  content?: string;
  says?: Readonly<{ title: string; text: string; state: string }>;
}>;

export type DomainEvent = Readonly<{
  name: string;
  on: Ref;
  caseId: string | null;
  payload?: Readonly<Record<string, string | number | boolean | null>>;
}>;

/** With who did it. */
export type Done<T> = T & Readonly<{ by: Who }>;

export type Act = {
  readonly tx: Tx;
  readonly who: Who;
  readonly now: Date;
  newId(): string;
  record(deed: Deed): void;
  publish(event: DomainEvent): void;
  /** Runs once the transaction is committed: for what must not happen if it is not. */
  afterCommit(work: () => void): void;
  /** The same act by somebody who came into being within it: the first person of an installation. */
  as(who: Who): Act;
};

export type ActDoor = {
  db: Kysely<never>;
  newId: NewId;
  /** Told of each commit: the chain's new head and whether there are events to hand on. */
  committed(head: AuditHead | null, hasEvents: boolean): void;
};

/**
 * Runs one act: everything it reads, decides and writes, its audit and its events, in one transaction.
 * All of it commits or none of it does.
 */
export async function act<T>(
  door: ActDoor,
  asking: Who | ((tx: Tx) => Promise<Who>),
  work: (act: Act) => Promise<T>,
): Promise<T> {
  const deeds: Done<Deed>[] = [];
  const events: Done<DomainEvent>[] = [];
  const after: (() => void)[] = [];
  let head: AuditHead | null = null;
  const result = await door.db.transaction().execute(async (transaction) => {
    const tx = transaction as unknown as Tx;
    const now = await appNow(tx);
    const by = (who: Who): Act => ({
      tx,
      who,
      now,
      newId: door.newId,
      record: (deed) => void deeds.push({ ...deed, by: who }),
      publish: (event) => void events.push({ ...event, by: who }),
      afterCommit: (callback) => void after.push(callback),
      as: by,
    });
    const value = await work(by(typeof asking === 'function' ? await asking(tx) : asking));
    if (deeds.length > 0 || events.length > 0) {
      head = await appendToAudit(tx, now, deeds);
      await appendToOutbox(tx, now, events);
    }
    return value;
  });
  door.committed(head, events.length > 0);
  for (const callback of after) callback();
  return result;
}

/** Reads within one consistent view of the data; nothing it does can change anything. */
export async function look<T>(door: Pick<ActDoor, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return door.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => work(transaction as unknown as Tx));
}
