import { sql } from 'kysely';
import type { Ref } from '../access/kinds.ts';
import type { Tx } from '../db/database.ts';

/**
 * Forgets what an object ever said: its past beads read `instead`, and the salts of its audit entries go, so that nobody can
 * test a guess at the words against the chain. The chain itself stays whole.
 */
export async function forgetWords(tx: Tx, on: Ref, instead: string): Promise<void> {
  await sql`update bead_versions set title = ${instead}, words = '' where object_kind = ${on.kind} and object_id = ${on.id}`.execute(
    tx,
  );
  await forgetSalts(tx, on);
}

/** The salts alone: what is said stays, and what was written beside it cannot be guessed at any more. */
export async function forgetSalts(tx: Tx, on: Ref): Promise<void> {
  await sql`delete from audit_salts where seq in (select seq from audit_entries
    where object_kind = ${on.kind} and object_id = ${on.id})`.execute(tx);
}
