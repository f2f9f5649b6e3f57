/** One bidder at one tender. */
export type TenderBid = Readonly<{
  bidder: string;
  /** In the file's own unit of money; null where it is not known. */
  amount: number | null;
  won: boolean;
}>;

/** A tender as it was: what was known before it closed, and who came. */
export type Tender = Readonly<{
  id: string;
  /** Days from 1 January 1970. */
  day: number;
  year: number;
  /** The buyer's own estimate or reserve, in the file's unit; null where it was not known beforehand. */
  size: number | null;
  /** What kind of work it is, by names that stood before the bids: columns of flags, or a category. */
  kinds: readonly string[];
  /** Words of the title. */
  words: readonly string[];
  bids: readonly TenderBid[];
}>;

/** How many different bidders came: the same one twice is one. */
export const biddersOf = (tender: Tender): number => new Set(tender.bids.map((bid) => bid.bidder)).size;

/** In order of date; tenders of one day by their id and bids by their bidder, so that the order of a file's rows changes nothing. */
export const inOrder = (tenders: readonly Tender[]): Tender[] =>
  tenders
    .map((tender) => ({ ...tender, bids: tender.bids.toSorted((a, b) => compare(a.bidder, b.bidder)) }))
    .sort((a, b) => a.day - b.day || compare(a.id, b.id));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Its kinds taken together as one, for what looks at kinds as cells. */
export const kindOf = (tender: Tender): string => tender.kinds.join(' + ');
