import { londonDate } from '#platform/clock.ts';
import { declareInterest } from '#slices/cases/index.ts';
import {
  addCriterion,
  confirmConflicts,
  keepSettings,
  keepSummary,
  keepTimetable,
  nameReceiver,
  planProcurement,
  recordGate,
  setDue,
  setPrice,
  setRules,
  tenderingsById,
} from '#slices/procurement/index.ts';
import type { Scene } from '../build.ts';
import { dated, only, procurementOf, the } from './helpers.ts';
import { judgesAreNamed, scores } from './judging.ts';
import { price, rules } from './nights/bought.ts';
import { publishNotice } from './notice.ts';
import { tendersComeIn } from './tenders.ts';

const plain = {
  ...{ guide: null, least: null, lightTouch: null, outcomeId: null, parentId: null, lotId: null, requirementIds: [] },
  ...{ reason: null, republish: false, type: 'quality' as const },
};

const criteria = [
  {
    ...plain,
    key: 'company',
    name: 'Who sits down with you',
    weight: 40,
    question: 'Who eats with whom, and how do people who do not go out come to the table?',
    judgedBy: 'residents',
  },
  {
    ...plain,
    key: 'kitchen',
    name: 'The kitchen and the way to it',
    weight: 30,
    question: 'Where is it cooked, and how does it come, or how do people come, while it is hot?',
    judgedBy: 'practitioners',
  },
] as const;

const planned: Scene = {
  day: -50,
  as: 'dev',
  async does(act, world) {
    const on = (days: number) => dated(world, { days });
    world['procurement.meals'] = await planProcurement(act, {
      ...{
        caseId: the(world, 'case'),
        title: 'Dinner at midday, with company',
        regime: 'below-threshold',
        route: 'open',
      },
      because: 'It is small, and kitchens that have never bid can answer two questions.',
      ...{ publishOn: null, awardOn: null, signOn: null, startOn: null },
    });
    const procurement = await procurementOf(act, world, 'meals');
    for (const { key, ...criterion } of criteria)
      world[`criterion.meals.${key}`] = await addCriterion(act, procurement, criterion);
    await setPrice(act, procurement, price);
    await setRules(act, procurement, {
      ...rules,
      qualityFloor: null,
      lowPrice: null,
      highPrice: null,
      anonymised: true,
    });
    await keepTimetable(act, procurement, {
      ...{ tenderNoticeOn: on(-45), tendersBy: on(-13), signOn: on(10), startOn: on(40), tendersAt: '12:00' },
      ...{
        documents: 'together',
        circumstances: [],
        version: 0,
        because: 'Six weeks, so that small ones have the time.',
      },
    });
    const tendering = only(await tenderingsById(act.tx, [procurement.id]));
    await setDue(act, tendering, { dueOn: on(-13), dueTime: '12:00', because: null });
    await keepSettings(act, tendering, {
      ...{ lateRule: 'never', refuseArchives: false, version: 0 },
      asked: 'Quality: Our answers\nPrice: Our price',
    });
    await nameReceiver(act, tendering, { person: the(world, 'dev') });
    await keepSummary(act, procurement, {
      words: 'A hot dinner at midday, and somebody to eat it with, for sixty people in Northside, three days a week.',
      ...{ askBy: on(-25), answerBy: on(-20), version: 0 },
    });
    await confirmConflicts(act, procurement, { confirmedFor: 'tender-notice', version: 0 });
    for (const gate of ['ally', 'walk', 'who-is-left'] as const)
      await recordGate(act, procurement, {
        ...{ gate, outcome: 'done', words: 'As for the nights.', doneOn: londonDate(act.now) },
      });
  },
};

/** Tenders without names are being judged as somebody looks: one judge is done, one has begun, one has yet to declare; prices are closed. */
export const mealsAreBeingJudged: readonly Scene[] = [
  planned,
  {
    day: -45,
    as: 'dev',
    does: (act, world, services) =>
      publishNotice(act, world, {
        ...{ services, key: 'meals', code: 'UK4', number: '000201' },
        typed: {
          description: 'A hot dinner at midday for sixty people in Northside, three days a week, eaten in company.',
          cpv: '55521100 Meals-on-wheels services',
          ...{ vatPercent: 20, value_netPence: 120_000_00, value_grossPence: 144_000_00 },
          conditions: 'A kitchen that is registered with the council',
          specification: 'Two questions, two pages: in the documents',
          risks: 'There are none that are known',
        },
      }),
  },
  ...tendersComeIn('meals', -12, (world) => {
    const received = (days: number, time: string) => `${dated(world, { days })} ${time}`;
    return [
      {
        supplier: 'Harbour Lights CIC',
        received: received(-14, '09:12'),
        answers: 'Twelve at a table in the church hall. A driver fetches whoever cannot walk, and eats with them.',
        price: 'A dinner at £6.80: £63,600 a year',
      },
      {
        supplier: 'Northway Care',
        received: received(-13, '11:30'),
        answers: 'A hot box is brought to the door at noon by the carer of the day, who can stay ten minutes.',
        price: 'A dinner at £5.90: £55,200 a year',
      },
      {
        supplier: 'Weaver Street CIC',
        received: received(-13, '11:52'),
        answers: 'Each street cooks in one house, by turns. Whoever cannot come has a neighbour and two plates.',
        price: 'A dinner at £6.10: £57,100 a year',
      },
    ];
  }),
  { day: -11, as: 'leanne', does: (act, world) => declareInterest(act, the(world, 'case'), { interest: null }) },
  judgesAreNamed('meals', -10, { kofi: ['kitchen'], leanne: ['kitchen'], joan: ['company'], wilf: ['company'] }),
  scores('meals', -7, 'kofi', [
    ['kitchen', 'Harbour', 4, 'One kitchen that is inspected, and a driver with a ramp.'],
    ['kitchen', 'Northway', 3, 'Hot boxes hold for an hour, and the round takes two.'],
    ['kitchen', 'Weaver', 3, 'Short ways. Eleven kitchens, of which four are registered so far.'],
  ]),
  scores(
    'meals',
    -4,
    'joan',
    [['company', 'Harbour', 4, 'The driver eats with us. That is the difference.']],
    'drafts',
  ),
];
