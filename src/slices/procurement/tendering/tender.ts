/** What a tender is made of. Prices stay closed until quality is locked; a qualification part is looked at with quality. */
export const tenderParts = ['qualification', 'quality', 'price'] as const;
export type TenderPart = (typeof tenderParts)[number];

export const bidderStates = ['taking-part', 'withdrawn', 'not-selected', 'excluded'] as const;
export type Bidder = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  name: string;
  /** With its scheme, such as GB-COH-01234567. */
  identifier: string | null;
  contact: string | null;
  small: boolean | null;
  voluntary: boolean | null;
  state: (typeof bidderStates)[number];
  because: string | null;
  version: number;
}>;

/** Kept closed: late, and decided on by the published rule. Replaced: the bidder sent another before the deadline. */
export const tenderStates = ['closed', 'kept-closed', 'open', 'replaced'] as const;
export type Tender = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  bidderId: string;
  lotIds: readonly string[];
  receivedAt: Date;
  late: boolean;
  state: (typeof tenderStates)[number];
  because: string | null;
  version: number;
  broughtInBy: string;
  broughtInAt: Date;
}>;

export type TenderFile = Readonly<{
  id: string;
  tenderId: string;
  part: TenderPart;
  path: string;
  bytes: number;
  sha256: string;
  storedAs: string;
}>;

/** Whether a part of a tender may be read: only what was opened, and of that the price only after prices were. */
export const mayRead = (tender: Pick<Tender, 'state'>, part: TenderPart, happened: ReadonlySet<string>): boolean =>
  tender.state === 'open' && happened.has('opened') && (part !== 'price' || happened.has('price-opened'));

/** One criterion of one tender as it came out, for summaries, notices and the audit pack. Points are hundredths of a point. */
export type JudgedCriterion = Readonly<{
  criterionId: string;
  name: string;
  weight: number;
  score: number | null;
  most: number;
  points: number;
  explanation: string;
}>;

/** One tender as it came out, for a lot or for the whole. Points are hundredths of a point of the hundred. */
export type JudgedTender = Readonly<{
  tenderId: string;
  bidderId: string;
  lotId: string | null;
  criteria: readonly JudgedCriterion[];
  pricePence: number | null;
  points: number;
  /** Null where it is out: excluded, under a floor, or failed. */
  rank: number | null;
  out: string | null;
}>;
