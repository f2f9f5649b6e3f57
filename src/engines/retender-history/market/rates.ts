import { firmYears } from '../tenders/firm-exit.ts';
import type { Tender } from '../tenders/tender.ts';
import type { ParameterName } from './priors.ts';

/** What the data alone say. */
export type Measured = Readonly<{ value: number; deviation: number; n: number }>;

/** A mean and its standard error, with a floor so that no few values alike pass for certain. */
export function withDeviation(values: readonly number[]): Measured {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  return { value: mean, deviation: Math.sqrt(Math.max(variance, 0.05) / n), n };
}

/** A share and its deviation, as if one more yes and one more no had been met. */
export function share(yes: number, n: number): Measured {
  const value = (yes + 1) / (n + 2);
  return { value, deviation: Math.sqrt((value * (1 - value)) / (n + 3)), n };
}

/** Leaving, coming and how both go up and down from year to year, from who bid in which year. */
export function ratesOfFirms(tenders: readonly Tender[]): Partial<Record<ParameterName, Measured>> {
  const all = firmYears(tenders);
  const settled = all.filter((one) => one.left !== null);
  if (settled.length < 20) return {};
  const byYear = [...Map.groupBy(settled, (one) => one.year).values()];
  const exits = byYear.map((some) => share(some.filter((one) => one.left).length, some.length));
  const first = all.reduce((year, one) => Math.min(year, one.year), Infinity);
  const later = [...Map.groupBy(all, (one) => one.year)].filter(([year]) => year > first + 1);
  const entries = later.map(([year, some]) => {
    const before = all.filter((one) => one.year === year - 1).length;
    return share(some.filter((one) => one.tenure === 1).length, Math.max(1, before, some.length));
  });
  return {
    exit: acrossYears(exits),
    ...(entries.length > 0 ? { entry: acrossYears(entries) } : {}),
    ...(exits.length > 2 ? { yearShock: shockOf(exits) } : {}),
  };
}

/** The mean of yearly rates. Years differ by more than chance, so their own spread counts where it is larger. */
function acrossYears(rates: readonly Measured[]): Measured {
  const n = rates.reduce((sum, one) => sum + one.n, 0);
  const value = rates.reduce((sum, one) => sum + one.value * one.n, 0) / n;
  const chance = Math.sqrt((value * (1 - value)) / n);
  const between =
    rates.length === 1
      ? 0.05
      : Math.sqrt(rates.reduce((sum, one) => sum + (one.value - value) ** 2, 0) / (rates.length - 1) / rates.length);
  return { value, deviation: Math.max(chance, between), n };
}

/** The deviation of yearly log odds beyond what chance makes, by moments; its own by the rule for a variance of k years. */
function shockOf(rates: readonly Measured[]): Measured {
  const logits = rates.map((one) => Math.log(one.value / (1 - one.value)));
  const mean = logits.reduce((sum, one) => sum + one, 0) / logits.length;
  const variance = logits.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (logits.length - 1);
  const chance = rates.reduce((sum, one) => sum + 1 / (one.n * one.value * (1 - one.value)), 0) / rates.length;
  const value = Math.sqrt(Math.max(0.01, variance - chance));
  return { value, deviation: Math.max(0.1, Math.sqrt(variance) / Math.sqrt(2 * (logits.length - 1))), n: rates.length };
}
