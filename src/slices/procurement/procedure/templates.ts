import { emptyStage, type Stage } from './stage.ts';
import type { Way } from './stage-table.ts';

export type Template = Readonly<{
  name: string;
  label: string;
  /** Ways of buying that it fits. */
  fits: (way: Way) => boolean;
  /** What it makes possible that a narrower one would not. */
  opens: string;
  /** What it costs: said as plainly. */
  costs: string;
  stages: readonly Stage[];
}>;

const underAct = ({ regime }: Way): boolean => regime === 'ordinary' || regime === 'light-touch';
const tenders = (more: Partial<Stage> = {}): Stage =>
  emptyStage('final-tenders', {
    asks: 'A tender that answers the questions, with a price',
    questions: 8,
    words: 500,
    documents: 3,
    ...more,
  });

/** Beginnings, to be changed: how much is asked stands in each, so that the hours are seen from the first day. */
export const templates: readonly Template[] = [
  {
    name: 'open',
    label: 'Everybody bids once',
    fits: ({ route }) => route === 'open',
    opens:
      'Anybody can bid without being looked at first, and everybody’s work is one tender. It lets a new or small provider in that a list of known ones would leave out.',
    costs: 'What is wanted has to be known beforehand. Nobody can work it out together.',
    stages: [tenders()],
  },
  {
    name: 'dialogue',
    label: 'In stages, with dialogue',
    fits: (way) => way.route === 'competitive-flexible',
    opens:
      'What is wanted can be worked out with those who would do it, before anybody prices it. Ideas that nobody here had thought of can be bid.',
    costs:
      'It takes months and meetings, and small organisations pay for their time themselves. Pay for it, or keep the meetings few.',
    stages: [
      emptyStage('dialogue', {
        asks: 'Meetings on what is wanted and how it could be done',
        meetings: 2,
        who: 'Everybody who takes part, each by itself and with the same questions',
      }),
      tenders({ questions: 6 }),
    ],
  },
  {
    name: 'alliance',
    label: 'Choosing partners for an alliance',
    fits: (way) => way.route === 'competitive-flexible',
    opens:
      'Partners are chosen for how they work with others and with the people concerned, not for a price of a service drawn beforehand. Providers too small for the whole can be partners in it, and what is done can change as all learn.',
    costs: 'Working sessions take people’s days. Whoever is not chosen has given them for nothing unless you pay.',
    stages: [
      emptyStage('dialogue', {
        asks: 'A first meeting on the purpose, the principles and who else is needed',
        meetings: 1,
        who: 'Everybody who takes part, with people who use the services',
      }),
      emptyStage('prototypes', {
        asks: 'Working sessions on a real problem, with those who would be partners',
        meetings: 2,
        who: 'Providers, the council, health, residents',
      }),
      emptyStage('negotiation', {
        asks: 'How risk, money and decisions are shared',
        meetings: 1,
        who: 'Those who would sign',
      }),
      tenders({ asks: 'How you would work in the alliance, and your costs in the open', questions: 4, documents: 2 }),
    ],
  },
  {
    name: 'suitable-provider',
    label: 'Most suitable provider',
    fits: ({ route }) => route === 'most-suitable-provider',
    opens: 'Providers who work well together already need not be set against each other. Little is asked of them.',
    costs: 'Whoever is not known to you is not looked at. Say openly whom you looked at and by what.',
    stages: [
      emptyStage('identification', {
        asks: 'What is not known yet about the five key criteria',
        questions: 3,
        words: 300,
        who: 'Every provider who could be the most suitable, not before 14 days after the notice',
      }),
      emptyStage('terms', { asks: 'The terms of the contract', meetings: 1, who: 'The provider that was identified' }),
    ],
  },
  {
    name: 'direct',
    label: 'Direct award, with its justification',
    fits: ({ route }) => route === 'direct-award',
    opens: 'What only one can do, or cannot wait, is not held up by asking others.',
    costs: 'Nobody else is asked. Others may object, and who is left next time is fewer.',
    stages: [
      emptyStage('terms', {
        asks: 'The terms and the price, in the open',
        documents: 2,
        meetings: 1,
        who: 'The supplier',
      }),
    ],
  },
  {
    name: 'user-choice',
    label: 'The person who uses the service chooses',
    fits: ({ regime, route }) => regime === 'light-touch' && route === 'direct-award',
    opens: 'Whoever is helped says by whom. No provider has to win everybody to help one.',
    costs: 'Each award rests on one person’s choice or interest: write it down each time.',
    stages: [
      emptyStage('choice', { who: 'The person, with whoever helps them to decide' }),
      emptyStage('terms', {
        asks: 'Terms that are the same for every provider',
        documents: 1,
        who: 'The provider that was chosen',
      }),
    ],
  },
  {
    name: 'framework',
    label: 'Call-off from a framework',
    fits: ({ route }) => route === 'call-off',
    opens: 'Those who are on it were looked at once and are not asked again who they are.',
    costs: 'Nobody who is not on it can bid. While it lasts, nobody new comes in unless it is an open framework.',
    stages: [
      tenders({
        asks: 'A short answer on this piece of work, with a price',
        questions: 3,
        words: 300,
        documents: 1,
        who: 'Everybody on the framework who can do it',
      }),
    ],
  },
  {
    name: 'dynamic-market',
    label: 'Call-off from a dynamic market',
    fits: (way) => way.route === 'call-off' && underAct(way),
    opens:
      'Anybody who meets the conditions can join at any time, and then bid. A provider that begins next year is not shut out.',
    costs: 'Whoever tenders and is not a member yet has to be looked at before they are kept out.',
    stages: [
      tenders({
        asks: 'A short answer on this piece of work, with a price',
        questions: 3,
        words: 300,
        documents: 1,
        who: 'Members of the market, and those who apply',
      }),
    ],
  },
];

export const templatesFor = (way: Way): Template[] => templates.filter(({ fits }) => fits(way));

export type Ground = Readonly<{
  name: string;
  label: string;
  reference: string;
  lightTouchOnly?: boolean;
  checkThis: boolean;
}>;

/** Grounds of a direct award. Those whose paragraphs nobody here has read in force say "check this". */
export const directGrounds: readonly Ground[] = [
  {
    name: 'protect-life',
    label: 'To protect life or public order, where regulations say so',
    reference: 'Procurement Act 2023 sections 42 and 43',
    checkThis: true,
  },
  { name: 'prototype', label: 'A prototype or development', reference: 'Schedule 5', checkThis: true },
  {
    name: 'single-supplier',
    label: 'Only one supplier can: a creation of art, a right of its own, or no competition for technical reasons',
    reference: 'Schedule 5',
    checkThis: true,
  },
  {
    name: 'additional',
    label: 'Additional or repeat goods, services or works',
    reference: 'Schedule 5',
    checkThis: false,
  },
  { name: 'commodities', label: 'Bought on a commodities market', reference: 'Schedule 5', checkThis: false },
  { name: 'insolvency', label: 'Advantageous terms because of insolvency', reference: 'Schedule 5', checkThis: false },
  {
    name: 'urgent',
    label: 'It is extremely urgent, could not be avoided, and there is no time to compete',
    reference: 'Schedule 5',
    checkThis: false,
  },
  {
    name: 'user-choice',
    label: 'The person’s own choice, or one supplier alone can, and competing is not in their interest',
    reference: 'Schedule 5 paragraphs 15 to 17',
    lightTouchOnly: true,
    checkThis: false,
  },
  {
    name: 'switch',
    label: 'A competition brought no suitable tender',
    reference: 'Procurement Act 2023 section 43',
    checkThis: false,
  },
  {
    name: 'process-a',
    label: 'Direct award process A: only the provider who does it now can',
    reference: 'Provider Selection Regime Regulations 2023 regulation 7',
    checkThis: false,
  },
  {
    name: 'process-b',
    label: 'Direct award process B: patients choose, and every provider who qualifies gets a contract',
    reference: 'Provider Selection Regime Regulations 2023 regulation 8',
    checkThis: false,
  },
  {
    name: 'process-c',
    label: 'Direct award process C: the contract ends, little changes, and the provider does well',
    reference: 'Provider Selection Regime Regulations 2023 regulation 9',
    checkThis: false,
  },
  {
    name: 'below',
    label: 'Below the threshold: the law asks for no ground, our own rules do',
    reference: 'Our own standing orders',
    checkThis: true,
  },
];

/** Grounds that a way of buying knows. */
export function groundsFor({ regime, route }: Way): Ground[] {
  if (route !== 'direct-award') return [];
  return directGrounds.filter(({ name, lightTouchOnly }) => {
    if (regime === 'provider-selection') return name.startsWith('process-');
    if (regime === 'below-threshold') return name === 'below';
    return name !== 'below' && !name.startsWith('process-') && (!lightTouchOnly || regime === 'light-touch');
  });
}
