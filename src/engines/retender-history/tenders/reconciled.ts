import { convolve, meanOf, negativeBinomial, normalise, type Pmf, poissonBinomial } from '../statistics/counts.ts';
import { linear, logistic } from '../statistics/penalised-glm.ts';
import type { Forecaster, Known } from './forecaster.ts';
import { fitParticipation } from './participation.ts';

/**
 * Every firm's own chance added up (a Poisson binomial), reconciled: the chances are shifted together until their mean is that of the
 * model of counts. Left to itself such a sum does worse than a rolling average.
 *
 * @param top the model of counts
 * @param window how many of the latest tenders tell what moves a firm to bid
 */
export const reconciled = (name: string, top: Forecaster, window: number): Forecaster => ({
  name,
  learn: (known) => {
    const forecast = top.learn(known);
    const { fit, book } = fitParticipation(known.tenders, window);
    if (!fit) return forecast;
    return (tender) => {
      const logits = book.active(tender.day).map((firm) => linear(book.featuresOf(firm, tender), fit.coefficients));
      return logits.length === 0 ? forecast(tender) : shiftedTo(logits, meanOf(forecast(tender)), known);
    };
  },
});

const exactFirms = 200;

/**
 * The Poisson binomial of these logits, moved together so that its mean is `mean`, without the places that are never seen. The 200
 * likeliest firms count each by its own chance, all others together as a Poisson.
 */
export function shiftedTo(logits: readonly number[], mean: number, known: Pick<Known, 'least' | 'most'>): Pmf {
  const ordered = [...logits].sort((a, b) => b - a);
  let low = -15;
  let high = 15;
  for (let step = 0; step < 30; step += 1) {
    const shift = (low + high) / 2;
    let whole = 0;
    let none = 1;
    for (const one of ordered) {
      const chance = logistic(one + shift);
      whole += chance;
      none *= 1 - chance;
    }
    if ((known.least > 0 ? whole / Math.max(1e-9, 1 - none) : whole) < mean) low = shift;
    else high = shift;
  }
  const chances = ordered.map((one) => logistic(one + high));
  const first = poissonBinomial(chances.slice(0, exactFirms), known.most);
  const rest = chances.slice(exactFirms).reduce((sum, chance) => sum + chance, 0);
  const pmf = rest > 0 ? convolve(first, negativeBinomial(rest, Infinity, known.most), known.most) : first;
  pmf.fill(0, 0, known.least);
  return normalise(pmf);
}
