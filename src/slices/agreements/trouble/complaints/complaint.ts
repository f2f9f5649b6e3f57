export type Complaint = Readonly<{
  id: string;
  caseId: string;
  state: 'made';
  version: number;
  agreementId: string;
  agreement: string;
  words: string;
  saidFor: string;
  happenedOn: string;
  /** Whoever complained agreed that the provider reads it. */
  mayShow: boolean;
  providerOrganisationIds: readonly string[];
}>;
