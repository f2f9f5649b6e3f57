import type { Act } from '#platform/act/act.ts';
import { Slip, slip } from '#platform/forms/index.ts';
import { londonDate as dayInWords } from '#platform/say.ts';
import { procurementsById } from '../procurement-store.ts';
import { keepTimetable } from '../timetable/keep-timetable.ts';
import { type Milestone, milestoneLabels } from '../timetable/milestones.ts';
import { timetablesOf } from '../timetable/timetable-store.ts';

/** What comes of tenders, and so cannot be planned before they are due. */
const comeOfTenders: readonly Milestone[] = ['summariesOn', 'awardNoticeOn', 'lettersOn', 'intentionOn', 'signOn'];

/**
 * The timetable follows when tenders are due, with all that is worked out from it. A day that breaks a rule that somebody checked is refused, and so is
 * one after a step that comes of tenders; what it says stands beside the box in which the day was typed.
 */
export async function followDue(
  act: Act,
  id: string,
  given: Readonly<{ tendersBy: string; tendersAt: string | null; because: string; box: string }>,
): Promise<void> {
  const kept = (await timetablesOf(act.tx, [id])).at(-1);
  const { tendersBy, because, box } = given;
  const tendersAt = given.tendersAt ?? kept?.tendersAt ?? null;
  if (!kept || (kept.dates.tendersBy === tendersBy && kept.tendersAt === tendersAt)) return;
  const early = comeOfTenders.find((one) => kept.dates[one] && kept.dates[one] < tendersBy);
  if (early)
    slip(
      box,
      `${milestoneLabels[early]} is planned for ${dayInWords(kept.dates[early]!)}, before that day. Move it in the timetable first`,
    );
  const { documents, circumstances } = kept.told;
  const now = { ...kept.dates, tendersBy, tendersAt, because, documents, circumstances: [...circumstances] };
  const procurement = (await procurementsById(act.tx, [id]))[0]!;
  try {
    await keepTimetable(act, procurement, { ...now, version: kept.version });
  } catch (error) {
    if (error instanceof Slip) slip(box, Object.values(error.errors)[0]!);
    throw error;
  }
}
