/** What is known of a procurement, as its notices tell it. Money in whole pence, dates YYYY-MM-DD, times ISO 8601; null is not known. */
export type Money = Readonly<{ netPence: number; grossPence: number | null }>;
export type Period = Readonly<{ startOn: string | null; endOn: string | null }>;
export type Identifier = Readonly<{ scheme: string; id: string }>;
export type Address = Readonly<{ street: string; locality: string; postcode: string }>;
export type Code = Readonly<{ id: string; description: string }>;

export type Organisation = Readonly<{
  /** An id of its own within these facts; never made from a name. */
  id: string;
  name: string | null;
  identifier: Identifier | null;
  address: Address | null;
  email: string | null;
}>;

export const authorityTypes = [
  'publicAuthorityCentralGovernment',
  'publicAuthoritySubCentralGovernment',
  'publicUndertaking',
  'privateUtility',
  'other',
] as const;
export type Authority = Organisation &
  Readonly<{ type: (typeof authorityTypes)[number] | null; devolved: 'GB-NIR' | 'GB-SCT' | 'GB-WLS' | null }>;
export type Agent = Organisation & Readonly<{ role: string }>;
export type Contact = Readonly<{ name: string; email: string; address: string | null }>;

export type Supplier = Organisation &
  Readonly<{
    sme: boolean | null;
    vcse: boolean | null;
    supportedEmployment: boolean | null;
    mutual: boolean | null;
    consortium: boolean | null;
    /** Associated persons with their postal addresses, and connected persons, in words. */
    associated: string | null;
    connected: string | null;
  }>;

/** `weight` in hundredths of one per cent; null where importance is said otherwise, in `description`. */
export type AwardCriterion = Readonly<{
  id: string;
  title: string;
  kind: 'price' | 'cost' | 'quality';
  description: string;
  weight: number | null;
}>;

export type Lot = Readonly<{
  id: string;
  title: string;
  description: string | null;
  cpv: readonly Code[];
  value: Money | null;
  period: Period | null;
  options: string | null;
  suitableSme: boolean | null;
  suitableVcse: boolean | null;
  criteria: readonly AwardCriterion[];
  /** Suppliers to whom it goes. */
  suppliers: readonly string[];
  ceasedOn: string | null;
}>;

export const specialRegimes = ['light-touch', 'concession', 'utilities', 'defence'] as const;
export type Procedure = 'open' | 'competitive-flexible' | 'direct' | 'below-threshold' | 'call-off';

export type Award = Readonly<{
  id: string;
  decidedOn: string | null;
  suppliers: readonly string[];
  value: Money | null;
  period: Period | null;
  received: number | null;
  assessed: number | null;
  assessedSme: number | null;
  assessedVcse: number | null;
  unsuccessful: readonly string[];
  summariesOn: string | null;
  standstill: Period | null;
  signOn: string | null;
  reservedAwarded: boolean | null;
}>;

export const ratings = ['good', 'approaching-target', 'requires-improvement', 'inadequate', 'other'] as const;
export type Kpi = Readonly<{
  id: string;
  title: string;
  description: string;
  /** One of the three that are most material at this time. */
  material: boolean;
  rating: (typeof ratings)[number] | null;
  rated: Period | null;
}>;

export type Contract = Readonly<{
  id: string;
  signedOn: string | null;
  period: Period | null;
  value: Money | null;
  options: string | null;
  suppliers: readonly string[];
  kpis: readonly Kpi[];
  noKpisBecause: string | null;
}>;

export type Failure = Readonly<{
  suppliers: readonly string[];
  resulted: 'partial-termination' | 'damages' | 'settlement' | 'not-performing';
  on: string | null;
  obligation: string | null;
  nature: string | null;
  impact: string | null;
  duration: string | null;
  mitigation: string | null;
  warnings: string | null;
  steps: string | null;
  partialTermination: string | null;
  paid: Money | null;
  basis: 'contracted' | 'imposed' | 'negotiated' | null;
  decisionAt: string | null;
}>;

export type Change = Readonly<{
  id: string;
  ground: 'urgency' | 'unforeseeable' | 'known-risk' | 'additional' | 'restructuring' | 'other';
  because: string | null;
  value: Money | null;
  period: Period | null;
  added: readonly string[];
  removed: readonly string[];
  changeOn: string | null;
  effectOn: string | null;
  standstillUntil: string | null;
}>;

export type Ending = Readonly<{
  kind: 'discharge' | 'expiry' | 'by-a-party' | 'rescission' | 'set-aside';
  because: string | null;
  on: string | null;
}>;

export type Direct = Readonly<{
  ground: 'schedule-5' | 'excluded-supplier' | 'protect-life' | 'switch';
  /** The paragraph of Schedule 5, the ground of section 41(5), or the subsection of section 43. */
  provision: string | null;
  because: string | null;
  /** A choice of the person who is cared for: paragraphs 15 to 17 of Schedule 5. */
  userChoice: boolean;
  urgent: boolean;
  offence: string | null;
  instrument: Readonly<{ title: string; number: string }> | null;
  earlierOcid: string | null;
}>;

export type Market = Readonly<{
  id: string;
  title: string | null;
  description: string | null;
  conditions: string | null;
  verification: string | null;
  howToJoin: string | null;
  documentsFrom: string | null;
  users: string | null;
  period: Period | null;
  openEnded: boolean | null;
  feePercent: string | null;
  gpa: boolean | null;
  establishedOn: string | null;
  members: readonly string[];
  modifiedOn: string | null;
  admitted: readonly string[];
  removed: readonly string[];
  changes: string | null;
  ceasedOn: string | null;
}>;

/** With VAT, as payments are counted and signed; what a payment is without it, nobody signs. */
export type Payment = Readonly<{ id: string; paidOn: string; grossPence: number; payee: string }>;

/** The quarterly return that payments are taken from, as it was signed. */
export type PaymentReturn = Readonly<{
  /** The authority that paid, by name. */
  payer: string | null;
  period: Period;
  version: number;
  signedOn: string | null;
  /** How many payments of it were changed, added or taken away after it was signed. */
  changedSince: number;
  /** A notice told of it already, and there is none to tell of now. */
  told: boolean;
}>;

/** Shares in hundredths of one per cent. */
export type PaymentsCompliance = Readonly<{
  period: Period;
  averageDays: number | null;
  within30: number | null;
  within60: number | null;
  later: number | null;
  notPaid: number | null;
  approvedBy: Readonly<{ name: string; jobTitle: string }> | null;
}>;

/** What the Provider Selection Regime asks for beside the rest. */
export type HealthCare = Readonly<{
  reference: string | null;
  decisionMakers: string | null;
  reasons: string | null;
  conflictsDeclared: string | null;
  conflictsManaged: string | null;
  framework: Readonly<{ users: string; period: Period | null }> | null;
  howOffers: string | null;
  howAssessed: string | null;
  abandonedOn: string | null;
  urgentBecause: string | null;
  longBecause: string | null;
  modification: Readonly<{
    on: string;
    description: string;
    valueChange: Money | null;
    termChange: string | null;
  }> | null;
}>;
