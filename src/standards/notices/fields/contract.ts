import type { ratings } from '../facts.ts';
import type { Field } from '../notice.ts';
import { isLarge, isLightTouch, type ProcurementFacts } from '../procurement-facts.ts';
import { day, field, money, period, text, where } from './make.ts';
import { suppliers } from './parties.ts';

const section = 'The contract';

export const contractSuppliers: Field = suppliers({
  key: 'contractSuppliers',
  label: 'Suppliers',
  path: 'awards/suppliers',
  which: (facts) => facts.contract?.suppliers ?? [],
});
export const contractSuppliersWithFlags = (flags: 'size' | 'all'): Field =>
  suppliers({
    key: 'contractSuppliers',
    label: 'Suppliers',
    path: 'awards/suppliers',
    which: (facts) => facts.contract?.suppliers ?? [],
    flags,
  });

export const signedOn: Field = field(section, {
  key: 'signedOn',
  label: 'Entered into on',
  path: 'contracts/dateSigned',
  type: 'date',
  facts: ['contract.signedOn'],
  ask: 'Give the day on which the contract was entered into.',
  says: ({ contract }) => day(contract?.signedOn),
});

export const contractPeriod: Field = field(section, {
  key: 'contractPeriod',
  label: 'Contract dates',
  path: 'contracts/period',
  type: 'date',
  facts: ['contract.period'],
  ...where('so far as it is known', () => false),
  ask: 'Give the dates between which the contract runs.',
  says: ({ contract }) => period(contract?.period),
});

export const contractValue: Field = field('Money', {
  key: 'contractValue',
  label: 'Value of the contract',
  path: 'contracts/value',
  type: 'money',
  facts: ['contract.value', 'award.value', 'value', 'lots.*.value'],
  redactable: true,
  ask: 'Give the estimated value of the contract, without and with VAT.',
  says: ({ contract }) => (contract?.value?.grossPence === null ? [] : money(contract?.value)),
});

/** Section 52: over £5 million; not light touch, frameworks, concessions or private utilities. */
export const kpisAsked = (facts: ProcurementFacts): boolean =>
  isLarge(facts) &&
  !isLightTouch(facts) &&
  facts.special !== 'concession' &&
  facts.framework === null &&
  facts.authorities[0]?.type !== 'privateUtility';

const material = ({ contract }: ProcurementFacts) => (contract?.kpis ?? []).filter((kpi) => kpi.material);

export const kpis: Field = field('Performance', {
  key: 'kpis',
  label: 'The three most material performance indicators',
  path: 'contracts/agreedMetrics',
  type: 'list',
  facts: ['contract.kpis'],
  ...where(
    'over £5 million, not light touch, unless it is said why there are none',
    (facts) => kpisAsked(facts) && !facts.contract?.noKpisBecause,
  ),
  redactable: true,
  ask: 'Set at least three performance indicators, and choose the three that are most material.',
  says: (facts) =>
    material(facts).length === 3 ? material(facts).map(({ title, description }) => `${title}: ${description}`) : [],
});

export const noKpis: Field = field('Performance', {
  key: 'noKpis',
  label: 'Why there are no performance indicators',
  path: 'contracts/noAgreedMetricsRationale',
  facts: ['contract.noKpisBecause'],
  ...where(
    'over £5 million, not light touch, where none are set',
    (facts) => kpisAsked(facts) && (facts.contract?.kpis.length ?? 0) === 0,
  ),
  ask: 'Say why performance could not appropriately be assessed by indicators, or set three.',
  says: ({ contract }) => text(contract?.noKpisBecause),
});

export const ratingWords: Readonly<Record<(typeof ratings)[number], string>> = {
  good: 'Good',
  'approaching-target': 'Approaching target',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
  other: 'Other',
};

export const kpiRatings: Field = field('Performance', {
  key: 'kpiRatings',
  label: 'Ratings',
  path: 'contracts/implementation/metrics',
  type: 'list',
  facts: ['contract.kpis'],
  ...where('where performance indicators were set', (facts) => kpisAsked(facts) && facts.failure === null),
  ask: 'Rate each of the three most material indicators, with the time that the rating is of.',
  says: (facts) =>
    material(facts).length === 3 && material(facts).every(({ rating, rated }) => rating && rated)
      ? material(facts).map(
          ({ title, rating, rated }) => `${title}: ${ratingWords[rating!]}, ${period(rated).join('')}`,
        )
      : [],
});
