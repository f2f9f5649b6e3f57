import type { Act } from '#platform/act/act.ts';
import { addMeasure } from '#slices/measures/index.ts';
import {
  answerClash,
  changeRequirement,
  clashesOf,
  putClash,
  requirementsById,
  shownAimsOf,
  supportAim,
} from '#slices/plan/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';
import { issue } from './specification.ts';

const aimThat = async (act: Act, world: World, wants: RegExp): Promise<string> =>
  only((await shownAimsOf(act.tx, the(world, 'case'))).shown.filter((aim) => wants.test(aim.wants))).id;

type Put = { key: string; day: number; as: string; aim: RegExp; pulls: string; why: string; on: string };

const put = ({ key, day, as, aim, pulls, why, on }: Put): Scene => ({
  day,
  as,
  async does(act, world) {
    const [kind] = on.split('.');
    world[`clash.${key}`] = await putClash(act, the(world, 'case'), {
      aim: await aimThat(act, world, aim),
      measure: kind === 'measure' ? the(world, on) : null,
      requirement: kind === 'requirement' ? the(world, on) : null,
      pulls,
      why,
    });
  },
});

const answered = (day: number, as: string, key: string, does: 'changed' | 'kept', answer: string): Scene => ({
  day,
  as,
  async does(act, world) {
    const clash = only((await clashesOf(act.tx, the(world, 'case'))).filter((one) => one.id === world[`clash.${key}`]));
    await answerClash(act, clash, { does, answer, version: clash.version });
  },
});

const supported = (measure: string, aim: RegExp): Scene => ({
  day: -50,
  as: 'amara',
  does: async (act, world) =>
    supportAim(act, the(world, 'case'), {
      aim: await aimThat(act, world, aim),
      measure: the(world, `measure.${measure}`),
      does: 'add',
    }),
});

/** Section 7.9 of the story: what pulls against what the people doing the work want, who put it, and what was changed. */
export const aimsAreHeldAgainstMeasures: readonly Scene[] = [
  {
    day: -56,
    as: 'amara',
    async does(act, world) {
      world['measure.minutes'] = await addMeasure(act, {
        caseId: the(world, 'case'),
        name: 'Minutes delivered, of those commissioned',
        kind: 'percentage',
        improvement: 'up',
        source: 'Electronic call monitoring',
        burden: 'Every worker signs in and out of every visit',
        leavesOut: 'What happened in the minutes',
      });
    },
  },
  put({
    key: 'minutes',
    day: -55,
    as: 'ewa',
    aim: /own tea/,
    pulls: 'It counts minutes in the house, so whoever helps quickest looks best.',
    why: 'Watching somebody do it herself takes longer and counts as nothing.',
    on: 'measure.minutes',
  }),
  put({
    key: 'fifteen',
    day: -55,
    as: 'kofi',
    aim: /Time to sit/,
    pulls: 'Being within fifteen minutes of the plan matters more than what happens in the visit.',
    why: 'Whoever sits down is late for the next one.',
    on: 'requirement.fifteen',
  }),
  put({
    key: 'bank',
    day: -54,
    as: 'shona',
    aim: /leave when it is done/,
    pulls: 'It does not say that leaving early costs nobody an hour.',
    why: 'So we stay until the clock says so.',
    on: 'requirement.bank',
  }),
  {
    day: -53,
    as: 'dev',
    async does(act, world) {
      const before = only(await requirementsById(act.tx, [the(world, 'requirement.bank')]));
      const { id: _, caseId: __, addedAt: ___, ...now } = before;
      const words = `${before.words} To leave when it is done costs nobody an hour.`;
      await changeRequirement(act, before, { ...now, words });
    },
  },
  answered(-52, 'dev', 'bank', 'changed', 'The clause now says it in your words.'),
  answered(
    -52,
    'amara',
    'minutes',
    'kept',
    'invoices are still checked by it until the hours bank runs. No payment hangs on it, and it is not a target.',
  ),
  issue(-51, 'homecare', 'To leave when it is done costs nobody an hour: asked for by the people who do the work.'),
  supported('handed-back', /keep the people/),
  supported('contact', /walk there with somebody/),
];
