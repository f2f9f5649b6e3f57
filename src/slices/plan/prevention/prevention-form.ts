import type { Visit } from '#platform/http/route.ts';
import { type Need, needsOf, readFigures, sayNumber } from '#slices/system/index.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { usualDiscountPercent } from './keep-estimate.ts';
import { described, fromEngine, type PreventionEstimate, rangeNames } from './prevention.ts';

type Values = Record<string, string | number | null>;

/** What an estimate's boxes hold: what was left out stays empty, and one number stays one number. */
export function valuesOf(one: PreventionEstimate): Values {
  const values: Values = {};
  for (const name of rangeNames) {
    const { low, central, high } = one.estimate[name];
    if (one.leftOut.includes(name)) continue;
    values[`${name}Likely`] = fromEngine(name, central);
    if (one.oneNumber.includes(name)) continue;
    values[`${name}Low`] = fromEngine(name, low);
    values[`${name}High`] = fromEngine(name, high);
  }
  return { ...values, discountPercent: Math.round(one.estimate.discountRate * 1e6) / 1e4 };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** The population and the risk that a need's counts give, its interval as the range. */
export function valuesOfNeed(need: Need): Values {
  const counts = { ...need, per: 1_000, countedAs: need.countedAs && 'rate' } as const;
  const reading = need.denominator === null ? null : readFigures(counts);
  if (!reading || need.denominator === null) return {};
  return {
    populationLow: need.denominator,
    populationLikely: need.denominator,
    populationHigh: need.denominator,
    baselineRiskLow: rounded(reading.low),
    baselineRiskLikely: rounded(reading.value),
    baselineRiskHigh: rounded(reading.high),
    people: need.population,
  };
}

const shortened = (words: string): string => (words.length > 90 ? `${words.slice(0, 89)}…` : words);

/** What the form offers: the ways that prevent, and the needs that a baseline can come from. */
export async function formChoices({ tx, params }: Visit, caseId = params.caseId!) {
  const mechanisms = (await mechanismsOf(tx, caseId)).filter((one) => one.state !== 'stopped');
  const needs = (await needsOf(tx, caseId)).filter((one) => one.state === 'recorded' && one.denominator !== null);
  return {
    mechanisms: mechanisms.map(({ id, title }) => ({ value: id, text: shortened(title) })),
    needs: needs.map((need) => ({ value: need.id, text: `${sayNumber(need)}: ${shortened(need.statement)}`, need })),
    ranges: rangeNames.map((name) => ({ name, ...described[name] })),
    usualDiscountPercent,
  };
}
