import type { HealthCare } from '../facts.ts';
import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { day, field, money, period, suppliersOf, text, where } from './make.ts';

const section = 'Health care';
const one = (key: keyof HealthCare & string, label: string, ask: string, more: Partial<Field> = {}): Field =>
  field(section, {
    key: `health-${key}`,
    label,
    facts: [`health.${key}`],
    ask,
    says: ({ health }) => text(health?.[key] as string | null | undefined),
    ...more,
  });

/** A sentence that the schedule asks to be there, whatever the facts. */
export const statement = (says: string): Field =>
  field(section, { key: 'statement', label: 'Statement', facts: [], ask: '', says: () => [says] });

export const reference = one('reference', 'Reference', 'Give the contract’s reference.');
export const decisionMakers = one('decisionMakers', 'Who decided', 'Say who made the decision.');
export const reasons = one('reasons', 'Why this provider', 'Say why this provider was chosen, by the key criteria.', {
  path: 'awards/rationale',
});
export const conflictFields: readonly Field[] = [
  one(
    'conflictsDeclared',
    'Conflicts of interest that were declared',
    'Say which conflicts, or possible ones, were declared, or that there were none.',
  ),
  one('conflictsManaged', 'How they were dealt with', 'Say how each conflict was dealt with, or that there was none.'),
];
export const howOffers = one('howOffers', 'How offers are made', 'Say how offers are made; by electronic means.', {
  path: 'tender/submissionMethodDetails',
});
export const howAssessed = one(
  'howAssessed',
  'How offers are assessed',
  'Say how offers are assessed, and whether in stages.',
);
export const abandonedOn = one('abandonedOn', 'Abandoned on', 'Give the day of the decision to abandon it.', {
  path: 'tender/finalStatusDate',
  type: 'date',
  says: ({ health }) => day(health?.abandonedOn),
});
export const urgentBecause = one('urgentBecause', 'Why it was urgent', 'Say why regulation 14 applied.');
export const longBecause = one(
  'longBecause',
  'Why for more than a year',
  'Say why it runs for more than 12 months.',
  where('where it runs for more than 12 months', runsOverAYear),
);

function runsOverAYear({ award }: ProcurementFacts): boolean {
  const { startOn, endOn } = award?.period ?? { startOn: null, endOn: null };
  return startOn !== null && endOn !== null && endOn >= `${Number(startOn.slice(0, 4)) + 1}${startOn.slice(4)}`;
}

export const frameworkUsers = field(section, {
  key: 'health-framework',
  label: 'Framework',
  path: 'tender/techniques/frameworkAgreement',
  facts: ['health.framework'],
  ...where('for a framework agreement', ({ health }) => Boolean(health?.framework)),
  ask: 'Give the framework’s term and who may use it.',
  says: ({ health }) =>
    health?.framework?.users && health.framework.period
      ? [...period(health.framework.period), health.framework.users]
      : [],
});

export const modification: readonly Field[] = [
  field(section, {
    key: 'modification',
    label: 'The change',
    path: 'contracts/amendments',
    facts: ['health.modification.description', 'health.modification.on'],
    ask: 'Describe the change and give the day from which it has effect.',
    says: ({ health }) =>
      health?.modification?.description && health.modification.on
        ? [`${health.modification.description}, from ${day(health.modification.on).join('')}`]
        : [],
  }),
  field(section, {
    key: 'modificationTerms',
    label: 'What it changes in money and length',
    facts: ['health.modification.valueChange', 'health.modification.termChange'],
    ...where('where it changes either', () => false),
    redactable: true,
    ask: 'Give the change in value and in length.',
    says: ({ health }) => [...money(health?.modification?.valueChange), ...text(health?.modification?.termChange)],
  }),
];

/** A provider’s name and registered office: less than the Act asks of a supplier. */
export const provider = field('Suppliers', {
  key: 'provider',
  label: 'Provider',
  path: 'awards/suppliers',
  type: 'organisations',
  facts: ['suppliers'],
  ask: 'Give the provider’s name and the address of its registered office or principal place of business.',
  says: (facts) => {
    const found = suppliersOf(facts, facts.award?.suppliers ?? []);
    return found.length > 0 && found.every(({ name, address }) => name && address)
      ? found.map(({ name, address }) =>
          [name, address!.street, address!.locality, address!.postcode].filter(Boolean).join(', '),
        )
      : [];
  },
});
