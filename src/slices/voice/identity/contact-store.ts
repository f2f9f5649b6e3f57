import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export type ContactChannel = 'email' | 'letter';

/** What somebody left of themselves, as they read it on their own page. */
export type OwnContact = Readonly<{
  channel: ContactChannel;
  recipient: string;
  address: string;
  confirmedAt: Date | null;
}>;

/** Only with the link itself, which is kept nowhere: no table leads from a vote to an address. */
export async function ownContact(tx: Tx, token: string): Promise<OwnContact | null> {
  const { rows } = await sql<OwnContact>`select channel, recipient, address, confirmed_at as "confirmedAt"
    from own_conversation_contact(${token})`.execute(tx);
  return rows[0] ?? null;
}

/** A contact as whoever holds its link sees it: nothing of who it is. */
export type Contact = Readonly<{
  personId: string;
  conversationId: string;
  channel: ContactChannel;
  confirmed: boolean;
}>;

export async function contactById(tx: Tx, id: string): Promise<Contact | null> {
  const { rows } =
    await sql<Contact>`select person_id as "personId", conversation_id as "conversationId", channel, confirmed
    from conversation_contact(${id})`.execute(tx);
  return rows[0] ?? null;
}

export async function keepContact(
  tx: Tx,
  one: Readonly<{
    id: string;
    personId: string;
    conversationId: string;
    channel: ContactChannel;
    sealedTo: string;
    confirmedAt: Date | null;
  }>,
): Promise<void> {
  await sql`select keep_conversation_contact(${one.id}, ${one.personId}, ${one.conversationId}, ${one.channel}, ${one.sealedTo},
    ${one.confirmedAt}::timestamptz)`.execute(tx);
}

export async function confirmContactAt(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`select confirm_conversation_contact(${id}, ${at}::timestamptz)`.execute(tx);
}

/** Forgets the address, and with it every message that went or waits to go there. The contact's id, where there was one. */
export async function forgetContact(tx: Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select forget_conversation_contact(${personId}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

export async function forgetKeys(tx: Tx, personId: string): Promise<void> {
  await sql`select forget_conversation_keys(${personId})`.execute(tx);
}

/** Once it is closed nobody can come back as somebody new: then the last that is kept of those who are forgotten goes. */
export async function forgetKeysOfForgotten(tx: Tx, conversationId: string): Promise<void> {
  await sql`select forget_keys_of_forgotten(${conversationId})`.execute(tx);
}

/** Somebody to write to: the name of their sealed address, and not the address. */
export type ToTell = Readonly<{ id: string; personId: string; channel: ContactChannel; sealedTo: string }>;
const toTell = sql`id, person_id as "personId", channel, sealed_to as "sealedTo"`;

/** Who of these people, or of all, asked to hear and confirmed it. */
export async function contactsAmong(
  tx: Tx,
  conversationId: string,
  people: readonly string[] | null,
): Promise<ToTell[]> {
  return (
    await sql<ToTell>`select ${toTell} from conversation_contacts_among(${conversationId}, ${people && [...people]}::uuid[])`.execute(
      tx,
    )
  ).rows;
}

/** Some of those who were not told yet that it has ended; each is handed out once. */
export async function takeToTellEnd(tx: Tx, conversationId: string, at: Date, most: number): Promise<ToTell[]> {
  return (
    await sql<ToTell>`select ${toTell} from take_contacts_to_tell_end(${conversationId}, ${at}::timestamptz, ${most})`.execute(
      tx,
    )
  ).rows;
}

/** Conversations that have ended and were counted to their end. Those who left an address later are told too, for so many days. */
export async function endedAndCounted(tx: Tx, days: number): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select c.id from conversations c join held_conversations h on h.conversation_id = c.id
      join conversation_counts k on k.conversation_id = c.id
    where c.state = 'closed' and k.counted_at >= h.closed_at and h.closed_at > app_now() - make_interval(days => ${days}) order by c.id`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Which of these statements of people here a moderator decided on at this instant, which is the instant of one act. */
export async function decidedAt(tx: Tx, conversationId: string, ids: readonly string[], at: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from statements where conversation_id = ${conversationId} and id = any(${[...ids]}::uuid[]) and looked_at = ${at}
      and author_id is not null`.execute(tx);
  return rows.map(({ id }) => id);
}
