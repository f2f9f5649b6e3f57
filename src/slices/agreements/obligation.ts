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

export const obligationStates = ['owed', 'kept', 'not-kept', 'excused'] as const;

export const sides = ['owes', 'is-owed', 'beside'] as const;
export type Side = (typeof sides)[number];

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
  /** Where it is owed to a party; anybody else is as typed. */
  owedToPartyId: string | null;
  owedByOrganisationId: string | null;
  owedToOrganisationId: string | null;
  clause: string | null;
  byOn: string | null;
  howOften: Often;
  /** The day that comes next and nobody has answered for; null where nothing is due. */
  dueOn: string | null;
  paymentPence: number | null;
  /** I3: only where the verdict on every requirement that it binds allows it. */
  paymentDepends: boolean;
  requirementIds: readonly string[];
  measureIds: readonly string[];
  partyOrganisationIds: readonly string[];
  addedAt: Date;
}>;

export type KeptRecord = Readonly<{
  id: string;
  outcome: 'kept' | 'not-kept' | 'excused';
  on: string;
  /** Which time of something owed again and again it is about. */
  dueOn: string | null;
  note: string;
  link: string | null;
  side: Side;
  recordedAt: Date;
  by: string | null;
}>;

/** "Fell Care owes Residents, every month, by 1 May 2027" without its words. */
export const sayOwed = ({ owedBy, owedTo, howOften }: Pick<Obligation, 'owedBy' | 'owedTo' | 'howOften'>): string =>
  `${owedBy} owes it to ${owedTo}, ${oftenLabels[howOften].toLowerCase()}`;

/** The day that comes next is over. */
export const isLate = ({ dueOn }: Pick<Obligation, 'dueOn'>, today: string): boolean => dueOn !== null && dueOn < today;
