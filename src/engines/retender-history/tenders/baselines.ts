import { type Forecaster, frequencies, type Known, wide } from './forecaster.ts';
import { kindOf, type Tender } from './tender.ts';

const climatology = (
  name: string,
  weightOf: (known: Known) => (tender: Tender, index: number) => number,
): Forecaster => ({
  name,
  learn: (known) => {
    const pmf = frequencies(known, wide(known), 2, weightOf(known));
    return () => pmf;
  },
});

const lastDay = (known: Known): number => known.tenders.at(-1)?.day ?? 0;

export const allHistory = climatology('all that came before', () => () => 1);
export const recent200 = climatology(
  'the last 200 tenders',
  (known) => (_, index) => (index >= known.tenders.length - 200 ? 1 : 0),
);
export const lastYear = climatology(
  "last year's average",
  (known) => (tender) => (tender.day > lastDay(known) - 365 ? 1 : 0),
);

/** The random walk of a count: the latest level with nothing but its own spread; here the last quarter's tenders. */
export const lastQuarter = climatology(
  'the last quarter',
  (known) => (tender) => (tender.day > lastDay(known) - 91 ? 1 : 0),
);

/** The last tender of the same kind, with a kernel: half on its own number, the rest falling by half with each step away. */
export const lastOfKind: Forecaster = {
  name: 'the last tender of its kind',
  learn: (known) => {
    const latest = new Map<string, number>();
    known.tenders.forEach((tender, index) => {
      latest.set(kindOf(tender), known.counts[index]!);
    });
    const base = wide(known);
    const round = (centre: number) => {
      const pmf = base.map((chance, k) => 0.05 * chance + (k < known.least ? 0 : 0.5 ** Math.abs(k - centre)));
      const whole = pmf.reduce((sum, one) => sum + one, 0);
      return pmf.map((one) => one / whole);
    };
    return (tender) => round(latest.get(kindOf(tender)) ?? known.counts.at(-1) ?? known.least);
  },
};

/** By kind, the older the less: a weight that halves with every 100 tenders, drawn towards the same over all kinds. */
export const fadingByKind: Forecaster = {
  name: 'its kind, the older the less',
  learn: (known) => {
    const fade = (index: number) => 0.5 ** ((known.tenders.length - 1 - index) / 100);
    const whole = frequencies(known, wide(known), 2, (_, index) => fade(index));
    const byKind = new Map<string, Float64Array>();
    return (tender) => {
      const kind = kindOf(tender);
      let pmf = byKind.get(kind);
      if (!pmf) {
        pmf = frequencies(known, whole, 5, (other, index) => (kindOf(other) === kind ? fade(index) : 0));
        byKind.set(kind, pmf);
      }
      return pmf;
    };
  },
};

/** What anybody could say without a model of what moves the number of bidders. A forecast is shown only where it beats the best of them. */
export const naiveForecasters: readonly Forecaster[] = [
  recent200,
  lastYear,
  allHistory,
  lastQuarter,
  lastOfKind,
  fadingByKind,
];
