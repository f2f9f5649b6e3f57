import { type Doubt, estimatePrevention, type Prevention } from '#engines/prevention/index.ts';
import type { PreventionEstimate } from './prevention.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** Events as people read them: whole from ten up. No more is known. */
export const sayEvents = (value: number): string => {
  const rounded = (Math.abs(value) >= 10 ? whole : fine).format(value);
  return rounded === '-0' ? '0' : rounded.replace('-', '−');
};

/** Pence as pounds, to three figures: £177,000. */
export function sayMoney(pence: number): string {
  const pounds = pence / 100;
  const digits = Math.abs(pounds) >= 1_000 ? 3 : 2;
  const rounded = pounds === 0 ? 0 : Number(pounds.toPrecision(digits));
  return `${rounded < 0 ? '−' : ''}£${whole.format(Math.abs(rounded))}`;
}

/** "59 (31 to 96)". */
export const sayDoubt = ({ central, low, high }: Doubt, say: (value: number) => string): string =>
  `${say(central)} (${say(low)} to ${say(high)})`;

const worked = new Map<string, Prevention>();
const mostKept = 200;

/**
 * The seed is the estimate's own, so that a page reads the same each time it is opened. Thousands of draws are no work for
 * each page that names an estimate: what was worked out of the same numbers is kept.
 */
export function workOut({ id, estimate }: Pick<PreventionEstimate, 'id' | 'estimate'>, draws?: number): Prevention {
  const key = JSON.stringify([id, estimate, draws ?? null]);
  const known = worked.get(key);
  if (known) return known;
  const seed = Number.parseInt(id.replaceAll(/[^0-9a-f]/gi, '').slice(-8) || '1', 16);
  const result = estimatePrevention(estimate, { seed, ...(draws ? { draws } : {}) });
  if (worked.size >= mostKept) worked.delete(worked.keys().next().value!);
  worked.set(key, result);
  return result;
}

/** "About 59 (31 to 96) falls averted in 5 years". */
export function sayPrevention(one: PreventionEstimate, whole: Prevention = workOut(one)): string {
  const { averted } = whole.total;
  return `About ${sayDoubt(averted, sayEvents)} ${one.event} averted in ${one.estimate.years} ${one.estimate.years === 1 ? 'year' : 'years'}`;
}
