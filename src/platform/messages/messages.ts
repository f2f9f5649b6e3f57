import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import type { Ref } from '../access/kinds.ts';
import { theSystem } from '../access/who.ts';
import { type Act, type ActDoor, act } from '../act/act.ts';
import type { Config } from '../config.ts';
import type { Tx } from '../db/database.ts';

export const channels = ['email', 'letter', 'link', 'phone'] as const;
export type Channel = (typeof channels)[number];

/** A message to somebody whose address this application may not read: `to` is the name of the sealed address. */
export type SealedMessage = Omit<NewMessage, 'recipient' | 'address' | 'channel'> &
  Readonly<{ channel: 'email' | 'letter'; to: string }>;

export type NewMessage = Readonly<{
  caseId: string | null;
  about: Ref;
  channel: Channel;
  recipient: string;
  address: string | null;
  subject: string;
  body: string;
}>;
export type Message = NewMessage & Readonly<{ id: string; state: string; createdAt: Date }>;

/** Keeps a message with the act that caused it. E-mail leaves after the commit; a letter waits to be printed. */
export async function keepMessage(act: Act, message: NewMessage): Promise<string> {
  const id = act.newId();
  await sql`insert into messages (id, case_id, about_kind, about_id, channel, recipient, address, subject, body, state, created_by, created_at)
    values (${id}, ${message.caseId}, ${message.about.kind}, ${message.about.id}, ${message.channel}, ${message.recipient}, ${message.address},
      ${message.subject}, ${message.body}, ${message.channel === 'email' || message.channel === 'letter' ? 'waiting' : 'given'}, ${act.who.personId}, ${act.now})`.execute(
    act.tx,
  );
  act.record({
    action: `message.${message.channel}`,
    on: message.about,
    caseId: message.caseId,
    fields: ['recipient', 'body'],
    content: message.body,
  });
  return id;
}

/** Seals an address under an id. It is kept once, there; messages to it name the id. */
export async function sealAddress(act: Act, id: string, recipient: string, address: string): Promise<void> {
  await sql`select seal_address(${id}, ${recipient}, ${address})`.execute(act.tx);
}

/** Keeps a message to a sealed address. It goes when the address goes. */
export async function keepSealedMessage(act: Act, message: SealedMessage): Promise<void> {
  await sql`insert into messages (id, case_id, about_kind, about_id, channel, recipient, subject, body, state, created_at, sealed_to)
    values (${act.newId()}, ${message.caseId}, ${message.about.kind}, ${message.about.id}, ${message.channel}, '', ${message.subject},
      ${message.body}, 'waiting', ${act.now}, ${message.to})`.execute(act.tx);
  act.record({ action: `message.${message.channel}`, on: message.about, caseId: message.caseId, fields: ['body'] });
}

/** Letters about something that wait to be printed, with the sealed addresses that they go to. */
export async function sealedLettersAbout(tx: Tx, about: Ref): Promise<Message[]> {
  const { rows } = await sql<
    Omit<Message, 'about'>
  >`select m.id, m.case_id as "caseId", m.channel, s.recipient, s.address,
      m.subject, m.body, m.state, m.created_at as "createdAt"
    from messages m cross join lateral address_of_waiting(m.id) s
    where m.about_kind = ${about.kind} and m.about_id = ${about.id} and m.channel = 'letter' and m.state = 'waiting'
      and m.sealed_to is not null order by m.created_at, m.id`.execute(tx);
  return rows.map((row) => ({ ...row, about }));
}

export async function messagesAbout(tx: Tx, about: Ref): Promise<Message[]> {
  const { rows } = await sql<
    Message & { aboutKind: string; aboutId: string }
  >`select id, case_id as "caseId", about_kind as "aboutKind",
    about_id as "aboutId", channel, recipient, address, subject, body, state, created_at as "createdAt"
    from messages where about_kind = ${about.kind} and about_id = ${about.id} order by created_at, id`.execute(tx);
  return rows.map(({ aboutKind, aboutId, ...row }) => ({ ...row, about: { kind: aboutKind, id: aboutId } }));
}

/** A case's letters that nobody has printed yet, oldest first. */
export async function waitingLetters(tx: Tx, caseId: string): Promise<Message[]> {
  const { rows } = await sql<Message & { aboutKind: string; aboutId: string }>`select id, case_id as "caseId",
    about_kind as "aboutKind", about_id as "aboutId", channel, recipient, address, subject, body, state, created_at as "createdAt"
    from messages where case_id = ${caseId} and channel = 'letter' and state = 'waiting' order by created_at, id`.execute(
    tx,
  );
  return rows.map(({ aboutKind, aboutId, ...row }) => ({ ...row, about: { kind: aboutKind, id: aboutId } }));
}

export async function markPrinted(act: Act, message: Message): Promise<void> {
  await sql`update messages set state = 'printed', sent_at = ${act.now} where id = ${message.id} and channel = 'letter'`.execute(
    act.tx,
  );
  act.record({ action: 'message.printed', on: message.about, caseId: message.caseId, fields: ['state'] });
}

/** A printed letter whose name, address and words are not to stay: only that there was one does. */
export async function forgetLetter(act: Act, message: Message): Promise<void> {
  await sql`update messages set state = 'printed', sent_at = ${act.now}, recipient = '', address = null, body = ''
    where id = ${message.id} and channel = 'letter' and state = 'waiting'`.execute(act.tx);
  act.record({
    action: 'message.printed',
    on: message.about,
    caseId: message.caseId,
    fields: ['state', 'recipient', 'body'],
  });
}

export type Messages = { deliver(): Promise<number>; canMail: boolean };

/** Sends waiting e-mail, each at most once at a time; a failure is tried again at the next round, five times. */
export function createMessages(config: Config, door: () => ActDoor): Messages {
  const transport = config.smtpUrl ? nodemailer.createTransport(config.smtpUrl) : null;
  async function deliverOne(): Promise<boolean> {
    return act(door(), theSystem, async ({ tx }) => {
      const { rows } = await sql<{
        id: string;
        address: string;
        subject: string;
        body: string;
      }>`select m.id, coalesce(m.address, s.address) as address, m.subject, m.body
        from messages m left join lateral address_of_waiting(m.id) s on m.sealed_to is not null
        where m.state = 'waiting' and m.channel = 'email' and (m.address is not null or m.sealed_to is not null) and m.attempts < 5 and
          m.created_at <= app_now() - make_interval(secs => m.attempts * m.attempts * 30)
        order by m.created_at limit 1 for update of m skip locked`.execute(tx);
      const [next] = rows;
      if (!next) return false;
      const failed = await transport!
        .sendMail({ from: config.mailFrom, to: next.address, subject: next.subject, text: next.body })
        .then(
          () => false,
          () => true,
        );
      if (failed)
        await sql`update messages set attempts = attempts + 1, state = case when attempts >= 4 then 'failed' else 'waiting' end where id = ${next.id}`.execute(
          tx,
        );
      else await sql`update messages set state = 'sent', sent_at = app_now() where id = ${next.id}`.execute(tx);
      return !failed;
    });
  }
  return {
    canMail: transport !== null,
    async deliver() {
      if (!transport) return 0;
      let sent = 0;
      while (await deliverOne()) sent += 1;
      return sent;
    },
  };
}
