import type { Lot, Provider } from '#engines/retender/index.ts';
import type { Tender } from '#engines/retender-history/index.ts';
import type { Zone } from './ways.ts';

const mostLots = 12;
const mostProviders = 60;
/** Who bid in the last two years counts as there. */
const days = 730;

const kindOf = ({ kinds }: Tender): string => kinds.join(' + ') || 'all work';
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1;

export type MarketOf = Readonly<{ zones: readonly Zone[]; lots: readonly Lot[]; providers: readonly Provider[] }>;

/**
 * A market from a buyer's own tenders alone: the twelve last ones are what is bought again, each a lot in its own money (a unit is one pound, or
 * whatever the file's money is); who bid in the two years before its end are the providers. What a firm could do in a year is a quarter more than the most it won in one, and at
 * least half more than the largest that it bid for.
 *
 * @returns null where there is no tender with a bidder
 */
export function marketFromTenders(given: readonly Tender[]): MarketOf | null {
  const tenders = given
    .filter(({ bids }) => bids.length > 0)
    .toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
  const last = tenders.at(-1);
  if (!last) return null;
  const recent = tenders.filter(({ day }) => day > last.day - days);
  const usual = median(recent.flatMap(({ size }) => size ?? []));
  const sizeOf = ({ size }: Tender): number => size ?? usual;
  const bought = recent.slice(-mostLots);
  const providers = providersFrom(recent, sizeOf);
  const known = new Set(providers.map(({ id }) => id));
  return {
    providers,
    zones: bought.map((one) => ({ name: one.id, units: sizeOf(one), providers: one.bids.length })),
    lots: bought.map((one) => ({
      id: one.id,
      area: kindOf(one),
      units: sizeOf(one),
      price: 1,
      incumbents: one.bids
        .filter(({ won, bidder }) => won && known.has(bidder))
        .slice(0, 1)
        .map(({ bidder }) => ({ provider: bidder, units: sizeOf(one) })),
    })),
  };
}

function providersFrom(recent: readonly Tender[], sizeOf: (tender: Tender) => number): Provider[] {
  const by = new Map<string, Tender[]>();
  for (const tender of recent)
    for (const { bidder } of tender.bids) by.set(bidder, [...(by.get(bidder) ?? []), tender]);
  return [...by]
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostProviders)
    .map(([id, bidFor]) => {
      const areas = [...new Set(bidFor.map(kindOf))].sort();
      const won = bidFor.filter(({ bids }) => bids.some((one) => one.bidder === id && one.won));
      const years = Map.groupBy(won, ({ year }) => year);
      const inAYear = [...years.values()].map((some) => some.reduce((sum, one) => sum + sizeOf(one), 0));
      const sizes = bidFor.map(sizeOf);
      return {
        id,
        // No file of tenders says who is small: the simulation takes all for small firms.
        type: 'sme',
        capacity: Math.max(1.25 * Math.max(0, ...inAYear), 1.5 * Math.max(...sizes)),
        usualSize: Math.exp(sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length),
        areas,
        bids: { made: bidFor.length, of: recent.filter((one) => areas.includes(kindOf(one))).length },
      };
    });
}
