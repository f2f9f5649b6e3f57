import { chargeChance } from '../charge.ts';
import { expected, fitGlm, type GlmFit } from '../statistics/penalised-glm.ts';
import { judge, type Target } from '../target.ts';
import type { Tender } from './tender.ts';

/** A firm that bid in a year, as it stood at the end of it, and whether it bid in the next. */
export type FirmYear = Readonly<{
  firm: string;
  year: number;
  bids: number;
  wins: number;
  /** Years since it first bid, that year included. */
  tenure: number;
  /** Null where the year after is not whole in the file. */
  left: boolean | null;
}>;

const dayMs = 86_400_000;
const endOfYear = (year: number) => Date.UTC(year + 1, 0, 1) / dayMs;

/** Every firm in every year that it bid in. A year is whole where the file has tenders within 45 days of its end. */
export function firmYears(tenders: readonly Tender[]): FirmYear[] {
  const lastDay = tenders.at(-1)?.day ?? 0;
  const firstYear = new Map<string, number>();
  const years = new Map<number, Map<string, { bids: number; wins: number }>>();
  for (const tender of tenders) {
    let firms = years.get(tender.year);
    if (!firms) {
      firms = new Map();
      years.set(tender.year, firms);
    }
    for (const bid of tender.bids) {
      if (!firstYear.has(bid.bidder)) firstYear.set(bid.bidder, tender.year);
      const before = firms.get(bid.bidder) ?? { bids: 0, wins: 0 };
      firms.set(bid.bidder, { bids: before.bids + 1, wins: before.wins + (bid.won ? 1 : 0) });
    }
  }
  return [...years].flatMap(([year, firms]) => {
    const whole = endOfYear(year + 1) - lastDay <= 45;
    return [...firms]
      .map(([firm, { bids, wins }]) => ({
        firm,
        year,
        bids,
        wins,
        tenure: year - firstYear.get(firm)! + 1,
        left: whole ? !years.get(year + 1)?.has(firm) : null,
      }))
      .sort((a, b) => (a.firm < b.firm ? -1 : 1));
  });
}

export const exitNames = [
  'level',
  'bids (log)',
  'years known (log)',
  'won nothing',
  'share of its bids that won',
] as const;

/** Drawn, loosely, to what one buyer's bidders gave: who bids much and long stays. */
const centre = Float64Array.of(0, -1, -0.5, 0.15, 0);
const penalty = Float64Array.of(1e-3, 2, 2, 4, 2);

export const exitRow = (one: FirmYear): Float64Array =>
  Float64Array.of(1, Math.log(one.bids), Math.log(one.tenure), one.wins === 0 ? 1 : 0, one.wins / one.bids);

/** Ridge logit of leaving; null where nobody's next year is known. */
export function fitExit(known: readonly FirmYear[]): GlmFit | null {
  const settled = known.filter((one) => one.left !== null);
  if (settled.length < 20 || settled.every((one) => one.left) || settled.every((one) => !one.left)) return null;
  return fitGlm(
    'logit',
    settled.map(exitRow),
    settled.map((one) => (one.left ? 1 : 0)),
    { penalty, centre },
  );
}

/** Who bid this year and will not in the next: to this buyer, which is not the same as closing. Null where no next year is whole. */
export function exitTarget(tenders: readonly Tender[], until: number): Target | null {
  const all = firmYears(tenders).filter((one) => one.left !== null);
  const scored: { left: boolean; ours: number; naive: number[] }[] = [];
  for (const origin of new Set(all.map((one) => one.year).filter((year) => year >= until))) {
    const known = all.filter((one) => one.year < origin);
    const fit = fitExit(known);
    const share = (some: readonly FirmYear[]) => (some.filter((one) => one.left).length + 1) / (some.length + 4);
    const [constant, last] = [share(known), share(known.filter((one) => one.year === origin - 1))];
    const byWin = [true, false].map((won) => share(known.filter((one) => one.wins > 0 === won)));
    for (const one of all.filter((each) => each.year === origin)) {
      const naive = [constant, last, byWin[one.wins > 0 ? 0 : 1]!];
      scored.push({ left: one.left!, ours: fit ? expected(fit, exitRow(one)) : constant, naive });
    }
  }
  if (scored.length === 0) return null;
  return judge({
    name: 'firm exit within a year',
    by: 'brier',
    model: 'ridge logit of bids, wins and years known',
    block: 20,
    outcomes: scored.map((one) => (one.left ? 1 : 0)),
    charged: scored.map((one) => chargeChance(one.ours, one.left)),
    rivals: ['a constant hazard', "last year's average", 'whether it won anything'].map((name, at) => ({
      name,
      naive: true,
      charged: scored.map((one) => chargeChance(one.naive[at]!, one.left)),
    })),
  });
}
