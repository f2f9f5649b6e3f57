import type { Tx } from '#platform/db/database.ts';
import type { Agreement } from '../agreement.ts';
import { answeredTimes, repeatedIn, setDue } from './due-store.ts';
import { nextDue } from './occurrences.ts';

/** Another term has other times: what is owed again and again falls due anew, and what was answered for stays answered. */
export async function dueAgain(tx: Tx, agreement: Pick<Agreement, 'id' | 'startsOn' | 'endsOn'>): Promise<void> {
  for (const one of await repeatedIn(tx, agreement.id)) {
    const dueOn = nextDue(one, agreement, await answeredTimes(tx, one.id));
    if (dueOn !== one.dueOn) await setDue(tx, one.id, dueOn);
  }
}
