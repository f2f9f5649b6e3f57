import { outcomesOf } from '#slices/outcomes/index.ts';
import {
  answerEleven,
  answerThreeQuestions,
  askEleven,
  changeMechanismState,
  changeRequirement,
  chooseMechanism,
  giveVoice,
  mechanismsById,
  pasteStakes,
  requirementsById,
  settleDifference,
  writeRequirement,
} from '#slices/plan/index.ts';
import { restOnAssumption } from '#slices/system/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

type Mechanism = Omit<Parameters<typeof chooseMechanism>[1], 'caseId' | 'outcomeId' | 'resourceId'> & {
  key: string;
  pursues: string;
  uses?: string;
  restsOn?: string;
};

const mechanisms: readonly Mechanism[] = [
  {
    key: 'networks',
    pursues: 'connection',
    type: 'grant',
    title: 'Neighbourhood networks, in six more patches',
    contribution: 'main',
    evidence:
      'Where there is a network four members in five see somebody who matters to them each week; it is not known what brought them.',
    sceptic: 'Nasreen Aziz: whoever can come to a network can get out already',
    tier: 'primary',
    timeToEffect: '12 to 24 months',
    uses: 'networks',
    restsOn: 'volunteers',
  },
  {
    key: 'circle',
    pursues: 'connection',
    type: 'self-help',
    title: 'The carers’ and bereavement circles, left to themselves and given a room',
    contribution: 'supporting',
    evidence: 'Forty people come who came to nothing else.',
    sceptic: null,
    tier: 'secondary',
    timeToEffect: '3 months',
    uses: 'circle',
  },
  {
    key: 'streets',
    pursues: 'connection',
    type: 'planning',
    title: 'Benches, toilets and kerbs on four routes',
    contribution: 'supporting',
    evidence: null,
    sceptic: null,
    tier: 'primary',
    timeToEffect: '6 to 18 months',
    uses: 'benches',
  },
  {
    key: 'hello',
    pursues: 'connection',
    type: 'norm',
    title: 'Say hello, and know whom to tell',
    contribution: 'weak',
    evidence: null,
    sceptic: null,
    tier: 'primary',
    timeToEffect: 'years',
    uses: 'hello',
  },
  {
    key: 'homecare',
    pursues: 'start',
    type: 'contract',
    title: 'Home care with hours in a bank',
    contribution: 'main',
    evidence: 'It is how 1,150 people are helped today; places that bank hours report fewer packages handed back.',
    sceptic: 'Pat Lowe: an hours bank pays nobody if the hour is below cost',
    tier: 'tertiary',
    timeToEffect: '3 months',
    restsOn: 'assessment',
  },
  {
    key: 'fellshore',
    pursues: 'start',
    type: 'alliance',
    title: 'An alliance for Fell & Shore: three providers, the network, the council and the Integrated Care Board',
    contribution: 'supporting',
    evidence: 'Nobody there can cover for the largest; together they could share rounds.',
    sceptic: 'Councillor Hughes: who answers when everybody does?',
    tier: 'tertiary',
    timeToEffect: '9 months',
  },
  {
    key: 'micro',
    pursues: 'start',
    type: 'market-innovation',
    title: 'A catalyst for micro-enterprises',
    contribution: 'weak',
    evidence: null,
    sceptic: null,
    tier: 'tertiary',
    timeToEffect: '12 months',
    uses: 'micro',
  },
  {
    key: 'classes',
    pursues: 'falls',
    type: 'contract',
    title: 'Strength and balance classes, and hazards at home put right',
    contribution: 'main',
    evidence: 'Trials of classes of fifty hours and more show fewer falls; ours were shorter until last year.',
    sceptic: 'Kofi Mensah: those who fall most do not come to classes',
    tier: 'secondary',
    timeToEffect: '12 to 18 months',
    uses: 'homes',
  },
  {
    key: 'visits',
    pursues: 'falls',
    type: 'partner-commitment',
    title: 'Fire service visits that look for hazards as well',
    contribution: 'supporting',
    evidence: null,
    sceptic: null,
    tier: 'secondary',
    timeToEffect: '6 months',
    uses: 'fire',
  },
];

type Requirement = Omit<
  Parameters<typeof writeRequirement>[1],
  'caseId' | 'outcomeId' | 'needId' | 'mechanismId' | 'measureId' | 'legalDuty' | 'organisational' | 'paymentDepends'
> & { key: string; serves?: string; specifies?: string; duty?: string; ours?: string; answers?: string };

const requirements: readonly Requirement[] = [
  {
    key: 'start',
    type: 'output',
    title: 'Help begins within seven days',
    words: 'From the day somebody asks to the first visit there are no more than seven days.',
    test: 'Days from request to first visit, each month, as a chart',
    serves: 'start',
    specifies: 'homecare',
    answers: 'waits',
  },
  {
    key: 'faces',
    type: 'process',
    title: 'A round of few people',
    words: 'Each person is helped by a round of at most six people, whose names they are given beforehand.',
    test: 'Rounds longer than six, counted each month; people are asked whether they knew who was coming',
    serves: 'start',
    specifies: 'homecare',
  },
  {
    key: 'bank',
    type: 'principle',
    title: 'Hours belong to the person',
    words:
      'Hours not used in one week are kept for another. The person and the worker decide together what an hour is for.',
    test: null,
    serves: 'connection',
    specifies: 'homecare',
  },
  {
    key: 'tell',
    type: 'information',
    title: 'A way to tell somebody',
    words:
      'Whoever sees that a person is failing can tell somebody who can act on the same day, and hears what was done.',
    test: 'Told, acted on and answered: three counts a month',
    serves: 'connection',
    specifies: 'homecare',
  },
  {
    key: 'classes',
    type: 'output',
    title: 'Fifty hours of strength and balance',
    words: 'Each person who begins is offered fifty hours within six months, in a hall that they can reach.',
    test: 'People who begin, complete, and are stronger after six months',
    serves: 'falls',
    specifies: 'classes',
  },
  {
    key: 'pay',
    type: 'standard-clause',
    title: 'Pay at least the statutory minimum, travel included',
    words: 'Everybody is paid at least the National Living Wage for all time worked, with travel between visits.',
    test: null,
    duty: 'National Minimum Wage Act 1998',
  },
  {
    key: 'books',
    type: 'information',
    title: 'Open book on the hourly cost',
    words: 'Once a year each provider shows what an hour costs it, and the council shows what it has to spend.',
    test: null,
    ours: 'Thornmere Council’s market position statement, promise 3',
  },
  {
    key: 'fifteen',
    type: 'process',
    title: 'Attend within 15 minutes of the planned time',
    words: 'Attend within 15 minutes of the planned time.',
    test: 'Electronic call monitoring',
  },
];

const agree = (day: number, keys: readonly string[]): Scene => ({
  day,
  as: 'dev',
  async does(act, world) {
    for (const key of keys) {
      const before = only(await requirementsById(act.tx, [the(world, `requirement.${key}`)]));
      const { id: _, caseId: __, addedAt: ___, ...now } = before;
      await changeRequirement(act, before, { ...now, state: 'agreed' });
    }
  },
});

const maybe = (world: World, kind: string, name: string | undefined): string | null =>
  name === undefined ? null : the(world, `${kind}.${name}`);

const three = (
  day: number,
  outcome: string,
  answers: Omit<Parameters<typeof answerThreeQuestions>[1], 'caseId' | 'outcomeId'>,
): Scene => ({
  day,
  as: 'amara',
  does: (act, world) =>
    answerThreeQuestions(act, {
      ...answers,
      caseId: the(world, 'case'),
      outcomeId: the(world, `outcome.${outcome}`),
    }),
});

const aboutClasses = (world: World) =>
  ({
    caseId: the(world, 'case'),
    subjectKind: 'requirement',
    subjectId: the(world, 'requirement.classes'),
  }) as const;

/** The outcome's number, who, what they do, how much a year and in what form. */
const stakes = [
  ['connection', 'Thornmere Elders’ Assembly; owns'],
  ['connection', 'Thornmere Council; funds; £330,000; pooled; section 75'],
  ['connection', 'Thornmere Community Foundation; funds; £300,000; aligned'],
  ['start', 'Thornmere Council; requires; ; ; Care Act 2014'],
  ['start', 'Thornmere Council; funds; £14.6m; pooled; section 75'],
  ['start', 'Thornmere and Fells Integrated Care Board; funds; £5.6m; pooled; section 75'],
  ['falls', 'Thornmere and Fells Integrated Care Board; requires'],
  ['falls', 'Thornmere and Fells Integrated Care Board; funds; £180,000; pooled'],
  ['falls', 'Harbour Homes; funds; £1.5m; aligned'],
] as const;

/** What can be contracted and what cannot; how each thing wanted is pursued; requirements that hang from something, and one that does not. */
export const planIsMade: readonly Scene[] = [
  three(-80, 'connection', {
    canSay: 'yes',
    couldSee: 'partly',
    inHands: 'no',
    note: 'No provider can bring the person who matters. It can leave the time for them to come.',
  }),
  three(-80, 'start', {
    canSay: 'yes',
    couldSee: 'yes',
    inHands: 'partly',
    note: 'We decide when care is asked for, the hospital when somebody comes home, the provider the rest.',
  }),
  three(-80, 'falls', { canSay: 'yes', couldSee: 'yes', inHands: 'partly', note: null }),
  {
    day: -78,
    as: 'amara',
    async does(act, world) {
      const caseId = the(world, 'case');
      for (const { key, pursues, uses, restsOn, ...mechanism } of mechanisms) {
        const id = await chooseMechanism(act, {
          ...mechanism,
          caseId,
          outcomeId: the(world, `outcome.${pursues}`),
          resourceId: maybe(world, 'resource', uses),
        });
        world[`mechanism.${key}`] = id;
        if (restsOn)
          await restOnAssumption(act, { kind: 'mechanism', id }, the(world, `assumption.${restsOn}`), caseId);
      }
      const outcomes = (await outcomesOf(act.tx, caseId)).filter((one) => one.state !== 'retired');
      const number = (key: string) => outcomes.findIndex((one) => one.id === the(world, `outcome.${key}`)) + 1;
      await pasteStakes(act, caseId, { lines: stakes.map(([key, line]) => `${number(key)}; ${line}`).join('\n') });
    },
  },
  {
    day: -74,
    as: 'dev',
    async does(act, world) {
      for (const { key, serves, specifies, duty, ours, answers, ...requirement } of requirements)
        world[`requirement.${key}`] = await writeRequirement(act, {
          ...requirement,
          caseId: the(world, 'case'),
          outcomeId: maybe(world, 'outcome', serves),
          needId: maybe(world, 'need', answers),
          mechanismId: maybe(world, 'mechanism', specifies),
          measureId: null,
          legalDuty: duty ?? null,
          organisational: ours ?? null,
          paymentDepends: false,
        });
    },
  },
  {
    day: -73,
    as: 'dev',
    does: (act, world) =>
      askEleven(act, aboutClasses(world), { because: 'Somebody asked for payment by result: money would follow it.' }),
  },
  {
    day: -72,
    as: 'amara',
    does: (act, world) =>
      answerEleven(act, aboutClasses(world), {
        definable: 2,
        observable: 2,
        reliable: 1,
        attributable: 1,
        controllable: 2,
        timely: 2,
        hardToGame: 1,
        uniform: 1,
        lightBurden: 1,
        safeAlone: 1,
        owned: 1,
        facts: ['cohortDefined', 'deadweightKnown'],
        thirdVoice: null,
        note: 'A third would get stronger in any case, and those who fall most would not be taken.',
      }),
  },
  {
    day: -71,
    as: 'joan',
    does: (act, world) =>
      giveVoice(act, aboutClasses(world), {
        voice: 'resident',
        saidBy: null,
        hardToGame: 0,
        note: 'If they are paid by who gets stronger, they will take those who can stand up already. I went. I saw who was asked.',
      }),
  },
  {
    day: -70,
    as: 'amara',
    does: (act, world) =>
      settleDifference(act, aboutClasses(world), {
        question: 'hardToGame',
        does: 'open',
        because:
          'She was there and we were not. No payment hangs on it, and who was asked and did not come is written down.',
      }),
  },
  {
    day: -65,
    as: 'amara',
    async does(act, world) {
      for (const key of ['networks', 'circle', 'hello', 'homecare', 'fellshore', 'classes', 'visits']) {
        const mechanism = only(await mechanismsById(act.tx, [the(world, `mechanism.${key}`)]));
        await changeMechanismState(act, mechanism, { state: 'chosen', version: mechanism.version });
      }
    },
  },
  agree(-64, ['start', 'faces', 'bank', 'tell', 'classes', 'pay', 'books']),
];
