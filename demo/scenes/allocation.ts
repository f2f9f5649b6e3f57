import type { Act } from '#platform/act/act.ts';
import {
  allocationsById,
  answerSheet,
  askPortfolios,
  decidePortfolio,
  invitePeople,
  joinRound,
  moveRound,
  noteDiscussion,
  openRound,
  participantsOf,
  roundsById,
  useScores,
} from '#slices/allocation/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';
import { growth } from './options.ts';

/** Nine people: seven with an account, two by a link on a slip. A swing of the first criterion and of the second. */
const people: readonly { name: string; as: string | null; swings: readonly [number, number]; shows?: boolean }[] = [
  { name: 'Joan Archer', as: 'joan', swings: [100, 25], shows: true },
  { name: 'Wilf Garside', as: 'wilf', swings: [100, 25], shows: true },
  { name: 'Nasreen Aziz', as: 'nasreen', swings: [100, 25] },
  { name: 'Sal Brennan', as: 'sal', swings: [100, 25], shows: true },
  { name: 'Shona Reid', as: 'shona', swings: [100, 100] },
  { name: 'A discharge nurse', as: null, swings: [100, 100] },
  { name: 'Kofi Mensah', as: 'kofi', swings: [100, 100] },
  { name: 'Tom Hallam', as: 'tom', swings: [100, 100] },
  { name: 'A GP of the Vale practice', as: null, swings: [25, 100] },
];

/**
 * What the room comes to for one person, by criterion, in the options' order: being with people, then staying steady. By the
 * room's weights (six tenths and four) they come to what one person gains: 20, 25, 35, 60, 12, 4, 30, 45, 30, 85.
 */
const means: readonly (readonly [number, number])[] = [
  [30, 5],
  [19, 34],
  [15, 65],
  [44, 84],
  [4, 24],
  [2, 7],
  [40, 15],
  [55, 30],
  [46, 6],
  [89, 79],
];
/** How far the room lies apart on each, the second time; the first time twice as far where there is room for it. */
const apart = [3, 2, 1, 2, 2, 1, 3, 4, 9, 1] as const;

/** Scores that come to the mean: steps either way, as wide as 0 to 100 allows. `turn` says whose step is whose. */
function scoreOf(mean: number, wide: number, person: number, turn: number): number {
  const step = Math.floor(Math.min(wide, mean / 4, (100 - mean) / 4));
  return mean + step * (4 - ((person + turn) % people.length));
}

function sheet(stage: 'first' | 'second', person: number): Record<string, string> {
  const typed: Record<string, string> = { stage, ...(people[person]!.shows && { showsName: 'yes' }) };
  for (const [at, both] of means.entries())
    for (const [index, mean] of both.entries()) {
      const wide = apart[at]! * (stage === 'first' ? 2 : 1);
      // On the day centre those who live here stand together; on the rest it is anybody's guess.
      const turn = growth[at]!.key === 'day-centre' ? 0 : at * 2 + index;
      typed[`score-${at + 1}-${index + 1}`] = String(scoreOf(mean, wide, person, turn));
    }
  return typed;
}

const roundIn = async (act: Act, world: World) => only(await roundsById(act.tx, [the(world, 'round')]));

const answers = (day: number, typed: (person: number) => Record<string, string>): Scene[] =>
  people.map(({ name, as }, person) => ({
    day,
    as,
    async does(act, world) {
      const all = await participantsOf(act.tx, the(world, 'round'));
      await answerSheet(act, only(all.filter((one) => one.name === name)), typed(person));
    },
  }));

const goesTo = (day: number, to: Parameters<typeof moveRound>[2]['to']): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    const round = await roundIn(act, world);
    await moveRound(act, round, { to, version: round.version });
  },
});

const aRound: readonly Scene[] = [
  {
    day: -76,
    as: 'amara',
    async does(act, world) {
      world.round = await openRound(act, {
        caseId: the(world, 'case'),
        title: 'What one person gains from each',
        criteria: [
          { title: 'Being with people who matter', worst: 'a week without one', best: 'one every day' },
          { title: 'Staying steady', worst: 'help for everything', best: 'up and about alone' },
        ],
        optionIds: growth.map(({ key }) => the(world, `option.${key}`)),
      });
      const guests = people.filter(({ as }) => as === null).map(({ name }) => ({ name, address: null }));
      await invitePeople(act, await roundIn(act, world), guests);
    },
  },
  ...people
    .filter(({ as }) => as !== null)
    .map(({ as }): Scene => ({ day: -76, as, does: async (act, world) => joinRound(act, await roundIn(act, world)) })),
  ...answers(-76, (person) => {
    const { swings, shows } = people[person]!;
    return {
      stage: 'weights',
      'swing-1': String(swings[0]),
      'swing-2': String(swings[1]),
      ...(shows && { showsName: 'yes' }),
    };
  }),
  goesTo(-76, 'first'),
  ...answers(-76, (person) => sheet('first', person)),
  goesTo(-76, 'discussion'),
  {
    day: -76,
    as: 'amara',
    async does(act, world) {
      const round = await roundIn(act, world);
      await noteDiscussion(act, round, {
        discussed:
          'The day centre lay furthest apart. Joan and Wilf spoke of who sits with whom there; the GP had seen a building and a bus.\nNobody had thought of the benches as care.',
        version: round.version,
      });
    },
  },
  goesTo(-76, 'second'),
  ...answers(-76, (person) => sheet('second', person)),
  goesTo(-76, 'closed'),
  {
    day: -76,
    as: 'amara',
    async does(act, world) {
      const round = await roundIn(act, world);
      await useScores(act, round, round.version);
    },
  },
];

const limits = (thousands: number) => ({ moneyPence: thousands * 100_000, payers: [], uses: [], groups: [] });
const asks = (day: number, as: string, key: string, title: string, thousands: number): Scene => ({
  day,
  as,
  async does(act, world) {
    const asked = await askPortfolios(act, { caseId: the(world, 'case'), title, limits: limits(thousands) });
    world[`allocation.${key}`] = asked.id;
  },
});

/** Ten options, a room that lay apart and came closer, several portfolios, and one of them decided with its dissent. */
export const moneyIsAllocated: readonly Scene[] = [
  ...aRound,
  asks(-75, 'dev', 'next-year', 'Next year’s £1.2 million', 1_200),
  {
    day: -64,
    as: 'amara',
    async does(act, world) {
      const found = only(await allocationsById(act.tx, [the(world, 'allocation.next-year')]));
      await decidePortfolio(act, found, {
        chosen: 'plain-1',
        power: 'Scheme of delegation 4.2: spending on wellbeing and prevention up to £1.2 million a year',
        because: 'It keeps the fee above the floor, and reaches most people for what is left.',
        decidedOn: null,
        dissent:
          'Joan Archer: Nobody has asked the 180 people at Harbour Street.\nThe micro-enterprises missed by two thousand pounds. Somebody could have found them.',
        version: found.version,
      });
    },
  },
  asks(-61, 'ruth', 'with-releases', 'The year after, with what could be stopped', 1_200),
];
