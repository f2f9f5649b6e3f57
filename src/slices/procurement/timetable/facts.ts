import type { Procurement } from '../procurement.ts';
import type { Answers, Choice } from '../regime/questions.ts';
import type { Process, RegimeAnswer } from '../regime/regime.ts';
import { fixedAmounts } from '../regime/thresholds-table.ts';

export const documentWays = ['together', 'apart', 'paper-together', 'paper-apart'] as const;
export const documentLabels: Record<(typeof documentWays)[number], string> = {
  together: 'By electronic means, with all the documents there from the first day',
  apart: 'By electronic means, with some documents later',
  'paper-together': 'Not by electronic means, with all the documents from the first day',
  'paper-apart': 'Not by electronic means, with some documents later',
};

export const circumstances = [
  'urgent',
  'preselected',
  'negotiated',
  'dynamicMarket',
  'engaged',
  'voluntaryStandstill',
  'framework',
  'representations',
] as const;
export type Circumstance = (typeof circumstances)[number];
export const circumstanceLabels: Record<Circumstance, string> = {
  urgent: 'It is urgent in the law’s sense',
  preselected: 'Only suppliers that were selected beforehand may tender',
  negotiated: 'The tendering period is agreed with them',
  dynamicMarket: 'It is awarded by reference to a dynamic market',
  engaged: 'Suppliers were talked to beforehand (preliminary market engagement)',
  voluntaryStandstill: 'A standstill is offered although none is asked for',
  framework: 'It sets up a framework',
  representations: 'A provider made written representations during the standstill',
};

/** What the officer says beside the answers about the law. */
export type Told = Readonly<{ documents: (typeof documentWays)[number]; circumstances: readonly Circumstance[] }>;
export const toldNothing: Told = { documents: 'together', circumstances: [] };

/** What the rules ask; null is not known, and then the rule says so. */
export type Facts = Readonly<{
  law: 'act' | 'below-threshold' | 'psr' | 'none';
  lightTouch: boolean;
  process: Process;
  nation: Choice<'nation'> | null;
  central: boolean | null;
  utility: boolean;
  school: boolean;
  concession: boolean;
  mutual: boolean;
  large: boolean | null;
  told: Told;
}>;

export const tells = (facts: Facts, circumstance: Circumstance): boolean =>
  facts.told.circumstances.includes(circumstance);

const lawOf = (answer: Pick<RegimeAnswer, 'outcome'>): Facts['law'] =>
  ({
    'provider-selection': 'psr',
    'light-touch': 'act',
    ordinary: 'act',
    'below-threshold': 'below-threshold',
    'not-regulated': 'none',
    exempt: 'none',
    partnership: 'none',
    grant: 'none',
  })[answer.outcome] as Facts['law'];

export function factsOf(answers: Answers, answer: RegimeAnswer, told: Told): Facts {
  return {
    law: lawOf(answer),
    lightTouch: answer.outcome === 'light-touch',
    process: answer.process,
    nation: answers.nation ?? null,
    central: answers.buyer === 'central' || answers.buyer === 'nhs',
    utility: answers.buyer === 'utility',
    school: answers.buyer === 'school',
    concession: answers.concession === 'yes',
    mutual: answer.reserved === 'mutual',
    large: answer.valuePence === null ? null : answer.valuePence > 100 * fixedAmounts.large,
    told,
  };
}

const processOf: Record<Procurement['route'], Process> = {
  open: 'open',
  'competitive-flexible': 'flexible',
  'most-suitable-provider': 'psr-most-suitable',
  'call-off': 'call-off',
  'direct-award': 'direct',
};
const healthProcessOf: Record<Procurement['route'], Process> = {
  open: 'psr-competitive',
  'competitive-flexible': 'psr-competitive',
  'most-suitable-provider': 'psr-most-suitable',
  'call-off': 'psr-call-off',
  'direct-award': 'psr-direct-c',
};

/** What is known of a procurement that nobody answered the questions for: what was chosen when it was planned, and nothing of its value. */
export function factsAsPlanned({ regime, route }: Pick<Procurement, 'regime' | 'route'>, told: Told): Facts {
  const psr = regime === 'provider-selection';
  return {
    law: psr ? 'psr' : regime === 'below-threshold' ? 'below-threshold' : 'act',
    lightTouch: regime === 'light-touch',
    process: psr ? healthProcessOf[route] : processOf[route],
    nation: null,
    central: null,
    utility: false,
    school: false,
    concession: false,
    mutual: false,
    large: null,
    told,
  };
}
