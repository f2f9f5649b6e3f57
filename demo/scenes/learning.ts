import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { openFlagsOf } from '#platform/links/index.ts';
import { recordDecision } from '#slices/cases/index.ts';
import {
  actOnLesson,
  answerFlag,
  answerReview,
  holdLesson,
  identifyLesson,
  lessonsById,
  reviewsOf,
  takeReview,
} from '#slices/learning/index.ts';
import { signalsOf } from '#slices/measures/index.ts';
import { becameOf, tellAuthor } from '#slices/outcomes/index.ts';
import { addCause } from '#slices/system/index.ts';
import { quotationsNamed } from '#slices/voice/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

/** The review that the signal in a measure suggested. */
async function reviewOf(act: Act, world: World, measure: string) {
  const caseId = the(world, 'case');
  const signals = (await signalsOf(act.tx, caseId)).filter((one) => one.measureId === the(world, `measure.${measure}`));
  const reviews = await reviewsOf(act.tx, caseId);
  return only(reviews.filter((review) => signals.some((signal) => signal.id === review.openedById)));
}

const take = (day: number, as: string, measure: string): Scene => ({
  day,
  as,
  async does(act, world) {
    const review = await reviewOf(act, world, measure);
    world[`review.${measure}`] = review.id;
    await takeReview(act, review, { does: 'open', because: null, version: review.version });
  },
});

type Answers = Omit<Parameters<typeof answerReview>[2], 'heldOn' | 'does' | 'version'>;
const hold = (day: number, as: string, measure: string, answers: Answers): Scene => ({
  day,
  as,
  async does(act, world) {
    const review = await reviewOf(act, world, measure);
    const { version } = review;
    await answerReview(act, review, { ...answers, heldOn: londonDate(act.now), does: 'close', version });
  },
});

type Look = Omit<Parameters<typeof answerFlag>[1], 'caseId' | 'flagId'>;
/** Looks again at things that rested on the old reading; each is named in the world. */
const lookAgain = (day: number, as: string, names: readonly string[], look: Look): Scene => ({
  day,
  as,
  async does(act, world) {
    const caseId = the(world, 'case');
    const flags = (await openFlagsOf(act.tx, caseId)).filter(
      (flag) => flag.source.id === the(world, 'assumption.assessment'),
    );
    for (const name of names) {
      const flag = only(flags.filter(({ on }) => on.id === the(world, name)));
      await answerFlag(act, { ...look, caseId, flagId: flag.id });
    }
  },
});

/** A signal, a review, a lesson that changes an assumption; what rested on it is looked at again, some of it not yet; Joan is told. */
export const lessonsAreLearnt: readonly Scene[] = [
  take(-24, 'amara', 'start'),
  take(-23, 'ruth', 'falls'),
  hold(-18, 'amara', 'start', {
    expected: 'That the wait would fall to six days: assessments take four days now where they took nine.',
    happened: 'Assessments got quicker month by month and the wait grew, from 6.1 to 9.4 days.',
    why: 'Forty requests followed from end to end: care was asked for on the second day, and then nobody took it. In 27 of the 40 a provider had handed hours back, and every one of them named the rate.',
    change: 'adapt',
    changing: 'Each hour of care is to be paid at what it costs to employ somebody for it.',
    mayPrint: true,
    learnt:
      'We made the part quicker that was not slow. Hours are missing because an hour is paid below what it costs to employ somebody for it.',
    tookPart: 'Amara, Dev, Kofi, Leanne, Pat Lowe, Joan Archer, Nasreen Aziz',
  }),
  {
    day: -17,
    as: 'amara',
    async does(act, world) {
      const { id } = await identifyLesson(act, {
        caseId: the(world, 'case'),
        reviewId: the(world, 'review.start'),
        words:
          'Quicker assessments did not shorten the wait: hours were handed back because the rate no longer covers what it costs to employ somebody.',
        effect: 'changes',
        about: { kind: 'assumption', id: the(world, 'assumption.assessment') },
        newReading: 'People wait for help at home because pay is below the cost of employing people to give it',
      });
      world['lesson.pay'] = id;
      world['cause.floor'] = await addCause(act, {
        caseId: the(world, 'case'),
        explains: { kind: 'need', id: the(world, 'need.waits') },
        statement: 'Since the statutory wage rose it costs £23.64 to employ somebody for an hour, and we pay £23.40',
        strength: 'moderate',
        evidence:
          'Forty requests followed from end to end; the statutory wage of £12.71 put to last year’s floor of £22.71',
        saidBy: 'Pat Lowe, and every provider at Northside library',
        ending: 'changeable',
        endingWords: 'The rate. To the floor is about £0.21 million a year; to £25.14 about £1.50 million',
      });
    },
  },
  hold(-16, 'ruth', 'falls', {
    expected: 'Fewer falls a year after the classes doubled.',
    happened: 'From the month after they doubled each month but none stood above the old average: 84 became 76.',
    why: 'The classes reach people before the first fall. The visits of the fire service began in the same months, so it is not the classes alone.',
    change: 'spread',
    changing: 'Classes of fifty hours are offered to everybody who begins.',
    mayPrint: true,
    learnt: 'Fifty hours do something. We cannot say how much of it.',
    tookPart: 'Ruth, Kofi, Wilf Garside, the station officer',
  }),
  {
    day: -15,
    as: 'ruth',
    async does(act, world) {
      const { id } = await identifyLesson(act, {
        caseId: the(world, 'case'),
        reviewId: the(world, 'review.falls'),
        words:
          'Classes of fifty hours and visits to the home go together with fewer falls; neither alone can claim it.',
        effect: 'confirms',
        about: null,
        newReading: null,
      });
      world['lesson.falls'] = id;
    },
  },
  lookAgain(-13, 'amara', ['cause.assessment'], {
    answer: 'changed',
    because: 'it stays in the chain as what we believed. The rate stands beside it now.',
    ground: null,
  }),
  lookAgain(-12, 'dev', ['requirement.start'], {
    answer: 'still-right',
    because: 'seven days is what people asked for. What has to change is what we pay for it.',
    ground: null,
  }),
  lookAgain(-12, 'kofi', ['need.waits', 'outcome.start', 'measure.start'], {
    answer: 'still-right',
    because: 'the wait is what it was. Only what we think of it has changed.',
    ground: null,
  }),
  lookAgain(-12, 'ruth', ['resource.data', 'ask.data'], {
    answer: 'still-right',
    because: 'knowing on the first day helps, whatever holds the hours up.',
    ground: null,
  }),
  lookAgain(-11, 'sal', ['mechanism.micro', 'resource.micro'], {
    answer: 'still-right',
    because: 'people who set up on their own name their own price. It might draw from home care; that is said there.',
    ground: null,
  }),
  {
    day: -11,
    as: 'amara',
    async does(act, world) {
      await recordDecision(act, {
        caseId: the(world, 'case'),
        on: { kind: 'agreement', id: the(world, 'agreement.fellshore') },
        decided:
          'No hour is paid below £23.64 from the first of next month. What it would take to reach £25.14 goes to cabinet.',
        because: 'A provider that keeps the law at our rate keeps it at a loss. The floor comes before any choice.',
        power: 'Care Act 2014 section 5(2); scheme of delegation 4.2',
        decidedOn: londonDate(act.now),
      });
    },
  },
  lookAgain(-10, 'amara', ['obligation.start'], {
    answer: 'still-right',
    because: 'it is owed, and is not being kept. With the floor paid it can be.',
    ground: null,
  }),
  {
    day: -9,
    as: 'ruth',
    async does(act, world) {
      const lesson = only(await lessonsById(act.tx, [the(world, 'lesson.falls')]));
      await actOnLesson(act, lesson, {
        did: 'Fifty hours were written into the new contract, and looking for hazards into the visits.',
        didOn: londonDate(act.now),
        version: lesson.version,
      });
    },
  },
  {
    day: -5,
    as: 'ruth',
    async does(act, world) {
      const lesson = only(await lessonsById(act.tx, [the(world, 'lesson.falls')]));
      await holdLesson(act, lesson, {
        evidence:
          'The new contract offers fifty hours to everybody who begins, and crews look for hazards on each visit.',
        seenOn: londonDate(act.now),
        version: lesson.version,
      });
    },
  },
  {
    day: -3,
    as: 'amara',
    async does(act, world, { kinds, config }) {
      const quotation = only(await quotationsNamed(act.tx, [the(world, 'words.joan.wait')]));
      await tellAuthor(act, quotation, {
        channel: 'letter',
        recipient: 'Joan Archer',
        address: '4 Quay Steps, Thornmere',
        note: 'You said that it was five weeks. It is still too long. We had looked for the reason in the wrong place, and now pay for each hour what it costs.',
        became: await becameOf(act.tx, kinds, quotation.id, act.now),
        site: config.publicUrl ?? `http://${config.host}:${config.port}`,
        canMail: false,
      });
    },
  },
];
