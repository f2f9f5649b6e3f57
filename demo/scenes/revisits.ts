import { londonDate } from '#platform/clock.ts';
import { livePromises, openReview, promisingOf } from '#slices/learning/index.ts';
import { revisitPromise } from '#slices/plan/index.ts';
import type { Scene } from '../build.ts';
import { only, the } from './helpers.ts';

const review = (day: number, as: string, key: string, title: string, kind: string, of: string): Scene => ({
  day,
  as,
  async does(act, world) {
    const openedBy = { kind, id: the(world, of) };
    world[`review.${key}`] = await openReview(act, { caseId: the(world, 'case'), title, openedBy, dueOn: null });
  },
});

type Said = Pick<Parameters<typeof revisitPromise>[4], 'came' | 'words' | 'saidBy'>;
type About = 'capacity' | 'capability' | 'prosperity';

/** At a review one voice says what became of a promise; with a body it is the community's, written by a member. */
const says = (day: number, as: string, key: string, of: string, about: About, said: Said, body?: string): Scene => ({
  day,
  as,
  async does(act, world) {
    const caseId = the(world, 'case');
    const promises = livePromises(await promisingOf(act.tx, caseId));
    const promise = only(promises.filter((one) => one.on.id === the(world, of) && one.about === about));
    await revisitPromise(act, the(world, `review.${key}`), caseId, promise, {
      ...said,
      voice: body ? 'community' : 'supplier',
      bodyId: body ? the(world, body) : null,
      saidOn: londonDate(act.now),
      mayPrint: true,
    });
  },
});

/** What was said that it would leave is asked again: the halls, the groups, and benches that are not for everybody. */
export const promisesAreLookedAtAgain: readonly Scene[] = [
  review(-8, 'amara', 'left', 'What it said it would leave: is it there?', 'case', 'case'),
  says(-8, 'sal', 'left', 'mechanism.networks', 'capacity', {
    came: 'partly',
    words: 'Two of the six groups have begun, with nineteen volunteers of their own.',
    saidBy: 'Vale Neighbours, to its own members’ meeting',
  }),
  says(-7, 'tom', 'left', 'mechanism.streets', 'capacity', {
    came: 'partly',
    words: 'Benches stand on two of the four routes. The toilets wait for a water main.',
    saidBy: 'Harbour Homes, with Highways',
  }),
  says(
    -6,
    'nasreen',
    'left',
    'mechanism.streets',
    'capacity',
    {
      came: 'no',
      words: 'Without a toilet half way it is no route for us. The benches have no arms to push up from.',
      saidBy: null,
    },
    'network',
  ),
  review(-6, 'ruth', 'classes-left', 'The classes, half a term in', 'lot', 'lot.classes'),
  says(-6, 'ruth', 'classes-left', 'lot.classes', 'capacity', {
    came: 'yes',
    words: 'Every hall that we use is booked and paid for. Five of the eight members are in training.',
    saidBy: 'The teachers, in the register of the first month',
  }),
  says(
    -5,
    'joan',
    'classes-left',
    'lot.classes',
    'capacity',
    {
      came: 'partly',
      words: 'St Jude’s is lit on two weekday mornings. Our own coffee morning was moved to make room for it.',
      saidBy: null,
    },
    'assembly',
  ),
  says(
    -5,
    'joan',
    'classes-left',
    'lot.classes',
    'capability',
    { came: 'too-early', words: 'Ask us when somebody has had all fifty hours.', saidBy: null },
    'assembly',
  ),
];
