import type { Bid, Guide, Model, Standings } from './types.ts';

export type Assessed = Readonly<{ name: string; address: string; email: string; identifier: string }>;

/** `explanations` by bid, then by what is scored. */
export type SummaryInput = Readonly<{
  model: Model;
  bids: readonly Bid[];
  standings: Standings;
  suppliers: Readonly<Record<string, Assessed>>;
  explanations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Why else it is not awarded to a bid; a bid that is out is told why by the engine. */
  furtherReasons?: Readonly<Record<string, string>>;
  /** Where the award criteria stand in full. */
  criteriaAt: string;
}>;

export type ScoreSaid = Readonly<{
  id: string;
  title: string;
  score: number;
  word: string;
  points: number;
  explanation: string;
}>;
export type CriterionSaid = Readonly<{ id: string; points: number; of: number; parts: readonly ScoreSaid[] }>;

export type CriterionPublished = Readonly<{
  id: string;
  title: string;
  relativeImportance: string;
  howAssessed: string;
  scoresAvailable: readonly Guide[];
  parts: readonly Readonly<{
    id: string;
    title: string;
    relativeImportance: string;
    scoresAvailable: readonly Guide[];
  }>[];
}>;

export type TenderAssessed = Readonly<{
  criteria: readonly CriterionSaid[];
  quality: number;
  pricePoints: number | null;
  total: number | null;
  pencePerPoint: number | null;
  rank: number | null;
}>;

/** The fields of regulation 31 of the Procurement Regulations 2024. */
export type AssessmentSummary = Readonly<{
  bid: string;
  won: boolean;
  supplier: Assessed | null;
  criteria: readonly CriterionPublished[];
  price: Readonly<{ relativeImportance: string | null; howAssessed: string }>;
  criteriaAt: string;
  theirs: TenderAssessed;
  /** Only for those who did not win. */
  winners: TenderAssessed | null;
  furtherReasons: readonly string[];
  faults: readonly SummaryFault[];
}>;

export type SummaryFault = Readonly<{
  bid: string;
  of: string;
  code:
    | 'supplier-incomplete'
    | 'explanation-missing'
    | 'explanation-restates'
    | 'explanation-same-as-another'
    | 'no-winner'
    | 'criteria-at-missing';
  says: string;
}>;
