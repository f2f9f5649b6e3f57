import type { Tender } from '#engines/retender-history/index.ts';
import { randomFrom } from '#engines/retender-history/statistics/random.ts';

const dayMs = 86_400_000;

export type MadeUp = Readonly<{ from: number; to: number; aYear: number; seed: number; drift?: number }>;

/**
 * A history that obeys a law we know, for tests: larger works draw more bidders, cleaning fewer than roads, firms prefer sizes of
 * their own, and all bid less by `drift` (log odds) a year.
 */
export function madeUpHistory({ from, to, aYear, seed, drift = 0 }: MadeUp): Tender[] {
  const random = randomFrom(seed);
  const firms = Array.from({ length: 24 }, (_, at) => ({
    id: `firm ${at}`,
    usual: 3 + 4 * random(),
    road: random() < 0.5,
  }));
  const tenders: Tender[] = [];
  for (let year = from; year <= to; year += 1)
    for (let at = 0; at < aYear; at += 1) {
      const road = random() < 0.6;
      const size = Math.exp(3 + 4 * random());
      const level = (road ? -0.7 : -2) + 0.8 * (Math.log(size) - 5) + drift * (year - from);
      const came = firms.filter(({ usual, road: likes }) => {
        const logit = level - 0.8 * Math.abs(Math.log(size) - usual) + (likes === road ? 0.6 : -0.6);
        return random() < 1 / (1 + Math.exp(-logit));
      });
      const bidders = came.length > 0 ? came : [firms[Math.floor(random() * firms.length)]!];
      const won = Math.floor(random() * bidders.length);
      tenders.push({
        id: `${year}-${String(at).padStart(4, '0')}`,
        day: Date.UTC(year, 0, 1 + Math.floor((364 * at) / aYear)) / dayMs,
        year,
        size: Math.round(size),
        kinds: [road ? 'road' : 'cleaning'],
        words: [],
        bids: bidders.map(({ id }, index) => ({ bidder: id, amount: null, won: index === won })),
      });
    }
  return tenders;
}
