import { suppliersOf } from '../fields/make.ts';
import type { Build } from '../notice.ts';
import { amount, instant, type Loose, partyId, put, reference, span } from './tidy.ts';

const signature = (on: string | null): Loose =>
  on
    ? [
        {
          id: 'signature',
          title: 'Expected to be signed',
          type: 'futureSignatureDate',
          dueDate: instant(on),
          status: 'scheduled',
        },
      ]
    : undefined;

/** Suppliers that have been selected for a direct award that is not made yet. */
export const selected: Build = (release, { award: one, title, suppliers }) =>
  put(release, 'awards', [
    {
      id: one?.id ?? 'award',
      title,
      status: 'pending',
      suppliers: suppliersOf({ suppliers }, one?.suppliers ?? []).map(reference),
      milestones: signature(one?.signOn ?? null),
    },
  ]);

/** The award as a contract award notice tells it. */
export const award: Build = (release, facts) => {
  const { award: one, lots } = facts;
  if (!one) return;
  put(release, 'awards', [
    {
      id: one.id,
      title: facts.title,
      status: 'active',
      date: instant(one.decidedOn),
      value: amount(one.value),
      suppliers: suppliersOf(facts, one.suppliers).map(reference),
      contractPeriod: span(one.period),
      mainProcurementCategory: facts.category,
      aboveThreshold: !facts.belowThreshold,
      standstillPeriod: span(one.standstill),
      assessmentSummariesDateSent: instant(one.summariesOn),
      relatedLots: lots.filter((lot) => !lot.ceasedOn && lot.suppliers.length > 0).map(({ id }) => id),
      milestones: signature(one.signOn),
    },
  ]);
};

/** The award of health care: what is intended and why, or what was awarded and for how long. */
export const healthAward =
  (tells: 'intended' | 'awarded'): Build =>
  (release, facts) => {
    const { award: one } = facts;
    const told: { [key: string]: Loose } =
      tells === 'intended'
        ? { status: 'pending', value: amount(facts.value), rationale: facts.health?.reasons }
        : { status: 'active', value: amount(one?.value), contractPeriod: span(one?.period) };
    put(release, 'awards', [
      {
        id: one?.id ?? 'award',
        title: facts.title,
        suppliers: suppliersOf(facts, one?.suppliers ?? []).map(reference),
        ...told,
      },
    ]);
  };

const statistic = (measure: string, value: number | null): Loose =>
  value === null ? undefined : { id: measure, measure, value };

/** How many tendered; over £5 million, who was assessed and did not win (regulation 27(2)(n) and (o)). */
export const bids: Build = (release, facts, { large }) => {
  const { award: one, procedure } = facts;
  if (!one || procedure === 'direct') return;
  const counts = large
    ? []
    : [
        statistic('finalStageBids', one.assessed),
        statistic('smeFinalStageBids', one.assessedSme),
        statistic('vcseFinalStageBids', one.assessedVcse),
      ];
  put(release, 'bids', {
    statistics: [statistic('bids', one.received), ...counts],
    details: large
      ? suppliersOf(facts, one.unsuccessful).map((supplier) => ({
          id: partyId(supplier),
          status: 'valid',
          tenderers: [reference(supplier)],
        }))
      : undefined,
  });
};
