import type { Tender } from './tender.ts';

/** What a firm's own past says of whether it would bid, in the order of `featuresOf`. */
export const participationNames = [
  'level',
  'own rate',
  'own rate in work that is alike',
  'size apart from its usual',
  'years since its last bid',
  'share of its bids that won',
] as const;

const yearDays = 365.25;
const longestAway = 2 * yearDays;

export type Firm = {
  id: string;
  bids: number;
  wins: number;
  lastDay: number;
  sizes: number;
  sized: number;
  since: number;
  byKind: Map<string, number>;
};

/** What is known of every firm, tender after tender in order of date. */
export class FirmBook {
  readonly firms = new Map<string, Firm>();
  private tenders = 0;
  private readonly kinds = new Map<string, number>();

  add(tender: Tender): void {
    this.tenders += 1;
    for (const kind of tender.kinds) this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    for (const bid of tender.bids) {
      let firm = this.firms.get(bid.bidder);
      if (!firm) {
        firm = {
          id: bid.bidder,
          bids: 0,
          wins: 0,
          lastDay: 0,
          sizes: 0,
          sized: 0,
          since: this.tenders - 1,
          byKind: new Map(),
        };
        this.firms.set(bid.bidder, firm);
      }
      firm.bids += 1;
      if (bid.won) firm.wins += 1;
      firm.lastDay = tender.day;
      if (tender.size !== null) {
        firm.sizes += Math.log(tender.size);
        firm.sized += 1;
      }
      for (const kind of tender.kinds) firm.byKind.set(kind, (firm.byKind.get(kind) ?? 0) + 1);
    }
  }

  /** Firms that bid within two years of that day: those who might come. */
  active(day: number): Firm[] {
    return [...this.firms.values()].filter((firm) => day - firm.lastDay <= longestAway);
  }

  /**
   * A firm and a tender as a row. Rates are drawn towards the usual: r = (bids + 0.2)/(tenders since it came + 10), and in each of the tender's
   * kinds (bids there + 5·r)/(tenders there + 5), of which the mean of the logits is taken.
   */
  featuresOf(firm: Firm, tender: Tender): Float64Array {
    const rate = (firm.bids + 0.2) / (this.tenders - firm.since + 10);
    const own = Math.log(rate / (1 - Math.min(0.99, rate)));
    let alike = 0;
    for (const kind of tender.kinds) {
      const inKind = ((firm.byKind.get(kind) ?? 0) + 5 * rate) / ((this.kinds.get(kind) ?? 0) + 5);
      const bounded = Math.min(0.97, inKind);
      alike += Math.log(bounded / (1 - bounded)) / tender.kinds.length;
    }
    const apart =
      tender.size === null || firm.sized === 0
        ? 0.7
        : Math.min(3, Math.abs(Math.log(tender.size) - firm.sizes / firm.sized));
    const won = (firm.wins + 1) / (firm.bids + 5);
    return Float64Array.of(
      1,
      own,
      tender.kinds.length > 0 ? alike : own,
      apart,
      (tender.day - firm.lastDay) / yearDays,
      won,
    );
  }
}
