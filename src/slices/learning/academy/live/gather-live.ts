import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { casesById, hatsOf } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { mechanismsOf } from '#slices/plan/index.ts';
import { assumptionsOf } from '#slices/system/index.ts';
import { lessonsOf } from '../../lessons/lesson-store.ts';
import { type Cohort, memberOf } from '../cohorts/cohort.ts';
import { type LiveCase, mayReadLive, type Part, partLabels } from './live-case.ts';
import { liveCasesOf } from './live-store.ts';

/** Somebody gives services if they say so here, or if an organisation of theirs does. */
export async function isProvider(tx: Tx, who: Who, cohort: Cohort): Promise<boolean> {
  if (memberOf(cohort, who.personId)?.speaksAs === 'provider') return true;
  const ids = who.organisations.map(({ id }) => id);
  return (await organisationsById(tx, ids)).some(({ type }) => type === 'provider');
}

/** A cohort's live cases that this member may read. */
export async function readableLive(tx: Tx, who: Who, cohort: Cohort): Promise<LiveCase[]> {
  const all = await liveCasesOf(tx, cohort.id);
  const provider = await isProvider(tx, who, cohort);
  const readable: LiveCase[] = [];
  for (const one of all) {
    const worn = await hatsOf(tx, who.personId!, one.caseId);
    if (mayReadLive(one, { isProvider: provider || worn.includes('provider') })) readable.push(one);
  }
  return readable;
}

const gone = ['dropped', 'retired', 'stopped', 'withdrawn', 'removed'];

const wordsOf: Record<Part, (tx: Tx, caseId: string) => Promise<string[]>> = {
  async purpose(tx, caseId) {
    const [one] = await casesById(tx, [caseId]);
    return [one?.purpose, one?.place, one?.forWhom].filter((words) => typeof words === 'string');
  },
  outcomes: async (tx, caseId) => standing(await outcomesOf(tx, caseId)).map(({ statement }) => statement),
  assumptions: async (tx, caseId) => standing(await assumptionsOf(tx, caseId)).map(({ statement }) => statement),
  mechanisms: async (tx, caseId) => standing(await mechanismsOf(tx, caseId)).map(({ title }) => title),
  lessons: async (tx, caseId) =>
    (await lessonsOf(tx, caseId)).map(({ words, evidence }) => (evidence ? `${words} Seen: ${evidence}` : words)),
};

const standing = <T extends { state: string }>(list: readonly T[]): T[] =>
  list.filter(({ state }) => !gone.includes(state));

/** The parts of a live case that its people agreed to, as the case has them today, and nothing else of it. */
export const sharedParts = (tx: Tx, live: LiveCase) =>
  Promise.all(
    live.parts.map(async (part) => ({ part, label: partLabels[part], lines: await wordsOf[part](tx, live.caseId) })),
  );
