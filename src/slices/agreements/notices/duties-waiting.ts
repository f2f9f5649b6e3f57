import { addDays } from '#engines/calendar/index.ts';
import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { hatsEverywhere } from '#slices/cases/index.ts';
import { dutiesUntil, sayDuty } from './duties.ts';

export type DutyWaits = Readonly<{ text: string; hint: string; href: string; kind: string; overdue: boolean }>;

const daysAhead = 30;

/** What of buying is due from this person in the next month, or overdue: only on cases where it is their job. */
export async function dutiesWaiting(
  tx: Tx,
  { personId }: Who,
  caseIds: readonly string[],
  today: string,
): Promise<DutyWaits[]> {
  if (!personId) return [];
  const worn = await hatsEverywhere(tx, personId);
  const theirs = caseIds.filter((id) => worn.get(id)?.some((hat) => hat === 'commissioner' || hat === 'procurement'));
  if (theirs.length === 0) return [];
  return (await dutiesUntil(tx, today, addDays(today, daysAhead), theirs)).map((one) => ({
    text: sayDuty(one, today),
    hint: [one.procurement, one.says, one.reference].filter(Boolean).join('. '),
    href: one.path ?? `/cases/${theirs[0]}/procurements`,
    kind: one.on < today ? 'Overdue' : one.by === 'law' ? 'Due by law' : 'Date set',
    overdue: one.on < today,
  }));
}
