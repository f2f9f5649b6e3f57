import type { Authority, Kpi } from '../facts.ts';
import { ratingWords } from '../fields/contract.ts';
import { suppliersOf } from '../fields/make.ts';
import type { Build } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { amount, instant, type Loose, put, reference, span } from './tidy.ts';

/** The extension’s ids of the ratings of regulation 39(5), which are other words than the law’s. */
const ratingIds = {
  good: 'met',
  'approaching-target': 'slightlyBelow',
  'requires-improvement': 'below',
  inadequate: 'significantlyBelow',
  other: 'other',
} as const;

const metrics = (kpis: readonly Kpi[]): Loose =>
  kpis.filter(({ material }) => material).map(({ id, title, description }) => ({ id, title, description }));

const rated = (kpis: readonly Kpi[]): Loose =>
  kpis
    .filter(({ material, rating }) => material && rating)
    .map(({ id, title, rating, rated: when }) => ({
      id,
      title,
      observations: [
        {
          id: `${id}-${when?.endOn ?? 'now'}`,
          period: span(when),
          measureClassification: { scheme: 'UK_KPI_RATING', id: ratingIds[rating!], description: ratingWords[rating!] },
        },
      ],
    }));

function failures(facts: ProcurementFacts): Loose {
  const { failure } = facts;
  if (!failure) return undefined;
  const told = [failure.nature, failure.impact, failure.duration, failure.mitigation, failure.warnings, failure.steps];
  return [
    {
      id: '1',
      requirement: failure.obligation,
      description: told.filter(Boolean).join('\n'),
      decisionDate: failure.resulted === 'not-performing' ? instant(failure.on) : undefined,
      penaltyDate: failure.resulted === 'not-performing' ? undefined : instant(failure.on),
      penaltyType: failure.basis,
      penaltyValue: amount(failure.paid),
      partialTermination: failure.partialTermination,
      suppliers: suppliersOf(facts, failure.suppliers).map(reference),
      documents: failure.decisionAt ? [{ id: 'decision', title: 'Decision', url: failure.decisionAt }] : undefined,
    },
  ];
}

type Tells = 'details' | 'ratings' | 'payments' | 'change' | 'ending';

const proposed = (facts: ProcurementFacts): Loose => {
  const { change } = facts;
  if (!change) return undefined;
  return [
    {
      id: change.id,
      date: instant(change.changeOn),
      rationale: change.because,
      rationaleClassifications: [{ id: change.ground }],
      value: amount(change.value),
      period: span(change.period),
      standstill: change.standstillUntil !== null,
      suppliersAdded: suppliersOf(facts, change.added).map(reference),
      suppliersRemoved: suppliersOf(facts, change.removed).map(reference),
    },
  ];
};

/** The authority that paid: the only one, or of several the one with its name; where none has it, none is said to have paid. */
export function payerOf({ authorities, paymentReturn }: ProcurementFacts): Authority | undefined {
  if (authorities.length === 1) return authorities[0];
  const name = paymentReturn?.payer?.toLowerCase();
  return name ? authorities.find((one) => one.name?.toLowerCase() === name) : undefined;
}

const transactions = (facts: ProcurementFacts): Loose =>
  facts.payments.map(({ id, paidOn, grossPence, payee }) => ({
    id,
    date: instant(paidOn),
    value: { amountGross: grossPence / 100, currency: 'GBP' },
    payer: [payerOf(facts)].flatMap((one) => (one ? reference(one) : []))[0],
    payee: suppliersOf(facts, [payee]).map(reference)[0],
  }));

/** The contract, with what this kind of notice tells of it. */
export const contract =
  (tells: Tells): Build =>
  (release, facts) => {
    const { contract: one, award, ending } = facts;
    if (!one) return;
    put(release, 'contracts', [
      {
        id: one.id,
        awardID: award?.id ?? one.id,
        title: facts.title,
        status: tells === 'ending' ? 'terminated' : 'active',
        ...(tells === 'details'
          ? { ...details(facts), agreedMetrics: metrics(one.kpis), noAgreedMetricsRationale: one.noKpisBecause }
          : {}),
        ...(tells === 'ending'
          ? {
              value: amount(one.value),
              terminationRationaleClassifications: ending
                ? [{ id: ending.kind, description: ending.because }]
                : undefined,
              period: { endDate: instant(ending?.on, true) },
              implementation: { performanceFailures: failures(facts) },
            }
          : {}),
        ...(tells === 'ratings'
          ? {
              implementation: {
                metrics: facts.failure ? undefined : rated(one.kpis),
                performanceFailures: failures(facts),
              },
            }
          : {}),
        ...(tells === 'payments' ? { implementation: { transactions: transactions(facts) } } : {}),
        ...(tells === 'change' ? { proposedAmendments: proposed(facts) } : {}),
      },
    ]);
  };

const details = ({ contract: one, belowThreshold }: ProcurementFacts): { [key: string]: Loose } => ({
  dateSigned: instant(one?.signedOn),
  period: span(one?.period),
  value: amount(one?.value),
  aboveThreshold: !belowThreshold,
});

/** The award that a contract comes from: its id, and with it the suppliers, which OCDS keeps there. */
export const awardOfContract: Build = (release, facts) => {
  const { contract: one, award } = facts;
  if (!one) return;
  put(release, 'awards', [
    {
      id: award?.id ?? one.id,
      status: 'active',
      suppliers: suppliersOf(facts, one.suppliers).map(reference),
      relatedLots: facts.lots.filter((lot) => lot.suppliers.length > 0).map(({ id }) => id),
    },
  ]);
};

/** A change of a contract for health care, which its notice tells in a few words. */
export const healthContract: Build = (release, { title, contract: one, award, health }) => {
  const modification = health?.modification;
  if (!modification) return;
  put(release, 'contracts', [
    {
      id: one?.id ?? 'contract',
      awardID: award?.id ?? one?.id ?? 'award',
      title,
      status: 'active',
      amendments: [{ id: '1', date: instant(modification.on), description: modification.description }],
    },
  ]);
};
