import { londonDate } from '#platform/clock.ts';
import {
  answerGrumble,
  casesById,
  grumblesById,
  publishCase,
  raiseGrumble,
  recordDecision,
} from '#slices/cases/index.ts';
import {
  decideAward,
  drawLot,
  keepTimetable,
  planProcurement,
  recordEngagement,
  recordGate,
  recordMoment,
  setCriteria,
} from '#slices/procurement/index.ts';
import type { Scene } from '../build.ts';
import { dated, only, procurementOf, the } from './helpers.ts';
import { publishNotice } from './notice.ts';

const pounds = (value: number): number => value * 100;

const zones: readonly [key: string, zone: string, hours: number, because: string][] = [
  ['harbour', 'Harbour', 6_200, 'Ten providers work here; a round of streets can change hands.'],
  ['northside', 'Northside', 5_100, 'Seven providers; the two care homes draw on the same workers.'],
  ['vale', 'Vale', 3_260, 'Five providers, none above a third of the hours. Small ones may bid for a single valley.'],
];

/** A small purchase: quotes came to the portal, and the reason is all there is to say. */
const nothingFound = {
  bidderId: null,
  departsBecause: null,
  reservedBecause: null,
  ground: null,
  quality: null,
  value: null,
  integration: null,
  access: null,
  socialValue: null,
} as const;

type Gate = readonly [gate: string, words: string];
const gatesPassed = (day: number, key: string, gates: readonly Gate[]): Scene => ({
  day,
  as: 'dev',
  async does(act, world) {
    const procurement = await procurementOf(act, world, key);
    for (const [gate, words] of gates)
      await recordGate(act, procurement, { gate, outcome: 'done', words, doneOn: londonDate(act.now) });
  },
});

const lookedAt: readonly Gate[] = [
  ['ally', 'Amara Okafor, from the second day.'],
  ['walk', 'Walked for each of the three outcomes.'],
  [
    'who-is-left',
    'Fell & Shore: without Moorside Care nobody could cover most of its hours. It is not in this procurement.',
  ],
];

/** What is bought, in which parts and by when; the plan for one prime is dropped; a small procurement comes to its end. */
export const procurementIsRun: readonly Scene[] = [
  {
    day: -68,
    as: 'sal',
    async does(act, world) {
      world['grumble.lot'] = await raiseGrumble(act, {
        caseId: the(world, 'case'),
        on: { kind: 'case', id: the(world, 'case') },
        cause: 'lot-too-big',
        words: 'One lot for all of Fell & Shore, five years and two: nobody small can even ask for the papers.',
      });
    },
  },
  {
    day: -66,
    as: 'amara',
    async does(act, world) {
      await recordDecision(act, {
        caseId: the(world, 'case'),
        on: { kind: 'case', id: the(world, 'case') },
        decided: 'Fell & Shore is not let to a single prime. Its three providers are asked into an alliance.',
        because:
          'Three provide there today and two bid last time. After five years with one, nobody else would be there to ask.',
        power: 'Care Act 2014 section 5; scheme of delegation 4.2',
        decidedOn: londonDate(act.now),
      });
      const grumble = only(await grumblesById(act.tx, [the(world, 'grumble.lot')]));
      await answerGrumble(act, grumble, {
        does: 'resolve',
        words: 'There is no such lot any more.',
        version: grumble.version,
      });
    },
  },
  {
    day: -60,
    as: 'dev',
    async does(act, world) {
      world['procurement.homecare'] = await planProcurement(act, {
        caseId: the(world, 'case'),
        title: 'Home care in Harbour, Northside and Vale',
        regime: 'light-touch',
        route: 'competitive-flexible',
        because: 'What an hours bank takes has to be found out with those who would work by it.',
        publishOn: dated(world, { days: 24 }),
        awardOn: dated(world, { days: 130 }),
        signOn: dated(world, { days: 150 }),
        startOn: dated(world, { months: 9 }),
      });
      world['procurement.classes'] = await planProcurement(act, {
        caseId: the(world, 'case'),
        title: 'Strength and balance classes',
        regime: 'below-threshold',
        route: 'open',
        because: 'Small groups can write two pages. They cannot write forty.',
        publishOn: dated(world, { days: -55 }),
        awardOn: dated(world, { days: -38 }),
        signOn: dated(world, { days: -34 }),
        startOn: dated(world, { days: -20 }),
      });
    },
  },
  {
    day: -59,
    as: 'dev',
    async does(act, world) {
      const homecare = await procurementOf(act, world, 'homecare');
      const bought = ['start', 'faces', 'bank', 'tell', 'pay', 'books'].map((one) => the(world, `requirement.${one}`));
      for (const [key, zone, hours, because] of zones)
        world[`lot.${key}`] = await drawLot(act, homecare, {
          title: `${zone}, about ${hours.toLocaleString('en-GB')} hours a week`,
          because,
          zone,
          value: pounds(Math.round((hours * 52.18 * 23.64) / 1_000) * 1_000),
          mostLots: 2,
          leavesBehind: 'Rounds, keys and workers’ terms pass on by name; nobody starts from a list.',
          requirementIds: bought,
        });
      await setCriteria(act, homecare, {
        criteria:
          'How people will know who comes 30\nHow hours are banked and given back 25\nPay and terms of workers 25\nPrice above the floor 20',
      });
      const classes = await procurementOf(act, world, 'classes');
      world['lot.classes'] = await drawLot(act, classes, {
        title: 'Strength and balance, all four zones',
        because: 'One provider keeps the teachers; each hall chooses its morning.',
        zone: null,
        value: pounds(180_000),
        mostLots: null,
        leavesBehind: 'Members of the halls who are trained to lead.',
        requirementIds: [the(world, 'requirement.classes')],
      });
      await setCriteria(act, classes, { criteria: 'Teaching 50\nReaching those who fall most 30\nPrice 20' });
    },
  },
  gatesPassed(-58, 'homecare', lookedAt),
  gatesPassed(-57, 'classes', [
    ['ally', 'Amara Okafor.'],
    ['walk', 'Walked; the halls carry half of it.'],
    ['who-is-left', 'Six could teach it. Any of them could be replaced.'],
  ]),
  {
    day: -57,
    as: 'dev',
    async does(act, world) {
      const classes = await procurementOf(act, world, 'classes');
      const on = (days: number) => dated(world, { days });
      await keepTimetable(act, classes, {
        ...{ tenderNoticeOn: on(-55), tendersBy: on(-42), signOn: on(-34), startOn: on(-20), tendersAt: '12:00' },
        ...{ documents: 'together', circumstances: [], version: 0, because: 'Two pages take nobody two weeks.' },
      });
      await recordMoment(act, classes, {
        moment: 'conflicts-assessed',
        words: 'Nobody on the panel has a tie to a bidder.',
      });
    },
  },
  {
    day: -56,
    as: 'amara',
    async does(act, world) {
      await publishCase(act, only(await casesById(act.tx, [the(world, 'case')])));
    },
  },
  {
    day: -55,
    as: 'dev',
    async does(act, world, services) {
      await publishNotice(act, world, {
        ...{ services, key: 'classes', code: 'UK4', number: '000187' },
        typed: {
          description: 'Strength and balance classes of fifty hours, in halls that people can reach.',
          cpv: '92600000 Sporting services',
          conditions: 'Teachers who are qualified for strength and balance',
          specification: 'One requirement: in the documents',
          risks: 'There are none that are known',
        },
      });
    },
  },
  {
    day: -48,
    as: 'dev',
    async does(act, world) {
      await recordEngagement(act, await procurementOf(act, world, 'homecare'), {
        happenedOn: londonDate(act.now),
        supplier: 'Fourteen providers, at Northside library',
        shown:
          'The three outcomes in the communities’ own words, the hours bank on two pages, and today’s rate of £23.40.',
        said: 'At that rate an hours bank banks a loss. Nine of the fourteen would not bid.',
      });
    },
  },
  {
    day: -38,
    as: 'dev',
    async does(act, world) {
      const classes = await procurementOf(act, world, 'classes');
      await decideAward(act, classes, {
        ...nothingFound,
        lotId: the(world, 'lot.classes'),
        outcome: 'awarded',
        supplier: 'Standing Strong, a co-operative of teachers',
        worth: pounds(180_000),
        because: 'Best on teaching, and the only one that goes to where people have fallen.',
        power: 'Contract procedure rules 9; scheme of delegation 4.2',
        decidedBy: act.who.personId!,
        decidedOn: londonDate(act.now),
      });
      await recordMoment(act, classes, { moment: 'signed' });
    },
  },
];
