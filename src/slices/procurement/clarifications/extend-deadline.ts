import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { londonDate as dayInWords } from '#platform/say.ts';
import type { Procurement } from '../procurement.ts';
import { followDue } from '../tendering/follow-due.ts';
import { timeInLondon } from '../tendering/london-time.ts';
import { setDue } from '../tendering/prepare-tendering.ts';
import { timetablesOf } from '../timetable/timetable-store.ts';

/** The last day for tenders as it stands: when they are due, else what the timetable says. */
export async function lastDayNow({ tx }: Pick<Act, 'tx'>, { id, dueAt }: Procurement): Promise<string | null> {
  if (dueAt) return londonDate(dueAt);
  return (await timetablesOf(tx, [id])).at(-1)?.dates.tendersBy ?? null;
}

/**
 * Moves the last day for tenders to a later one, at the same time of day: when they are due, the timetable with all that is worked out from it, and so
 * what every bidder reads. What came in the meantime, and was late by the old day, was never brought in before the new one and is in time.
 */
export async function extendDeadline(
  act: Act,
  procurement: Procurement,
  { tendersBy, because }: Readonly<{ tendersBy: string; because: string }>,
): Promise<void> {
  const now = await lastDayNow(act, procurement);
  const box = 'tendersBy';
  if (now && tendersBy <= now)
    slip(box, `Tenders are due by ${dayInWords(now)}. Enter a later day, or say that bidders get no more time`);
  if (procurement.dueAt)
    await setDue(act, procurement, { dueOn: tendersBy, dueTime: timeInLondon(procurement.dueAt), because }, box);
  else await followDue(act, procurement.id, { tendersBy, tendersAt: null, because, box });
}
