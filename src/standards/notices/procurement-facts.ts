import type {
  Agent,
  Authority,
  Award,
  AwardCriterion,
  Change,
  Code,
  Contact,
  Contract,
  Direct,
  Ending,
  Failure,
  HealthCare,
  Lot,
  Market,
  Money,
  Payment,
  PaymentReturn,
  PaymentsCompliance,
  Period,
  Procedure,
  Supplier,
  specialRegimes,
} from './facts.ts';

export type ProcurementFacts = Readonly<{
  /** The id of the procurement. The central platform gives it with the first notice. */
  ocid: string | null;
  /** The platform’s number of this notice, and when it appeared there. */
  noticeId: string | null;
  publishedAt: string | null;
  /** The first leads. */
  authorities: readonly Authority[];
  agents: readonly Agent[];
  enquiries: Contact | null;
  suppliers: readonly Supplier[];
  special: (typeof specialRegimes)[number] | null;
  belowThreshold: boolean;
  title: string | null;
  description: string | null;
  howSupplied: string | null;
  amount: string | null;
  category: 'goods' | 'services' | 'works' | null;
  cpv: readonly Code[];
  /** ITL areas. */
  places: readonly Code[];
  supply: Period | null;
  value: Money | null;
  /** Where it becomes several contracts: what the largest of them is worth, with VAT. Duties that begin above a sum look at each contract. */
  largestPence: number | null;
  lots: readonly Lot[];
  /** Where it could be divided and is not. */
  noLotsBecause: string | null;
  mostLotsBid: number | null;
  mostLotsAwarded: number | null;
  lotsAwardedHow: string | null;
  procedure: Procedure | null;
  process: string | null;
  negotiation: boolean | null;
  refinement: string | null;
  fewest: number | null;
  most: number | null;
  howSelected: string | null;
  requestsBy: string | null;
  tendersBy: string | null;
  questionsBy: string | null;
  howSubmitted: string | null;
  languages: readonly string[];
  auction: string | null;
  criteria: readonly AwardCriterion[];
  conditions: string | null;
  specification: string | null;
  documents: readonly Readonly<{ id: string; title: string; url: string | null }>[];
  laterDocuments: string | null;
  paymentTerms: string | null;
  risks: string | null;
  options: string | null;
  nextTender: string | null;
  suitableSme: boolean | null;
  suitableVcse: boolean | null;
  gpa: boolean | null;
  cptpp: boolean | null;
  reserved: 'supported-employment' | 'mutual' | 'sme-vcse' | null;
  reservedPlace: string | null;
  shortPeriod: string | null;
  framework: Readonly<{
    period: Period | null;
    users: string;
    most: number | null;
    selection: string;
    feePercent: string | null;
    open: boolean;
    openEndsOn: string | null;
  }> | null;
  /** Estimated: when the tender or transparency notice appears, and when it is awarded. */
  tenderNoticeOn: string | null;
  awardOn: string | null;
  interestHow: string | null;
  engagement: Readonly<{
    done: boolean;
    noticed: boolean;
    noNoticeBecause: string | null;
    closesOn: string | null;
    how: string | null;
  }> | null;
  /** The conflicts assessment: prepared, and the day on which it was last gone over and confirmed. */
  conflicts: Readonly<{ prepared: boolean; confirmedOn: string | null }> | null;
  direct: Direct | null;
  award: Award | null;
  notAwardedOn: string | null;
  contract: Contract | null;
  failure: Failure | null;
  change: Change | null;
  ending: Ending | null;
  market: Market | null;
  payments: readonly Payment[];
  paymentReturn: PaymentReturn | null;
  compliance: PaymentsCompliance | null;
  health: HealthCare | null;
}>;

/** Where nothing is known yet; to be spread under what is. */
export const nothingKnown: ProcurementFacts = {
  ...{ ocid: null, noticeId: null, publishedAt: null, authorities: [], agents: [], enquiries: null, suppliers: [] },
  ...{ special: null, belowThreshold: false, title: null, description: null, howSupplied: null, amount: null },
  ...{ category: null, cpv: [], places: [], supply: null, value: null, largestPence: null },
  ...{ lots: [], noLotsBecause: null },
  ...{ mostLotsBid: null, mostLotsAwarded: null, lotsAwardedHow: null, procedure: null, process: null },
  ...{ negotiation: null, refinement: null, fewest: null, most: null, howSelected: null, requestsBy: null },
  ...{ tendersBy: null, questionsBy: null, howSubmitted: null, languages: [], auction: null, criteria: [] },
  ...{ conditions: null, specification: null, documents: [], laterDocuments: null, paymentTerms: null, risks: null },
  ...{ options: null, nextTender: null, suitableSme: null, suitableVcse: null, gpa: null, cptpp: null },
  ...{ reserved: null, reservedPlace: null, shortPeriod: null, framework: null, tenderNoticeOn: null, awardOn: null },
  ...{ interestHow: null, engagement: null, conflicts: null, direct: null, award: null, notAwardedOn: null },
  ...{ contract: null, failure: null, change: null, ending: null, market: null, payments: [] },
  ...{ paymentReturn: null, compliance: null, health: null },
};

/** Contracts of more than £5 million, VAT included: where contents of notices and duties change. */
export const largePence = 500_000_000;
export const moneyOf = ({ contract, award, value }: ProcurementFacts): Money | null =>
  contract?.value ?? award?.value ?? value;
export const isLarge = (facts: ProcurementFacts): boolean => {
  if (facts.largestPence !== null) return facts.largestPence > largePence;
  const value = moneyOf(facts);
  return value !== null && (value.grossPence ?? value.netPence) > largePence;
};
export const isLightTouch = ({ special }: ProcurementFacts): boolean => special === 'light-touch';
