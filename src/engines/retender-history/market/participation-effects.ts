import { fitGlm } from '../statistics/penalised-glm.ts';
import { FirmBook } from '../tenders/firm-book.ts';
import type { Tender } from '../tenders/tender.ts';
import type { ParameterName } from './priors.ts';
import type { Measured } from './rates.ts';

const window = 300;
const parts = 8;
const mostRows = 120_000;

/**
 * logit P(bid) = a + rateWeight·logit(own rate in such work) + sizeApart·|ln(size / its usual size)| over firms that bid within two years. Bids on one lot
 * hang together, so deviations come from leaving out an eighth of the tenders at a time (the delete-a-group jackknife), and never below the model's own.
 */
export function participationEffects(tenders: readonly Tender[]): Partial<Record<ParameterName, Measured>> {
  const book = new FirmBook();
  const groups = Array.from({ length: parts }, () => ({ rows: [] as Float64Array[], came: [] as number[] }));
  const from = Math.max(Math.floor(tenders.length / 4), tenders.length - window);
  let rows = 0;
  tenders.forEach((tender, index) => {
    if (index >= from && rows < mostRows) {
      const group = groups[Math.floor(((index - from) * parts) / (tenders.length - from))]!;
      const here = new Set(tender.bids.map((bid) => bid.bidder));
      for (const firm of book.active(tender.day)) {
        const features = book.featuresOf(firm, tender);
        group.rows.push(Float64Array.of(1, features[2]!, features[3]!));
        group.came.push(here.has(firm.id) ? 1 : 0);
        rows += 1;
      }
    }
    book.add(tender);
  });
  const whole = fitWithout(groups, null);
  if (!whole) return {};
  const without = groups.flatMap((_, part) => fitWithout(groups, part) ?? []);
  const of = (column: number): Measured => {
    const value = whole.coefficients[column]!;
    const squares = without.reduce((sum, fit) => sum + (fit.coefficients[column]! - value) ** 2, 0);
    return {
      value,
      deviation: Math.max(whole.deviations[column]!, Math.sqrt(((parts - 1) / parts) * squares)),
      n: tenders.length - from,
    };
  };
  const sized = tenders.slice(from).some((tender) => tender.size !== null);
  return sized ? { rateWeight: of(1), sizeApart: of(2) } : { rateWeight: of(1) };
}

function fitWithout(groups: readonly { rows: Float64Array[]; came: number[] }[], part: number | null) {
  const kept = groups.filter((_, at) => at !== part);
  const rows = kept.flatMap((group) => group.rows);
  const came = kept.flatMap((group) => group.came);
  if (!came.includes(1) || !came.includes(0)) return null;
  return fitGlm('logit', rows, came, { penalty: Float64Array.of(1e-4, 1e-4, 1e-4) });
}
