import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { casesById } from '#slices/cases/index.ts';
import { lessonsOf } from '../../lessons/lesson-store.ts';
import { readableLessons } from '../../library/readable-lessons.ts';
import { memberOf } from '../cohorts/cohort.ts';
import { allCohorts } from '../cohorts/cohort-store.ts';
import { readableLive } from '../live/gather-live.ts';
import { isHeld } from './held-lessons.ts';

type Held = Readonly<{ id: string; words: string; evidence: string | null; caseTitle: string; path: string | null }>;

/** Lessons that held, of the cases that this person is on and of those that were brought to their cohorts with that part agreed. */
async function heldFor(visit: Visit): Promise<Held[]> {
  const { tx, who } = visit;
  const own = (await readableLessons(visit, null)).filter(({ state }) => isHeld(state));
  const found = new Map<string, Held>(own.map((one) => [one.id, { ...one, evidence: null }]));
  for (const cohort of await allCohorts(tx)) {
    if (memberOf(cohort, who.personId)?.state !== 'joined') continue;
    for (const live of (await readableLive(tx, who, cohort)).filter(({ parts }) => parts.includes('lessons'))) {
      const [from] = await casesById(tx, [live.caseId]);
      for (const { id, words, evidence, state } of await lessonsOf(tx, live.caseId))
        if (isHeld(state) && !found.has(id))
          found.set(id, { id, words, evidence, caseTitle: from?.title ?? '', path: null });
    }
  }
  return [...found.values()];
}

export const showHeld = async (visit: Visit): Promise<Reply> =>
  page('learning/academy/held.njk', 'What held', { lessons: await heldFor(visit) });
