import type { Act } from '#platform/act/act.ts';
import {
  addResource,
  answerAsk,
  answerRule,
  answerWalk,
  askFor,
  asksById,
  changeResource,
  handOver,
  resourcesById,
} from '#slices/resources/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';
import { type Details, type Kept, ledger } from './resource-ledger.ts';

const unsaid = {
  steward: null,
  amount: null,
  unit: null,
  unpaidCarers: false,
  consent: 'not-asked',
  consentOn: null,
  conditions: null,
  supportCost: null,
  inTheWay: null,
  aims: null,
  whoCannot: null,
  fragility: null,
  readyIn: null,
  reviewOn: null,
} as const;

const detailsOf = (world: World, { key: _, carries, ...kept }: Kept): Details => ({
  ...unsaid,
  ...kept,
  caseId: the(world, 'case'),
  outcomeId: carries ? the(world, `outcome.${carries}`) : null,
});

const ask = (act: Act, world: World, key: string, askedOf: string, what: string) =>
  resourcesById(act.tx, [the(world, `resource.${key}`)]).then(async (found) => {
    const { id } = await askFor(act, only(found), { askedOf, address: null, what, byOn: dated(world, { days: -70 }) });
    world[`ask.${key}`] = id;
  });

type Answer = Parameters<typeof answerAsk>[2] & { how: 'link' | 'letter' | 'phone' };

async function answered(act: Act, world: World, key: string, { how, ...answer }: Answer): Promise<void> {
  const asked = only(await asksById(act.tx, [the(world, `ask.${key}`)]));
  await answerAsk(act, asked, answer, how);
}

type Step = Omit<Parameters<typeof answerWalk>[1], 'caseId' | 'outcomeId' | 'ruleInTheWay'> & { rule?: string };

const walks: Readonly<Record<string, readonly Step[]>> = {
  connection: [
    {
      step: 'self-help',
      answer: 'taken',
      note: 'The carers’ circle, and people who ring each other at eight every evening. We help by getting out of the way.',
      rule: 'Rooms are let only to constituted groups with insurance',
    },
    { step: 'neighbours', answer: 'taken', note: 'Three networks; six patches without. 26 halls, nine with steps.' },
    { step: 'partners', answer: 'taken', note: 'The fire service is in 1,800 homes a year already.' },
    {
      step: 'powers',
      answer: 'taken',
      note: 'Highways: eleven gaps on four routes. Licensing: looked at, nothing apt.',
    },
    {
      step: 'technology',
      answer: 'refused',
      note: 'A check-in app was offered. The assembly said that being asked by a machine is worse than not being asked.',
    },
    { step: 'market-innovation', answer: 'not-looked-at', note: null },
    {
      step: 'money',
      answer: 'taken',
      note: 'Seven-year grants to networks in place of the day centre’s block, if its 180 people agree.',
    },
  ],
  start: [
    {
      step: 'self-help',
      answer: 'taken',
      note: '310 people hire for themselves with a direct payment. Most begin within four days.',
    },
    {
      step: 'neighbours',
      answer: 'refused',
      note: 'Networks will sit with somebody while they wait. They will not do personal care.',
    },
    { step: 'partners', answer: 'taken', note: 'The hospital can tell us on the first day instead of the last.' },
    { step: 'powers', answer: 'not-looked-at', note: null },
    { step: 'technology', answer: 'taken', note: 'One list of requests that providers see as well.' },
    {
      step: 'market-innovation',
      answer: 'taken',
      note: 'Micro-enterprises: 404 hours a week in a year’s time, if they do not draw from home care.',
    },
    { step: 'money', answer: 'taken', note: 'Home care: most of it has to be bought.' },
  ],
  falls: [
    { step: 'self-help', answer: 'not-looked-at', note: null },
    { step: 'neighbours', answer: 'taken', note: 'Strength and balance in halls that people already come to.' },
    {
      step: 'powers',
      answer: 'taken',
      note: 'Benches, toilets, kerbs.',
      rule: 'A bench needs the consent of every frontage within ten metres',
    },
    { step: 'money', answer: 'taken', note: 'Classes, and hazards at home put right.' },
  ],
};

/** What there is besides money: the ledger, those who were asked and what they want themselves, and the walk. */
export const resourcesAreMarshalled: readonly Scene[] = [
  {
    day: -96,
    as: 'amara',
    async does(act, world) {
      for (const kept of ledger) world[`resource.${kept.key}`] = await addResource(act, detailsOf(world, kept));
    },
  },
  {
    day: -94,
    as: 'amara',
    async does(act, world) {
      await ask(
        act,
        world,
        'networks',
        'Sal Brennan',
        'Could the networks begin in six more patches within two years?',
      );
      await ask(act, world, 'halls', 'Wilf Garside', 'Could the halls be open two mornings a week for whoever comes?');
      await ask(act, world, 'benches', 'Highways', 'Could the eleven gaps be closed within a year?');
      await ask(act, world, 'data', 'Ruth Levy', 'Could we see a hospital stay on the day it begins?');
    },
  },
  {
    day: -90,
    as: 'sal',
    does: (act, world) =>
      answered(act, world, 'networks', {
        aims: 'That neighbours do what neighbours do, and are not turned into a cheap service.',
        inTheWay: 'Giving staff notice every January.',
        answer: 'accept-with-conditions',
        words: 'Seven years of grant, no counting of errands, and the patches choose what they do.',
        how: 'link',
      }),
  },
  {
    day: -88,
    as: 'amara',
    does: (act, world) =>
      answered(act, world, 'halls', {
        aims: 'That the halls are warm and somebody has the key.',
        inTheWay: null,
        answer: 'accept',
        words: 'Seventeen of the 26, those without steps.',
        how: 'phone',
      }),
  },
  {
    day: -87,
    as: 'amara',
    async does(act, world) {
      const found = await only(await resourcesById(act.tx, [the(world, 'resource.ring-round')]));
      await handOver(act, found, { body: the(world, 'assembly'), version: found.version });
    },
  },
  {
    day: -86,
    as: 'bridget',
    async does(act, world) {
      const found = await only(await resourcesById(act.tx, [the(world, 'resource.ring-round')]));
      await changeResource(act, found, found.version, {
        ...found,
        consent: 'given',
        consentOn: null,
        conditions: 'Nobody counts the calls.',
        listed: true,
      });
    },
  },
  {
    day: -86,
    as: null,
    does: (act, world) =>
      answered(act, world, 'benches', {
        aims: 'Streets that people use.',
        inTheWay: 'The frontage rule.',
        answer: 'decline',
        words: 'Not while the rule of 1994 stands: each bench takes fourteen letters. Change the rule and ask again.',
        how: 'link',
      }),
  },
  ...Object.entries(walks).map(
    ([outcome, steps], index): Scene => ({
      day: -84 + index,
      as: outcome === 'start' ? 'dev' : 'amara',
      async does(act, world) {
        for (const { rule = null, ...step } of steps)
          await answerWalk(act, {
            ...step,
            caseId: the(world, 'case'),
            outcomeId: the(world, `outcome.${outcome}`),
            ruleInTheWay: rule,
          });
      },
    }),
  ),
  {
    day: -60,
    as: 'amara',
    does: (act, world) =>
      answerRule(act, {
        caseId: the(world, 'case'),
        rule: 'A bench needs the consent of every frontage within ten metres',
        answer: 'will-change',
        because: 'It is our own, of 1994, and no law asks for it. One notice on the post will do.',
        changesByOn: dated(world, { months: 4 }),
      }),
  },
];
