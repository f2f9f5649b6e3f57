import type { Reservation } from '../lots/lot-terms.ts';
import type { Regime, Route } from '../procurement.ts';

/** What is awarded as one: a lot, or the whole where it was judged as one. */
export type Subject = Readonly<{
  lotId: string | null;
  title: string;
  valuePence: number | null;
  mostLots: number | null;
  /** For whom it is reserved; where it is decided on as a whole, for whom any of its lots is. */
  reserved: readonly Reservation[];
}>;

export const keyCriteria = ['quality', 'value', 'integration', 'access', 'socialValue'] as const;
export type KeyCriterion = (typeof keyCriteria)[number];
/** Provider Selection Regime Regulations 2023, regulation 5. */
export const keyCriterionLabels: Record<KeyCriterion, string> = {
  quality: 'Quality and innovation',
  value: 'Value',
  integration: 'Integration, collaboration and service sustainability',
  access: 'Improving access, reducing inequalities and making choice possible',
  socialValue: 'Social value',
};

/** Grounds of a direct award: Procurement Act 2023, Schedule 5 and section 43. Not compared with the text in force. */
export const grounds = [
  'prototype',
  'one-supplier',
  'additional',
  'commodities',
  'insolvency',
  'urgency',
  'protect-life',
  'user-choice',
  'no-tender-fit',
  'health-a',
  'health-b',
  'health-c',
] as const;
export type Ground = (typeof grounds)[number];
export const groundLabels: Record<Ground, string> = {
  prototype: 'A prototype, or goods and services being developed',
  'one-supplier': 'One supplier alone can do it',
  additional: 'More of what the supplier already provides',
  commodities: 'Goods bought on a commodity market',
  insolvency: 'Terms that an insolvency makes possible',
  urgency: 'Extreme and unavoidable urgency',
  'protect-life': 'To protect life',
  'user-choice': 'The choice of the person who gets the service',
  'no-tender-fit': 'No tender or request was suitable (section 43)',
  'health-a': 'Health care: direct award process A, no other provider is capable',
  'health-b': 'Health care: direct award process B, patients choose among any number',
  'health-c': 'Health care: direct award process C, the existing provider goes on',
};

export type Decision = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  lotId: string | null;
  outcome: 'awarded' | 'none';
  bidderId: string | null;
  supplier: string | null;
  valuePence: number | null;
  because: string;
  power: string;
  decidedBy: string;
  decidedOn: string;
  recommendedBidderId: string | null;
  departsBecause: string | null;
  reservedBecause: string | null;
  ground: Ground | null;
  keyCriteria: Readonly<Record<KeyCriterion, string>> | null;
}>;

export const promiseTypes = ['method', 'social-value', 'standard'] as const;
export type PromiseType = (typeof promiseTypes)[number];
export const promiseTypeLabels: Record<PromiseType, string> = {
  method: 'How it will work',
  'social-value': 'What it will leave or add (social value)',
  standard: 'A level that it will keep to',
};
export type AwardPromise = Readonly<{
  id: string;
  decisionId: string;
  type: PromiseType;
  words: string;
  standsIn: string | null;
  criterionId: string | null;
  requirementId: string | null;
}>;

/** Lots are judged apart, or all at once. */
export function subjectsOf(
  procurement: Readonly<{ title: string }>,
  lots: readonly Readonly<{
    id: string;
    title: string;
    valuePence: number | null;
    mostLots: number | null;
    reserved: Reservation;
    state: string;
  }>[],
  judged: readonly Readonly<{ lotId: string | null }>[],
): Subject[] {
  const kept = (list: typeof lots): Reservation[] => [
    ...new Set(list.map(({ reserved }) => reserved).filter((one) => one !== 'no')),
  ];
  const whole: Subject = {
    lotId: null,
    title: procurement.title,
    valuePence: null,
    mostLots: null,
    reserved: kept(lots.filter(({ state }) => state !== 'withdrawn')),
  };
  if (lots.length === 0 || (judged.length > 0 && judged.every(({ lotId }) => lotId === null))) return [whole];
  return lots.map((lot) => {
    const { id, title, valuePence, mostLots } = lot;
    return { lotId: id, title, valuePence, mostLots, reserved: kept([lot]) };
  });
}

export const needsGround = (route: Route): boolean => route === 'direct-award';
export const needsKeyCriteria = (regime: Regime): boolean => regime === 'provider-selection';
/** Whether tenders are opened here: they were, or somebody was named to bring them in. */
export type Way = Readonly<{ regime: Regime; route: Route; tendersHere: boolean }>;
/**
 * Whom to award to comes of the scores, where there are tenders. Only a purchase below the thresholds, whose quotes nobody brings in here, is
 * decided on its reason alone.
 */
export const needsScores = ({ regime, route, tendersHere }: Way): boolean =>
  route !== 'direct-award' && route !== 'most-suitable-provider' && (tendersHere || regime !== 'below-threshold');
