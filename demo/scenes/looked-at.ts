import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { type Flag, openFlagsOf } from '#platform/links/index.ts';
import { actOnLesson, answerFlag, answerReview, lessonsById, reviewsById } from '#slices/learning/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

type Look = Omit<Parameters<typeof answerFlag>[1], 'caseId' | 'flagId'>;

const right = (because: string): Look => ({ answer: 'still-right', because, ground: null });
const changed = (because: string, ground: Look['ground'] = null): Look => ({ answer: 'changed', because, ground });

/** What was found of one thing, by its name in the world; else of its kind. */
const byName: Readonly<Record<string, Look>> = {
  'agreement.fellshore': changed('the rate clause names the floor, and moves with the statutory wage.', 'provided-for'),
  'obligation.rate': changed('the council owes £23.64 an hour at least, from the first of next month.', 'provided-for'),
  'agreement.networks': right('networks bring company and not hours of care. Their grant does not turn on the rate.'),
  'option.floor': right('it was chosen for the law’s sake, and is now also what we believe works.'),
  'option.rate': right('it is the next thing to look at, once the floor has been paid for six months.'),
  'mechanism.homecare': changed('it pays the floor before it buys another hour.'),
  'mechanism.fellshore': changed('the three providers open their books on what an hour costs them.'),
  'measure.handed-back': right('it is where we would see first whether pay was the reason.'),
  'link.assessment-wait': changed('it stays on the map, drawn as weak, with what it cost us to think it strong.'),
  'variable.assessment': right('assessments still take days that people wait. They are not what people wait for most.'),
};
const byKind: Readonly<Record<string, Look>> = {
  obligation: right('it is owed whatever the hours are paid.'),
  requirement: right('it says what people asked for. The reason for the wait does not change that.'),
  lot: right('the zones are as they were; each is priced from the floor up.'),
  option: right('it was compared at the floor already.'),
  specification: changed('its page on the rate says the floor, and how it moves.'),
  signing: right('those who signed were told of the floor in the covering letter.'),
  signal: right('it is what made us look.'),
};
const otherwise = right('it was read again with the new reading beside it, and stands.');

const fromTheAssumption = async (act: Act, world: World) =>
  (await openFlagsOf(act.tx, the(world, 'case'))).filter(
    ({ source }) => source.id === the(world, 'assumption.assessment'),
  );

const nameIn = (world: World, { on }: Flag): string =>
  Object.entries(world).find(([name, id]) => id === on.id && name.includes('.'))?.[0] ?? '';

const looksAt = (day: number, which: (flag: Flag) => boolean): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    for (const flag of (await fromTheAssumption(act, world)).filter(which)) {
      const look = byName[nameIn(world, flag)] ?? byKind[flag.on.kind] ?? otherwise;
      await answerFlag(act, { ...look, caseId: the(world, 'case'), flagId: flag.id });
    }
  },
});

const binds = ({ on }: Flag): boolean => on.kind === 'agreement' || on.kind === 'obligation';

/** What rested on the old reading is looked at to its end, one by one; only then the review closes again. */
export const theRestIsLookedAt: readonly Scene[] = [
  looksAt(-4, binds),
  looksAt(-3, ({ on }) => ['requirement', 'lot', 'specification', 'mechanism'].includes(on.kind)),
  looksAt(-1, () => true),
  {
    day: -1,
    as: 'amara',
    async does(act, world) {
      const lesson = only(await lessonsById(act.tx, [the(world, 'lesson.pay')]));
      const { version } = lesson;
      const did = 'The floor was written into the alliance, the lots and the specification. Cabinet has the paper.';
      await actOnLesson(act, lesson, { did, didOn: londonDate(act.now), version });
    },
  },
  {
    day: -1,
    as: 'amara',
    async does(act, world) {
      const review = only(await reviewsById(act.tx, [the(world, 'review.start')]));
      const { expected, happened, why, learnt, change, changing, mayPrint, tookPart, heldOn, version } = review;
      const answers = { expected, happened, why, learnt, change, changing, mayPrint, tookPart, heldOn, version };
      await answerReview(act, review, { ...answers, does: 'close' });
    },
  },
];
