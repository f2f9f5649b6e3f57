export const oftens = ['once', 'weekly', 'monthly', 'quarterly', 'yearly', 'always'] as const;
export type Often = (typeof oftens)[number];
export const oftenLabels: Record<Often, string> = {
  once: 'Once',
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  yearly: 'Every year',
  always: 'All the time',
};

export const obligationStates = ['owed', 'kept', 'not-kept'] as const;

export type Obligation = Readonly<{
  id: string;
  caseId: string;
  state: (typeof obligationStates)[number];
  version: number;
  agreementId: string;
  agreement: string;
  words: string;
  owedById: string;
  owedBy: string;
  owedTo: string;
  byOn: string | null;
  howOften: Often;
  paymentPence: number | null;
  /** I3: only where the verdict on every requirement that it binds allows it. */
  paymentDepends: boolean;
  requirementIds: readonly string[];
  measureIds: readonly string[];
  partyOrganisationIds: readonly string[];
  addedAt: Date;
}>;

export type KeptRecord = Readonly<{ kept: boolean; on: string; note: string; recordedAt: Date; by: string | null }>;

/** "Fell Care owes Residents, every month, by 1 May 2027" without its words. */
export const sayOwed = ({ owedBy, owedTo, howOften }: Pick<Obligation, 'owedBy' | 'owedTo' | 'howOften'>): string =>
  `${owedBy} owes it to ${owedTo}, ${oftenLabels[howOften].toLowerCase()}`;

/** Owed once, not kept by its date. */
export const isLate = (obligation: Pick<Obligation, 'state' | 'byOn'>, today: string): boolean =>
  obligation.byOn !== null && obligation.byOn < today && obligation.state !== 'kept';
