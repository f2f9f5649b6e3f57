import {
  changeRequirement,
  draftSpecification,
  issueSpecification,
  requirementsById,
  sayBurden,
  specificationsById,
} from '#slices/plan/index.ts';
import type { Scene } from '../build.ts';
import { only, the } from './helpers.ts';

type Details = { dataSource?: string; checkedBy?: string; changeMechanism?: string };

/** What each requirement says of itself besides its words: section 7.10 of the story, output and principles, an hours bank, open books. */
const details: Readonly<Record<string, Details>> = {
  start: {
    dataSource: 'Dates of request and of first visit, from each provider’s own record',
    checkedBy: 'The contract manager and one provider in turn, each month',
    changeMechanism: 'At the yearly review, by the council and all providers together',
  },
  faces: {
    dataSource: 'Rounds as planned; a question asked of twenty people each quarter',
    checkedBy: 'Thornmere Elders’ Assembly’s visitors',
    changeMechanism: 'By the person and the worker at any time; for everybody at the yearly review',
  },
  bank: {
    dataSource: 'The hours bank’s own balance, which each person can see',
    checkedBy: 'The person it belongs to',
    changeMechanism: 'By the person and the worker, at any time',
  },
  classes: {
    dataSource: 'Registers of the classes; a test of standing up from a chair at the start and after six months',
    checkedBy: 'The instructor, and a physiotherapist for one in ten',
    changeMechanism: 'After the first year, when we know who did not come',
  },
};

const draft = (key: string, title: string): Scene => ({
  day: -58,
  as: 'dev',
  async does(act, world) {
    world[`specification.${key}`] = await draftSpecification(act, {
      caseId: the(world, 'case'),
      title,
      mechanismId: the(world, `mechanism.${key}`),
    });
  },
});

export const issue = (day: number, key: string, because: string): Scene => ({
  day,
  as: 'dev',
  async does(act, world) {
    const specification = only(await specificationsById(act.tx, [the(world, `specification.${key}`)]));
    await issueSpecification(act, specification, { because, version: specification.version });
  },
});

const burden = (key: string, said: Parameters<typeof sayBurden>[2]): Scene => ({
  day: -56,
  as: 'dev',
  async does(act, world) {
    await sayBurden(act, only(await specificationsById(act.tx, [the(world, `specification.${key}`)])), said);
  },
});

/** What was asked for becomes two specifications: home care by outputs and principles, the classes by what they do. */
export const specificationsAreIssued: readonly Scene[] = [
  {
    day: -59,
    as: 'dev',
    async does(act, world) {
      for (const [key, more] of Object.entries(details)) {
        const before = only(await requirementsById(act.tx, [the(world, `requirement.${key}`)]));
        const { id: _, caseId: __, addedAt: ___, ...now } = before;
        await changeRequirement(act, before, { ...now, ...more });
      }
    },
  },
  draft('homecare', 'Home care with hours in a bank'),
  draft('classes', 'Strength and balance classes'),
  issue(-57, 'homecare', 'For providers to read before the market day.'),
  burden('homecare', {
    annualValue: 20_200_000_00,
    forSmall: false,
    questions: 12,
    wordsLow: 300,
    wordsHigh: 750,
    documents: 4,
    insurances: 3,
  }),
  // As the corporate template has it: thirty questions for classes in four halls.
  burden('classes', {
    annualValue: 180_000_00,
    forSmall: true,
    questions: 30,
    wordsLow: 250,
    wordsHigh: 750,
    documents: 9,
    insurances: 4,
  }),
];
