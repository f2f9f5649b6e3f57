/** What an authority owes in a year beside the dates of single procurements: data, each with its law and what nobody verified. */
export type YearlyDuty = Readonly<{
  code: string | null;
  title: string;
  law: string;
  /** Whether anything that it buys makes it owe this. */
  owedBy: 'act' | 'provider-selection';
  rule: 'pipeline' | 'compliance' | 'payments' | 'summary';
  says: string;
}>;

/** Money with VAT, in whole pounds: section 93 asks authorities that expect to pay more than the first in the coming financial year. */
export const pipelineRule = {
  paysMoreThan: 100_000_000,
  contractsOver: 2_000_000,
  withinMonths: 18,
  days: 56,
  law: 'Procurement Act 2023, section 93',
} as const;

/** Payments of more than this, with VAT, are told of each quarter, for procurements begun on or after the day. */
export const paymentsRule = { over: 30_000, begunFrom: '2026-04-01', law: 'Procurement Act 2023, section 70' } as const;

export const yearlyDuties: readonly YearlyDuty[] = [
  {
    code: 'UK1',
    title: 'Pipeline notice',
    law: pipelineRule.law,
    owedBy: 'act',
    rule: 'pipeline',
    says: `Only if you will pay more than £${pipelineRule.paysMoreThan / 1_000_000} million in the financial year: every contract of more than £${pipelineRule.contractsOver / 1_000_000} million that you mean to tender within ${pipelineRule.withinMonths} months.`,
  },
  {
    code: 'UK17',
    title: 'Payments compliance notice for the half year',
    law: 'Procurement Act 2023, section 69',
    owedBy: 'act',
    rule: 'compliance',
    says: 'How soon you paid, with the name of the finance director who approved it.',
  },
  {
    code: 'UK8',
    title: `Payments of more than £${paymentsRule.over.toLocaleString('en-GB')} in the quarter`,
    law: paymentsRule.law,
    owedBy: 'act',
    rule: 'payments',
    says: 'One file a quarter. Procurements begun before 1 April 2026 are not in it (check this).',
  },
  {
    code: null,
    title: 'Yearly summary of contracts under the Provider Selection Regime',
    law: 'Health Care Services (Provider Selection Regime) Regulations 2023, regulation 25',
    owedBy: 'provider-selection',
    rule: 'summary',
    says: 'Nine counts for the financial year. The law gives it no last day: it is shown on 30 September (practice).',
  },
];
