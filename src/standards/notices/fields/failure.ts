import { pounds } from '#platform/say.ts';
import type { Failure } from '../facts.ts';
import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { day, field, mayBe, text, where } from './make.ts';
import { suppliers } from './parties.ts';

const section = 'What went wrong';
const failed = ({ failure }: ProcurementFacts) => failure !== null;
const onFailure = where('where a supplier broke the contract or did not perform it', failed);

const one = (key: keyof Failure & string, label: string, ask: string, more: Partial<Field> = {}): Field =>
  field(section, {
    key: `failure-${key}`,
    label,
    path: 'contracts/implementation/performanceFailures',
    facts: [`failure.${key}`],
    ...onFailure,
    redactable: true,
    ask,
    says: ({ failure }) => text(failure?.[key] as string | null | undefined),
    ...more,
  });

const results = {
  'partial-termination': 'The breach led to part of the contract being ended',
  damages: 'The breach led to an award of damages',
  settlement: 'The breach led to a settlement',
  'not-performing':
    'It is not performed to our satisfaction, and has not improved though there was a proper opportunity',
} as const;

export const failureSuppliers: Field = {
  ...suppliers({
    key: 'failureSuppliers',
    label: 'Supplier that failed',
    path: 'contracts/implementation/performanceFailures/suppliers',
    which: ({ failure }) => failure?.suppliers ?? [],
  }),
  ...onFailure,
};

/** What section 71(5) asks to be told of a breach or poor performance. */
export const failureFields: readonly Field[] = [
  one('resulted', 'What followed', 'Say what the breach led to.', {
    redactable: false,
    says: ({ failure }) => (failure ? [`Section 71(5) applies. ${results[failure.resulted]}`] : []),
  }),
  one(
    'on',
    'When',
    'Give the day of the termination, award or settlement, or when we found that it had not improved.',
    {
      type: 'date',
      redactable: false,
      says: ({ failure }) => day(failure?.on),
    },
  ),
  one('obligation', 'What was owed', 'Say what the contract asked that was not done.'),
  one('nature', 'What happened', 'Say what was not done.'),
  one('impact', 'What it led to', 'Say what followed for people.'),
  one('duration', 'For how long', 'Say how long it lasted, and whether it goes on.'),
  one(
    'mitigation',
    'What the supplier did about it',
    'Say what the supplier did to lessen what followed, or that it did nothing.',
  ),
  one('warnings', 'How it was told', 'Say how the supplier was told and given the opportunity to improve.'),
  one('steps', 'Why that was not enough', 'Say what the supplier did to improve and why it was not enough.'),
  one(
    'partialTermination',
    'Which part was ended',
    'Say which part of the contract was ended.',
    where('where part of it was ended', ({ failure }) => failure?.resulted === 'partial-termination'),
  ),
  field(section, {
    key: 'failure-paid',
    label: 'Money paid, and on what basis',
    path: 'contracts/implementation/performanceFailures/penaltyValue',
    type: 'money',
    facts: ['failure.paid', 'failure.basis'],
    ...where(
      'where there were damages or a settlement',
      ({ failure }) => failure?.resulted === 'damages' || failure?.resulted === 'settlement',
    ),
    redactable: true,
    ask: 'Give the sum and whether the contract, a court or an agreement set it.',
    says: ({ failure }) =>
      failure?.paid && failure.basis ? [`${pounds(failure.paid.netPence)}, ${failure.basis}`] : [],
  }),
  one('decisionAt', 'Where the decision can be read', 'Give the address of the court’s decision.', mayBe),
];
