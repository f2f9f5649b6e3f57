import { allLeaves, guidesOf } from './leaves.ts';
import { decimal, pounds } from './say.ts';
import type { Bid, Fault, FaultCode, Model } from './types.ts';

const fault = (code: FaultCode, at: string, says: string): Fault => ({ code, at, says });
const isMoney = (pence: number | null): pence is number => pence !== null && Number.isSafeInteger(pence) && pence > 0;
const isPoints = (hundredths: number, most: number) =>
  Number.isInteger(hundredths) && hundredths >= 0 && hundredths <= most;

/** What is wrong with how the price counts. */
export function formulaFaults({ price, criteria, qualityFloor }: Model): Fault[] {
  const quality = criteria.reduce((all, { weight }) => all + weight, 0);
  const faults: Fault[] = [];
  if (price === null)
    faults.push(fault('price-formula-missing', 'price', 'Choose how the price counts, if only that it is fixed.'));
  const odd = (says: string) => faults.push(fault('price-formula-odd', 'price', says));
  if (price?.id === 'relative' || price?.id === 'benchmark') {
    if (!isPoints(price.weight, 10_000) || price.weight === 0)
      odd('The weight of the price should be above 0% and at most 100%.');
  }
  if (price?.id === 'benchmark') {
    if (!isMoney(price.benchmarkPence)) odd('The benchmark should be a price above nothing.');
    if (!Number.isInteger(price.perPercent) || price.perPercent <= 0)
      odd('Say how many points each 1% below or above the benchmark is worth: more than none.');
    if (!isPoints(price.cap, price.weight)) odd('The most that the price gives should be at most its weight.');
    if (!isPoints(price.atBenchmark, price.cap))
      odd('A bid at the benchmark should get at most what the price can give.');
  }
  if (price?.id === 'fixed-price' && !isMoney(price.pricePence)) odd('The fixed price should be above nothing.');
  if (price?.id === 'price-per-quality-point' && (qualityFloor === null || qualityFloor <= 0))
    faults.push(
      fault(
        'floor-missing',
        'qualityFloor',
        'Price per quality point needs a floor of quality above nothing: without it, the cheapest poor bid wins.',
      ),
    );
  if (qualityFloor !== null && !isPoints(qualityFloor, quality))
    faults.push(
      fault(
        'floor-out-of-reach',
        'qualityFloor',
        `Quality gives at most ${decimal(quality)} points; the floor should be within them.`,
      ),
    );
  return faults;
}

/** What is missing from bids, or off the scale. A bid with a fault is not ranked until it is put right. */
export function findBidFaults(model: Model, bids: readonly Bid[]): readonly Fault[] {
  const ids = bids.map(({ id }) => id);
  const again = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  const leaves = allLeaves(model).map((leaf) => ({
    leaf,
    scores: new Set(guidesOf(model, leaf).map(({ score }) => score)),
  }));
  return [
    ...again.map((id) => fault('twice', id, `The bid “${id}” is there twice.`)),
    ...bids.flatMap((bid) => [
      ...leaves.flatMap(({ leaf, scores }) => {
        const score = bid.scores[leaf.id];
        if (score === undefined) return [fault('score-missing', bid.id, `“${leaf.title}” has no score.`)];
        if (!scores.has(score))
          return [fault('score-off-the-scale', bid.id, `${score} is no score of “${leaf.title}”.`)];
        return [];
      }),
      ...model.passFail
        .filter(({ id }) => bid.passes[id] === undefined)
        .map(({ title }) => fault('pass-missing', bid.id, `Say whether it passes “${title}”.`)),
      ...priceFaults(model, bid),
    ]),
  ];
}

function priceFaults({ price }: Model, { id, pricePence }: Bid): Fault[] {
  if (price?.id === 'fixed-price')
    return pricePence === null || pricePence === price.pricePence
      ? []
      : [fault('price-not-the-fixed-one', id, `The price is fixed at ${pounds(price.pricePence)}.`)];
  return isMoney(pricePence) ? [] : [fault('price-missing', id, 'Its price should be in whole pence, above nothing.')];
}
