export const signTypes = [
  'own-word',
  'handed-back',
  'fee',
  'vacancies',
  'turnover',
  'late-starts',
  'missed-calls',
  'late-invoices',
  'rating',
  'other',
] as const;
export type SignType = (typeof signTypes)[number];
export const signTypeLabels: Record<SignType, string> = {
  'own-word': 'What the provider says itself',
  'handed-back': 'Work handed back',
  fee: 'A fee below the estimated cost of employing people',
  vacancies: 'Posts that stay empty',
  turnover: 'Staff who leave',
  'late-starts': 'Care that starts late',
  'missed-calls': 'Missed or cut visits',
  'late-invoices': 'Invoices that come late, or stop',
  rating: 'A rating by the regulator',
  other: 'Something else',
};

/** One thing that somebody saw or a register says, with its day and source. Signs are never added up or scored. */
export type Sign = Readonly<{
  id: string;
  type: SignType;
  words: string;
  source: string;
  /** Null where the source gives no day. */
  seenOn: string | null;
  own: boolean;
  mayShow: boolean;
}>;

export const troubleStates = ['open', 'stepped-in', 'handed-back', 'closed'] as const;
export type TroubleState = (typeof troubleStates)[number];

export type Trouble = Readonly<{
  id: string;
  caseId: string;
  state: TroubleState;
  version: number;
  agreementId: string;
  agreement: string;
  partyId: string;
  provider: string;
  /** Null where the provider is not on this installation. */
  providerOrganisationId: string | null;
  /** Other parties of the agreement that provide: whoever belongs to one of them reads nothing here, whatever they wear. */
  rivalOrganisationIds: readonly string[];
  /** Nothing stands in the file but what the provider said of itself: then only those it said it to know that there is a file. */
  quiet: boolean;
  /** People who judge tenders on the case: what a provider says in confidence does not reach them. */
  judgeIds: readonly string[];
  openedAt: Date;
}>;

export type Said = Readonly<{ side: 'provider' | 'authority'; words: string; person: string; saidAt: Date }>;
export type StepIn = Readonly<{
  decided: string;
  because: string;
  power: string;
  decidedOn: string;
  person: string;
}>;

export const pathOfTrouble = ({ caseId, id }: Pick<Trouble, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/troubles/${id}`;
