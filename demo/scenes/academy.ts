import type { Act } from '#platform/act/act.ts';
import {
  answerBrought,
  answerChallenge,
  askChallenge,
  askInSet,
  askToJoin,
  bringCase,
  challengesOf,
  cohortsById,
  giveChallenge,
  letIn,
  liveCasesFrom,
  meetPlan,
  plansById,
  present,
  sayWillDo,
  setsById,
  startCohort,
  startSet,
  writePlan,
} from '#slices/learning/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

const cohortOf = async (act: Act, world: World) => only(await cohortsById(act.tx, [the(world, 'cohort')]));

type SpeaksAs = Parameters<typeof askToJoin>[2]['speaksAs'];
/** Somebody asks to join, and Sal, who began it, lets them in. */
const joins = (day: number, person: string, speaksAs: SpeaksAs, wants: string | null = null): Scene[] => [
  { day, as: person, does: async (act, world) => askToJoin(act, await cohortOf(act, world), { speaksAs, wants }) },
  {
    day,
    as: 'sal',
    does: async (act, world) => letIn(act, await cohortOf(act, world), { person: the(world, person), does: 'let-in' }),
  },
];

type Said = Pick<Parameters<typeof writePlan>[2], 'different' | 'who' | 'sign'>;
const plans = (day: number, as: string, said: Said, live = false): Scene => ({
  day,
  as,
  async does(act, world) {
    const liveCase = live ? the(world, 'live') : null;
    world[`plan.${as}`] = await writePlan(act, await cohortOf(act, world), { ...said, liveCase, beginsOn: null });
  },
});

type Met = Omit<Parameters<typeof meetPlan>[2], 'version'>;
const meets = (day: number, as: string, met: Met): Scene => ({
  day,
  as,
  async does(act, world) {
    const plan = only(await plansById(act.tx, [the(world, `plan.${as}`)]));
    await meetPlan(act, plan, { ...met, version: plan.version });
  },
});

const challengeOf = async (act: Act, world: World) =>
  only((await challengesOf(act.tx, the(world, 'cohort'))).filter(({ id }) => id === the(world, 'challenge')));

const gives = (day: number, as: string, words: string): Scene => ({
  day,
  as,
  does: async (act, world) => giveChallenge(act, await challengeOf(act, world), words),
});

type Answer = Omit<Parameters<typeof answerChallenge>[2], 'given'>;
const answersTo = (day: number, as: string, giver: string, answer: Answer): Scene => ({
  day,
  as,
  async does(act, world) {
    const challenge = await challengeOf(act, world);
    const { id } = only(challenge.given.filter(({ givenBy }) => givenBy === the(world, giver)));
    await answerChallenge(act, challenge, { ...answer, given: id });
  },
});

const setOf = async (act: Act, world: World) => only(await setsById(act.tx, [the(world, 'set')]));

/** A hundred days that were met, by somebody who does the work. */
const theFirstHundred: readonly Scene[] = [
  plans(-112, 'kofi', {
    different: 'Whoever comes home from hospital is rung on the same day',
    who: 'The discharge team, with two volunteers of Vale Neighbours',
    sign: 'Ten of ten people asked say that somebody rang',
  }),
  meets(-82, 'kofi', {
    day: 30,
    seen: 'not-yet',
    happened: 'Two of ten were rung. The ward keeps no list of who goes home today.',
    learnt: null,
    next: 'The ward clerk writes the names on a card at noon.',
  }),
  meets(-52, 'kofi', {
    day: 60,
    seen: 'partly',
    happened: 'Six of ten. At weekends there is no clerk, and no card.',
    learnt: 'A card on a desk did more than the form that we had asked for.',
    next: 'The porter hands the card on at weekends.',
  }),
  meets(-12, 'kofi', {
    day: 100,
    seen: 'yes',
    happened: 'Ten of ten asked in the last week of it were rung. Three said that it was the only call they had.',
    learnt: 'It needed a name and a card, and nobody’s budget. Whoever cannot reach a phone is still left out.',
    next: null,
  }),
];

/** What is said in the set is read by those in it alone: visit it as Joan, Kofi or Ruth. */
const theSet: readonly Scene[] = [
  {
    day: -60,
    as: 'joan',
    async does(act, world) {
      const members = ['kofi', 'ruth'].map((name) => the(world, name));
      world.set = await startSet(act, await cohortOf(act, world), { name: 'Quay Steps, first Thursdays', members });
      const question = 'How do I speak for people who never come to our meetings?';
      world['turn.joan'] = await present(act, await setOf(act, world), question);
    },
  },
  {
    day: -60,
    as: 'ruth',
    does: async (act, world) =>
      askInSet(
        act,
        await setOf(act, world),
        the(world, 'turn.joan'),
        'Which of them would tell you that you had it wrong?',
      ),
  },
  {
    day: -59,
    as: 'joan',
    does: async (act, world) =>
      sayWillDo(
        act,
        await setOf(act, world),
        the(world, 'turn.joan'),
        'I knock at three doors before the next meeting, and write down what they say.',
      ),
  },
];

/** The case comes in once Dev has said which parts of it may be read; then it is challenged, and planned for. */
const theLiveCase: readonly Scene[] = [
  {
    day: -6,
    as: 'amara',
    async does(act, world) {
      world.live = await bringCase(act, await cohortOf(act, world), {
        broughtCase: the(world, 'case'),
        stuck: 'We know now that the rate holds the hours up. We do not know whether a higher one brings anybody back.',
        parts: ['purpose', 'outcomes', 'assumptions', 'lessons'],
        providersToo: false,
      });
    },
  },
  {
    day: -5,
    as: 'dev',
    async does(act, world) {
      const live = only(
        (await liveCasesFrom(act.tx, the(world, 'case'))).filter(({ id }) => id === the(world, 'live')),
      );
      await answerBrought(act, live, { does: 'agree', parts: ['purpose', 'outcomes', 'lessons'], providersToo: false });
    },
  },
  {
    day: -4,
    as: 'amara',
    async does(act, world) {
      const asks = 'We say that pay is the reason. What else would you look at before the money is spent?';
      const about = { planId: null, liveCaseId: the(world, 'live') };
      world.challenge = await askChallenge(act, await cohortOf(act, world), asks, about);
    },
  },
  gives(-3, 'ruth', 'Ask those who left last year. Those who stayed cannot tell you why people go.'),
  gives(-3, 'joan', 'Put the money into benches and the halls, and fewer people will need the hours.'),
  answersTo(-2, 'amara', 'ruth', {
    taken: 'taken',
    because: 'we had asked only those who are still here. Leanne has the numbers of eleven who left.',
  }),
  answersTo(-2, 'amara', 'joan', {
    taken: 'not-taken',
    because: 'both are in the plan, and the law does not let us pay below the floor while we wait for it to work.',
  }),
  plans(
    -2,
    'amara',
    {
      different: 'No hour of care in Thornmere is paid below what it costs to employ somebody for it',
      who: 'Amara and Dev, with the three providers of Fell & Shore',
      sign: 'Fewer than two packages handed back in the third month',
    },
    true,
  ),
];

/** A cohort of people from five organisations and of none, begun by a community group. */
export const aCohortLearns: readonly Scene[] = [
  {
    day: -118,
    as: 'sal',
    async does(act, world) {
      world.cohort = await startCohort(act, {
        name: 'Home in Thornmere',
        purpose: 'Each of us changes one thing in a hundred days that somebody who lives here would notice.',
        speaksAs: 'community',
      });
    },
  },
  ...joins(-117, 'joan', 'resident', 'Why it takes five weeks'),
  ...joins(-116, 'kofi', 'practitioner'),
  ...joins(-116, 'ruth', 'commissioner'),
  ...joins(-115, 'pat', 'provider', 'What you see before you ask us'),
  ...joins(-114, 'amara', 'commissioner'),
  ...joins(-114, 'dev', 'procurement', 'To be asked earlier'),
  ...theFirstHundred,
  ...theSet,
  ...theLiveCase,
];
