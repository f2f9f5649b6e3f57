import { londonDate, plural, pounds } from '#platform/say.ts';
import type { PaymentsCompliance } from '../facts.ts';
import type { Field } from '../notice.ts';
import { decimalPercent } from '../percent.ts';
import { count, field, period, suppliersOf, text, where } from './make.ts';

const section = 'Payments';

export const paymentReturn: Field = field(section, {
  key: 'paymentReturn',
  label: 'Quarter, and the return it is from',
  facts: ['paymentReturn'],
  ask: 'Sign the return of the quarter. Nothing that is unsigned is told.',
  says: ({ paymentReturn: from }) =>
    from?.payer && from.signedOn && from.period
      ? [
          ...period(from.period),
          `Paid by ${from.payer}, as version ${from.version} of its return was signed on ${londonDate(from.signedOn)}`,
          ...(from.changedSince > 0
            ? [
                `${plural(from.changedSince, 'payment was', 'payments were')} changed, added or taken away after that. This tells what was signed`,
              ]
            : []),
        ]
      : [],
});

/** Regulation 38A was not read; this is the list of payments that section 70 speaks of. */
export const payments: Field = field(section, {
  key: 'payments',
  label: 'Payments above £30,000',
  path: 'contracts/implementation/transactions',
  type: 'list',
  facts: ['payments', 'suppliers'],
  // A return that holds none makes the notice needless; one that is not signed is missing already.
  ...where('as the signed return holds them', () => false),
  redactable: true,
  ask: 'Sign the return that holds its payments above £30,000, VAT included, each with its day and who was paid.',
  says: (facts) =>
    facts.payments.map(({ paidOn, grossPence, payee }) => {
      const name = suppliersOf(facts, [payee])[0]?.name;
      return [londonDate(paidOn), `${pounds(grossPence)} with VAT`, name].filter(Boolean).join('; ');
    }),
});

const one = (key: keyof PaymentsCompliance & string, label: string, ask: string, says: Field['says']): Field =>
  field(section, { key: `paid-${key}`, label, type: 'number', facts: [`compliance.${key}`], ask, says });
const percent = (value: number | null | undefined) =>
  value === null || value === undefined ? [] : [decimalPercent(value)];

export const complianceFields: readonly Field[] = [
  one('period', 'Reporting period', 'Give the first and last day of the six months.', ({ compliance }) =>
    compliance?.period?.startOn && compliance.period.endOn ? period(compliance.period) : [],
  ),
  one('averageDays', 'Days to pay, on average', 'Give the mean number of days that payments took.', ({ compliance }) =>
    count(compliance?.averageDays),
  ),
  one('within30', 'Paid in 1 to 30 days', 'Give the share of payments made in 30 days.', ({ compliance }) =>
    percent(compliance?.within30),
  ),
  one('within60', 'Paid in 31 to 60 days', 'Give the share of payments made in 31 to 60 days.', ({ compliance }) =>
    percent(compliance?.within60),
  ),
  one('later', 'Paid later', 'Give the share of payments made on day 61 or later.', ({ compliance }) =>
    percent(compliance?.later),
  ),
  one(
    'notPaid',
    'Due in the period and not paid in it',
    'Give the share of payments that became due and were not made.',
    ({ compliance }) => percent(compliance?.notPaid),
  ),
  one(
    'approvedBy',
    'Approved by',
    'Give the name and job title of the finance director, who approves this notice.',
    ({ compliance }) =>
      compliance?.approvedBy
        ? text(`${compliance.approvedBy.name}, ${compliance.approvedBy.jobTitle}, approves this notice`)
        : [],
  ),
];
