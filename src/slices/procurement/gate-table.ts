import { procurementRoutes, type Regime, type Route, regimes } from './procurement.ts';

export type Milestone = 'publish' | 'award' | 'sign';

/** Who checked a rule against current text, and when. */
export type Checked = Readonly<{ by: string; on: string }>;

export type GateRow = Readonly<{
  gate: string;
  title: string;
  weight: 'law' | 'practice';
  regimes: readonly Regime[];
  routes: readonly Route[];
  /** Due this many calendar days after a milestone; negative is before it. */
  due: Readonly<{ milestone: Milestone; days: number }>;
  reference: string;
  /** Without it the gate warns and never refuses. */
  checked: Checked | null;
}>;

const act: readonly Regime[] = ['light-touch', 'ordinary'];
const all = regimes;
const everyRoute = procurementRoutes;
const competed: readonly Route[] = ['open', 'competitive-flexible'];

/**
 * Regime × route → law, practice, or (where no row is) not applicable. Read from the Procurement Act 2023, the Procurement Regulations 2024 and the
 * Provider Selection Regime Regulations 2023 as first made; none has been checked against current text yet, so each says "check this".
 */
export const gateTable: readonly GateRow[] = [
  {
    gate: 'ally',
    title: 'The case has an ally on the other side',
    weight: 'practice',
    regimes: all,
    routes: everyRoute,
    due: { milestone: 'publish', days: -60 },
    reference: 'Practice of this place',
    checked: null,
  },
  {
    gate: 'walk',
    title: 'What else could carry it has been walked through',
    weight: 'practice',
    regimes: all,
    routes: everyRoute,
    due: { milestone: 'publish', days: -45 },
    reference: 'Practice of this place',
    checked: null,
  },
  {
    gate: 'who-is-left',
    title: 'Who would be left to provide has been looked at',
    weight: 'practice',
    regimes: all,
    routes: everyRoute,
    due: { milestone: 'publish', days: -30 },
    reference: 'Practice of this place; Care Act 2014 section 5 for care markets',
    checked: null,
  },
  {
    gate: 'conflicts-assessment',
    title: 'The conflicts assessment is written',
    weight: 'law',
    regimes: [...act, 'below-threshold'],
    routes: everyRoute,
    due: { milestone: 'publish', days: -1 },
    reference: 'Procurement Act 2023 section 83',
    checked: null,
  },
  {
    gate: 'engagement-notice',
    title: 'The preliminary market engagement notice is out, or the reason for none is written',
    weight: 'law',
    regimes: act,
    routes: competed,
    due: { milestone: 'publish', days: -1 },
    reference: 'Procurement Act 2023 section 17',
    checked: null,
  },
  {
    gate: 'tender-notice',
    title: 'The tender notice is published',
    weight: 'law',
    regimes: act,
    routes: competed,
    due: { milestone: 'publish', days: 0 },
    reference: 'Procurement Act 2023 section 21',
    checked: null,
  },
  {
    gate: 'transparency-notice',
    title: 'The transparency notice is published',
    weight: 'law',
    regimes: act,
    routes: ['direct-award'],
    due: { milestone: 'publish', days: 0 },
    reference: 'Procurement Act 2023 section 44',
    checked: null,
  },
  {
    gate: 'intention-notice',
    title: 'The notice of intention is published',
    weight: 'law',
    regimes: ['provider-selection'],
    routes: ['competitive-flexible', 'most-suitable-provider', 'direct-award'],
    due: { milestone: 'award', days: 0 },
    reference: 'Provider Selection Regime Regulations 2023, regulations 9 to 11',
    checked: null,
  },
  {
    gate: 'assessment-summaries',
    title: 'Every bidder who was assessed has its summary',
    weight: 'law',
    regimes: act,
    routes: competed,
    due: { milestone: 'award', days: -1 },
    reference: 'Procurement Act 2023 section 50(3)',
    checked: null,
  },
  {
    gate: 'award-notice',
    title: 'The contract award notice is published',
    weight: 'law',
    regimes: act,
    routes: ['open', 'competitive-flexible', 'direct-award'],
    due: { milestone: 'award', days: 0 },
    reference: 'Procurement Act 2023 section 50',
    checked: null,
  },
  {
    gate: 'standstill',
    title: 'The standstill of eight working days is over',
    weight: 'law',
    regimes: ['ordinary'],
    routes: ['open', 'competitive-flexible', 'direct-award'],
    due: { milestone: 'sign', days: 0 },
    reference: 'Procurement Act 2023 section 51; not mandatory for light touch',
    checked: null,
  },
  {
    gate: 'details-notice-30',
    title: 'The contract details notice is published',
    weight: 'law',
    regimes: ['ordinary'],
    routes: everyRoute,
    due: { milestone: 'sign', days: 29 },
    reference: 'Procurement Act 2023 section 53: 30 days beginning with the day of entry',
    checked: null,
  },
  {
    gate: 'details-notice-120',
    title: 'The contract details notice is published',
    weight: 'law',
    regimes: ['light-touch'],
    routes: everyRoute,
    due: { milestone: 'sign', days: 119 },
    reference: 'Procurement Act 2023 section 53: 120 days for light touch',
    checked: null,
  },
  {
    gate: 'award-notice-psr',
    title: 'The confirmation of award notice is published',
    weight: 'law',
    regimes: ['provider-selection'],
    routes: everyRoute,
    due: { milestone: 'sign', days: 30 },
    reference: 'Provider Selection Regime Regulations 2023: within 30 days',
    checked: null,
  },
];
