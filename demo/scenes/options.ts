import { type OptionDetails, putOption } from '#slices/allocation/index.ts';
import type { Scene, World } from '../build.ts';
import { the } from './helpers.ts';

type Put = Pick<OptionDetails, 'title' | 'reach' | 'probability'> &
  Partial<OptionDetails> & {
    key: string;
    thousands: number;
    /** What each pays, in thousands of pounds. */
    paidBy: Readonly<Record<string, number>>;
    for: readonly string[];
    not?: string;
    after?: string;
  };

const council = 'Thornmere Council';
const board = 'Integrated Care Board';
const floor = {
  must: 'employment-cost-floor',
  mustBecause:
    'From April the fee of £23.40 an hour would lie below what statutory employment costs come to, by our estimate about £23.64',
} as const;

/** In the order of the good that they do, whatever they cost. What one person gains is left to the room. */
export const growth: readonly Put[] = [
  {
    key: 'networks',
    title: 'Neighbourhood networks in six more patches',
    thousands: 420,
    reach: 2_600,
    probability: 0.7,
    evidence: 'weak',
    equityWeight: 1.5,
    note: 'Halls, a paid coordinator for each two patches, and neighbours who decide what they do.',
    paidBy: { [council]: 300, [board]: 120 },
    uses: [{ what: 'volunteer hours', amount: 14_000 }],
    for: ['outcome.connection', 'mechanism.networks'],
  },
  {
    key: 'rate',
    title: 'Home care rate to £25.14 an hour',
    thousands: 1_500,
    reach: 1_150,
    probability: 0.9,
    evidence: 'moderate',
    grouping: 'Home care rate',
    note: 'Pay that keeps workers, so that fewer packages are handed back.',
    paidBy: { [council]: 1_500 },
    for: ['outcome.start', 'mechanism.homecare'],
    ...floor,
  },
  {
    key: 'strength',
    title: 'Strength and balance, and hazards at home put right',
    thousands: 260,
    reach: 900,
    probability: 0.75,
    evidence: 'strong',
    note: 'Classes for six months, and a visit that leaves a rail and a lamp behind.',
    paidBy: { [council]: 130, [board]: 130 },
    for: ['outcome.falls', 'mechanism.classes'],
  },
  {
    key: 'reablement',
    title: 'Reablement, a fifth more',
    thousands: 640,
    reach: 420,
    probability: 0.8,
    evidence: 'strong',
    note: 'Six weeks of learning to do it oneself again, after hospital.',
    paidBy: { [council]: 440, [board]: 200 },
    for: ['outcome.start'],
  },
  {
    key: 'telecare',
    title: 'Telecare refreshed',
    thousands: 300,
    reach: 1_500,
    probability: 0.6,
    evidence: 'moderate',
    note: 'New units where the old lines go.',
    paidBy: { [council]: 200, [board]: 100 },
    for: ['outcome.falls'],
  },
  {
    key: 'streets',
    title: 'Benches, toilets and kerbs on four routes',
    thousands: 160,
    reach: 5_000,
    probability: 0.5,
    evidence: 'weak',
    note: 'Eleven gaps closed, so that a walk to the shop has somewhere to sit.',
    paidBy: { [council]: 160 },
    for: ['outcome.connection', 'mechanism.streets'],
  },
  {
    key: 'circle',
    title: 'A circle for the bereaved and for carers',
    thousands: 45,
    reach: 320,
    probability: 0.6,
    evidence: 'weak',
    note: 'A room, a kettle, and a worker one evening a week.',
    paidBy: { [board]: 45 },
    uses: [{ what: 'volunteer hours', amount: 900 }],
    for: ['outcome.connection', 'mechanism.circle'],
  },
  {
    key: 'micro',
    title: 'A catalyst for micro-enterprises',
    thousands: 110,
    reach: 125,
    probability: 0.65,
    evidence: 'moderate',
    note: 'Somebody who helps neighbours to set up on their own. They may draw workers from home care.',
    paidBy: { [council]: 110 },
    for: ['outcome.start', 'mechanism.micro'],
  },
  {
    key: 'day-centre',
    title: 'The day centre as it is',
    thousands: 510,
    reach: 180,
    probability: 0.6,
    evidence: 'none',
    stopPence: 6_000_000,
    stopBearer: '180 people whose friendships are there, and fourteen staff of the Harbour Street Trust',
    note: 'Five days a week at Harbour Street. To stop it needs consultation, an equality impact assessment and somewhere that its people choose.',
    paidBy: { [council]: 510 },
    for: ['outcome.connection'],
  },
  {
    key: 'extra-care',
    title: 'Extra care, forty flats',
    thousands: 900,
    reach: 40,
    probability: 0.7,
    evidence: 'moderate',
    note: 'Capital that stands for sixty years: a cost by the year is unfair to it.',
    paidBy: { [council]: 400, 'Harbour Homes': 500 },
    for: ['outcome.start'],
  },
];

/** It came up once the sums were on the wall: the least that keeps the fee above the floor. Nobody gains by it; nobody loses. */
const least: Put = {
  key: 'floor',
  title: 'Home care rate up by 24p, to the floor alone',
  thousands: 207,
  reach: 1_150,
  benefit: 0,
  probability: 0.9,
  grouping: 'Home care rate',
  note: 'It adds nothing to what people have today. It keeps it.',
  paidBy: { [council]: 207 },
  for: ['outcome.start', 'mechanism.homecare'],
  not: 'rate',
  ...floor,
};

const releases: readonly Put[] = [
  {
    key: 'end-day-centre',
    list: 'release',
    title: 'The block contract with the day centre',
    thousands: 510,
    reach: 180,
    benefit: 30,
    probability: 0.6,
    stopPence: 6_000_000,
    stopBearer: '180 people whose friendships are there, and fourteen staff of the Harbour Street Trust',
    note: 'Only once its people have somewhere that they choose.',
    paidBy: { [council]: 510 },
    for: ['outcome.connection'],
    not: 'day-centre',
    after: 'networks',
  },
  {
    key: 'dead-lines',
    list: 'release',
    title: 'Telecare lines that nobody has used for a year',
    thousands: 90,
    reach: 430,
    benefit: 1,
    probability: 0.5,
    stopPence: 500_000,
    stopBearer: 'Lantern Telecare, and whoever meant to use theirs',
    paidBy: { [council]: 60, [board]: 30 },
    for: ['outcome.falls'],
  },
];

const refOf = (world: World, name: string) => ({ kind: name.split('.')[0]!, id: the(world, name) });

function put({ key, thousands, paidBy, for: served, not, after, ...details }: Put) {
  return async (act: Parameters<typeof putOption>[0], world: World): Promise<void> => {
    world[`option.${key}`] = await putOption(act, {
      list: 'growth',
      ...details,
      caseId: the(world, 'case'),
      annualPence: thousands * 100_000,
      costs: Object.entries(paidBy).map(([payer, of]) => ({ year: '2027/28', payer, pence: of * 100_000 })),
      serves: served.map((name) => refOf(world, name)),
      excludes: not ? [the(world, `option.${not}`)] : [],
      needs: after ? [the(world, `option.${after}`)] : [],
    });
  };
}

const each = (day: number, as: string, options: readonly Put[]): Scene => ({
  day,
  as,
  async does(act, world) {
    for (const option of options) await put(option)(act, world);
  },
});

export const optionsArePut: readonly Scene[] = [
  each(-77, 'amara', growth),
  each(-75, 'dev', [least]),
  each(-62, 'ruth', releases),
];
