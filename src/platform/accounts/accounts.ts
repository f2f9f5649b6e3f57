import { sql } from 'kysely';
import type { Act } from '../act/act.ts';
import type { Tx } from '../db/database.ts';

export type Account = Readonly<{ personId: string; email: string | null; passwordHash: string | null }>;

const columns = sql`person_id as "personId", email, password_hash as "passwordHash"`;

export async function accountByEmail(tx: Tx, email: string): Promise<Account | null> {
  const { rows } =
    await sql<Account>`select ${columns} from accounts where email = ${email.trim().toLowerCase()}`.execute(tx);
  return rows[0] ?? null;
}

export async function accountOf(tx: Tx, personId: string): Promise<Account | null> {
  const { rows } = await sql<Account>`select ${columns} from accounts where person_id = ${personId}`.execute(tx);
  return rows[0] ?? null;
}

export async function accountBySubject(tx: Tx, subject: string): Promise<Account | null> {
  const { rows } = await sql<Account>`select ${columns} from accounts where oidc_subject = ${subject}`.execute(tx);
  return rows[0] ?? null;
}

export async function openAccount(act: Act, personId: string, email: string | null): Promise<void> {
  await sql`insert into accounts (person_id, email, created_at) values (${personId}, ${email?.trim().toLowerCase() ?? null}, ${act.now})`.execute(
    act.tx,
  );
  act.record({ action: 'account.opened', on: { kind: 'person', id: personId }, caseId: null, fields: ['email'] });
}

export async function setCredentials(act: Act, personId: string, email: string, passwordHash: string): Promise<void> {
  await sql`update accounts set email = ${email.trim().toLowerCase()}, password_hash = ${passwordHash} where person_id = ${personId}`.execute(
    act.tx,
  );
  await sql`delete from sessions where person_id = ${personId}`.execute(act.tx);
  act.record({
    action: 'account.passwordSet',
    on: { kind: 'person', id: personId },
    caseId: null,
    fields: ['email', 'password_hash'],
  });
}

export async function bindSubject(act: Act, personId: string, subject: string): Promise<void> {
  await sql`update accounts set oidc_subject = ${subject} where person_id = ${personId}`.execute(act.tx);
  act.record({
    action: 'account.boundToSignIn',
    on: { kind: 'person', id: personId },
    caseId: null,
    fields: ['oidc_subject'],
  });
}

export async function anybodyHere(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select 1 from accounts) as some`.execute(tx);
  return rows[0]!.some;
}
