/** What decides whether an agreement's payments are told of in returns, and how those who work under it are paid. */
export type PaymentFacts = Readonly<{
  agreementId: string;
  number: string | null;
  supplierNumber: string | null;
  law: 'public-contract' | 'other';
  begunOn: string | null;
  subcontracts: 'not-known' | 'none' | 'thirty-days' | 'other';
  subcontractTerms: string | null;
  version: number;
}>;

export const lawChoices = [
  {
    value: 'public-contract',
    text: 'A public contract under the Procurement Act 2023',
    hint: 'Its payments are told of in returns. Not a grant, a concession, or a contract below the threshold.',
  },
  { value: 'other', text: 'Something else', hint: 'Its invoices are kept and are in no return.' },
] as const;
export const laws = ['public-contract', 'other'] as const;

export const subcontractChoices = [
  { value: 'not-known', text: 'Not looked at yet' },
  { value: 'none', text: 'Nobody works under it' },
  { value: 'thirty-days', text: 'They are paid within 30 days, as section 73 of the Act has it' },
  { value: 'other', text: 'On other terms' },
] as const;
export const subcontractValues = ['not-known', 'none', 'thirty-days', 'other'] as const;
