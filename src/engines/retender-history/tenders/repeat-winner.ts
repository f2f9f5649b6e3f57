import { chargeChance } from '../charge.ts';
import { expected, fitGlm } from '../statistics/penalised-glm.ts';
import { judge, type Target } from '../target.ts';
import { designFor } from './design.ts';
import type { Tender } from './tender.ts';

type Labelled = Readonly<{ tender: Tender; repeat: boolean }>;

/** Whether a tender was won by a firm that had won from this buyer in the two years before the year of the tender. */
export function labelWinners(tenders: readonly Tender[]): Labelled[] {
  const lastWin = new Map<string, number>();
  const first = tenders[0]?.year ?? 0;
  const labelled: Labelled[] = [];
  const byYear = Map.groupBy(tenders, (tender) => tender.year);
  for (const [year, ofYear] of byYear) {
    for (const tender of ofYear) {
      const winners = tender.bids.filter((bid) => bid.won);
      const repeat = winners.some((bid) => (lastWin.get(bid.bidder) ?? -Infinity) >= year - 2);
      if (year > first && winners.length > 0) labelled.push({ tender, repeat });
    }
    for (const tender of ofYear) for (const bid of tender.bids) if (bid.won) lastWin.set(bid.bidder, year);
  }
  return labelled;
}

const shareOf = (labelled: readonly Labelled[]) =>
  (labelled.filter((one) => one.repeat).length + 1) / (labelled.length + 2);

/** The share of tenders that go to somebody who has won before, forecast a year ahead. Null where winners are not in the file. */
export function winnerTarget(tenders: readonly Tender[], until: number): Target | null {
  const labelled = labelWinners(tenders);
  const scored: { repeat: boolean; ours: number; naive: number[] }[] = [];
  const origins = new Set(labelled.map((one) => one.tender.year - 1).filter((origin) => origin >= until));
  for (const origin of origins) {
    const known = labelled.filter((one) => one.tender.year <= origin);
    const tests = labelled.filter((one) => one.tender.year === origin + 1);
    const naive = [known.slice(-200), known.filter((one) => one.tender.year === origin), known].map(shareOf);
    const model = learn(known);
    for (const { tender, repeat } of tests) scored.push({ repeat, ours: 0.5 * model(tender) + 0.5 * naive[0]!, naive });
  }
  if (scored.length === 0) return null;
  return judge({
    name: 'repeat winner',
    by: 'brier',
    model: 'ridge logit and recent frequencies, half and half',
    block: 20,
    outcomes: scored.map((one) => (one.repeat ? 1 : 0)),
    charged: scored.map((one) => chargeChance(one.ours, one.repeat)),
    rivals: ['the last 200 tenders', "last year's average", 'all that came before'].map((name, at) => ({
      name,
      naive: true,
      charged: scored.map((one) => chargeChance(one.naive[at]!, one.repeat)),
    })),
  });
}

function learn(known: readonly Labelled[]): (tender: Tender) => number {
  if (known.length < 30) return () => shareOf(known);
  const tenders = known.map((one) => one.tender);
  const design = designFor(tenders, { intercept: true, trend: null, words: null, kinds: 4, season: null });
  const fit = fitGlm(
    'logit',
    tenders.map(design.rowOf),
    known.map((one) => (one.repeat ? 1 : 0)),
    { penalty: design.penalty, weights: Float64Array.from(known, (_, at) => 0.5 ** ((known.length - 1 - at) / 200)) },
  );
  return (tender) => expected(fit, design.rowOf(tender));
}
