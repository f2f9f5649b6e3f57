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

type Details = Parameters<typeof addResource>[1];
type Kept = Pick<Details, 'type' | 'name'> & Partial<Details> & { key: string; carries?: string };

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

const ledger: readonly Kept[] = [
  {
    key: 'circle',
    type: 'self-help',
    name: 'The carers’ circle',
    carries: 'connection',
    steward: 'Forty people who look after somebody',
    amount: 40,
    unit: 'people',
    unpaidCarers: true,
    aims: 'To be with people who do not need it explained',
    inTheWay: 'The council lets rooms only to constituted groups with insurance',
    whoCannot: 'Carers who cannot leave somebody alone for an hour',
    answers: {
      already: 'They meet on Thursdays, and ring each other at eight every evening',
      easier: 'A warm room with no form to fill in',
      ruleInTheWay: 'Rooms are let only to constituted groups with insurance',
      burden: 'Carers who are already at the end of their strength: it is shown, and never counted on',
    },
  },
  {
    key: 'networks',
    type: 'voluntary',
    name: 'Three neighbourhood networks',
    carries: 'connection',
    steward: 'Sal Brennan, Vale Neighbours',
    amount: 210,
    unit: 'volunteers for 1,450 members',
    whoCannot: 'People in the six patches without a network',
    fragility: 'Grants end every March; eleven volunteers do most of it',
    readyIn: 'there today',
    answers: {
      retention: 71,
      stays: 'They stay for each other. They leave when they are asked to count errands.',
      hours: 540,
    },
  },
  {
    key: 'halls',
    type: 'community-asset',
    name: 'Halls and faith buildings',
    carries: 'connection',
    steward: 'Wilf Garside, for the hall keepers',
    amount: 26,
    unit: 'buildings',
    whoCannot: 'Nine have steps and no ramp',
    readyIn: 'there today',
    answers: {
      gifts: 'Soup, a piano, a shed with tools to borrow, and somebody who knows everybody',
      open: 'Two mornings and most evenings; whoever has the key decides',
    },
  },
  {
    key: 'ring-round',
    type: 'self-help',
    name: 'The ring-round on cold days',
    carries: 'connection',
    amount: 120,
    unit: 'people rung',
    supportCost: '£400 a year for telephone cards',
    whoCannot: 'Anybody without a telephone',
    readyIn: 'there today',
    answers: { already: 'Members ring each other before ten when it freezes, and go round where nobody answers' },
  },
  {
    key: 'fire',
    type: 'partner-effort',
    name: 'Home visits by the fire service',
    carries: 'falls',
    steward: 'Thornmere fire station',
    amount: 1_800,
    unit: 'visits a year',
    consent: 'given',
    supportCost: 'Half a day’s training a crew',
    readyIn: '3 months',
    answers: {
      commits: 'Crews ask about falls and loneliness on every home visit, and pass on a name with a yes',
      gains: 'Fewer fires: those they do not know are those who burn',
    },
  },
  {
    key: 'benches',
    type: 'planning',
    name: 'Benches, toilets and kerbs on four routes',
    carries: 'falls',
    steward: 'Highways, Thornmere Council',
    amount: 11,
    unit: 'gaps to close',
    inTheWay: 'A bench needs the consent of every frontage within ten metres: our own rule, of 1994',
    fragility: 'Decided route by route, once a year',
    readyIn: '6 to 18 months',
    answers: {
      legalBasis: 'Highways Act 1980 section 115 (check this)',
      decisionMaker: 'Highways and transport committee, route by route',
      leadTime: 12,
      dutyToConsult: 'Frontages, ward councillors, the access group: 28 days',
      ruleInTheWay: 'A bench needs the consent of every frontage within ten metres',
      paidBy: 'Two routes have section 106 money that is not spent',
    },
  },
  {
    key: 'hello',
    type: 'norms',
    name: 'Say hello: drivers and shops who know whom to tell',
    carries: 'connection',
    steward: 'Bay Buses and the traders of Quay Brow',
    amount: 62,
    unit: 'drivers and shops',
    consent: 'given',
    aims: 'Drivers want to be more than a ticket machine',
    conditions: 'Taxis too: a line in their licence, so that their drivers know whom to tell',
    readyIn: 'there today',
    answers: {
      behaviour: 'Drivers and shopkeepers say hello, and know whom to tell when somebody stops coming',
      test: 'Two of the five routes began in spring; the others wait until autumn',
    },
  },
  {
    key: 'data',
    type: 'data',
    name: 'An agreement to share what health and care know of the same person',
    carries: 'start',
    steward: 'Ruth Levy, Integrated Care Board',
    readyIn: '4 months',
    answers: {
      holder: 'The hospital and the council, each half',
      personal: 'yes',
      missing: 'People whom no service knows',
    },
  },
  {
    key: 'telecare',
    type: 'technology',
    name: 'Telecare',
    carries: 'falls',
    steward: 'Lantern Telecare',
    amount: 7_200,
    unit: 'people',
    consent: 'given',
    whoCannot: 'Homes with no signal, mainly in Fell & Shore',
    fragility: 'The analogue lines go; a third of the units must be replaced',
    answers: {
      problem: 'Somebody falls, and nobody knows until the next visit',
      leaving: 'Units are ours; what they recorded stays with the supplier. To be put right before the next contract.',
      interoperability: 'Digital lines, and the hospital’s own list of who went home today',
      yearly: 118_000_000,
    },
  },
  {
    key: 'micro',
    type: 'market-innovation',
    name: 'Micro-enterprises for care and support',
    carries: 'start',
    steward: 'Vale Neighbours, as catalyst',
    amount: 404,
    unit: 'hours a week, from 32 enterprises',
    whoCannot: 'Those whose support must come from a registered provider',
    fragility: 'They may draw workers away from home care',
    readyIn: '12 months',
    answers: {
      problem: 'An hour at the weekend, from somebody who stays the same',
      drawsFrom: 'Home care in Fell & Shore, where six providers already lose staff',
    },
  },
  {
    key: 'homes',
    type: 'money',
    name: 'Adaptations paid by Harbour Homes, alongside and not pooled',
    carries: 'falls',
    steward: 'Tom Hallam, Harbour Homes',
    amount: 1_500_000,
    unit: 'pounds a year',
    consent: 'given',
    answers: { mustBeFor: 'Its own tenants’ homes', paysForNow: 'Rails and ramps, after a wait of eleven weeks' },
  },
  {
    key: 'payments',
    type: 'self-help',
    name: 'Direct payments: people who hire for themselves',
    carries: 'start',
    steward: 'Each of the people themselves',
    amount: 310,
    unit: 'people',
    consent: 'given',
    consentBy: 'Each of them, when they chose it',
    supportCost: '£190 a person a year for payroll and advice',
    whoCannot: 'Those with nobody to help with being an employer',
  },
  {
    key: 'students',
    type: 'partner-effort',
    name: 'Sport students who lead strength and balance for their placement',
    carries: 'falls',
    steward: 'Thornmere University, sport science',
    answers: { gains: 'Hours that count towards the degree' },
  },
];

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
