import type { Estimate } from '#engines/prevention/index.ts';

export const preventionStates = ['kept', 'dropped'] as const;

/** What a mechanism could prevent, with what its numbers rest on. */
export type PreventionEstimate = Readonly<{
  id: string;
  caseId: string;
  state: (typeof preventionStates)[number];
  version: number;
  mechanismId: string;
  needId: string | null;
  /** What is prevented, in the plural: falls that end in hospital. */
  event: string;
  people: string | null;
  evidence: string | null;
  /** Whether people were chosen after a bad year, in words. */
  regression: string | null;
  estimate: Estimate;
  /** The factors that were given as one number, and those that were not given. */
  oneNumber: readonly RangeName[];
  leftOut: readonly RangeName[];
  owner: string | null;
  eventGroup: string | null;
  isCounted: boolean;
  madeAt: Date;
}>;

export const rangeNames = [
  'population',
  'baselineRisk',
  'reach',
  'uptake',
  'effect',
  'persistence',
  'avoidedPence',
  'cashablePence',
  'costPence',
] as const;
export type RangeName = (typeof rangeNames)[number];

type Way = 'people' | 'per-thousand' | 'percent' | 'pounds';
type Described = Readonly<{ label: string; hint: string; way: Way; least: number; most: number; money?: boolean }>;

/** How each factor is asked for. `least` and `most` are in the engine's units. */
export const described: Readonly<Record<RangeName, Described>> = {
  population: { label: 'How many people', hint: 'Everybody it could be for', way: 'people', least: 0, most: 1e9 },
  baselineRisk: {
    label: 'Events a year for each 1,000 of them, without it',
    hint: 'From a need, where there is one',
    way: 'per-thousand',
    least: 0,
    most: 1_000,
  },
  reach: { label: 'Reach, %', hint: 'The part of them to whom it is offered', way: 'percent', least: 0, most: 1 },
  uptake: { label: 'Uptake, %', hint: 'The part of those who take it up', way: 'percent', least: 0, most: 1 },
  effect: {
    label: 'Effect, %',
    hint: 'The part of their events that it averts. Below 0 where it could make things worse',
    way: 'percent',
    least: -1,
    most: 1,
  },
  persistence: {
    label: 'Left a year later, %',
    hint: 'How much of the effect is still there',
    way: 'percent',
    least: 0,
    most: 1,
  },
  avoidedPence: {
    label: 'What an event costs, £',
    hint: 'Cost avoided when it does not happen',
    way: 'pounds',
    least: 0,
    most: 1e12,
    money: true,
  },
  cashablePence: {
    label: 'What of that could be taken out of a budget, £',
    hint: 'Often nothing: a bed that is free is filled by somebody else',
    way: 'pounds',
    least: 0,
    most: 1e12,
    money: true,
  },
  costPence: {
    label: 'What the work costs in a year, £',
    hint: 'All of it, whoever pays',
    way: 'pounds',
    least: 0,
    most: 1e13,
    money: true,
  },
};

const scales: Record<Way, number> = { people: 1, 'per-thousand': 1_000, percent: 100, pounds: 0.01 };
export const toEngine = (name: RangeName, typed: number): number => typed / scales[described[name].way];
export const fromEngine = (name: RangeName, value: number): number =>
  Math.round(value * scales[described[name].way] * 1e6) / 1e6;
