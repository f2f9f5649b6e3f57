import { byar, wilson } from '#engines/intervals/index.ts';

export const countings = ['share', 'rate', 'count'] as const;
export type Counting = (typeof countings)[number];
export const countingChoices = [
  { value: 'share', text: 'A share', hint: 'How many of how many: 41 of 100 people' },
  { value: 'rate', text: 'A rate', hint: 'How often among how many: 1,006 falls among 44,900 people' },
  { value: 'count', text: 'A count', hint: 'How many, with nothing to set it against' },
] as const;

/** Per how many a rate is said. */
export const pers = [100, 1_000, 10_000, 100_000, 1_000_000] as const;
export const perChoices = pers.map((value) => ({ value: String(value), text: value.toLocaleString('en-GB') }));

export type Figures = Readonly<{
  countedAs: Counting | null;
  numerator: number | null;
  denominator: number | null;
  per: number | null;
}>;

/** What is wrong with the figures as typed, by field; nothing where they make sense together. */
export function faultsInFigures(figures: Figures): Readonly<Record<string, string>> {
  const { countedAs, numerator, denominator, per } = figures;
  const faults: Record<string, string> = {};
  if (countedAs === null) {
    if (numerator !== null) faults.countedAs = 'Choose whether the number is a share, a rate or a count';
    return faults;
  }
  if (numerator === null) faults.numerator = 'Enter how many';
  if (countedAs !== 'count' && denominator === null) faults.denominator = 'Enter out of how many';
  if (denominator === 0) faults.denominator = 'Enter a number above 0';
  if (countedAs === 'rate' && !per) faults.per = 'Choose per how many people';
  if (countedAs === 'share' && numerator !== null && denominator !== null && denominator > 0 && numerator > denominator)
    faults.numerator = 'The share cannot be more than the whole. If one person can count twice, choose a rate';
  return faults;
}

export type Reading = Readonly<{
  value: number;
  low: number;
  high: number;
  unit: string;
  method: string;
  from: string;
}>;

const grouped = new Intl.NumberFormat('en-GB');

/** The number with its 95% interval, in the unit that people read it in; null where there is none. */
export function readFigures({ countedAs, numerator, denominator, per }: Figures): Reading | null {
  if (countedAs === null || numerator === null) return null;
  const from =
    denominator === null ? grouped.format(numerator) : `${grouped.format(numerator)} of ${grouped.format(denominator)}`;
  if (countedAs === 'count') return { value: numerator, ...byar(numerator), unit: '', method: 'Byar', from };
  if (denominator === null || denominator <= 0) return null;
  if (countedAs === 'share')
    return {
      ...times(100, numerator / denominator, wilson(numerator, denominator)),
      unit: '%',
      method: 'Wilson',
      from,
    };
  if (per === null) return null;
  const { low, high } = byar(numerator);
  const scale = per / denominator;
  return {
    value: numerator * scale,
    low: low * scale,
    high: high * scale,
    unit: ` per ${grouped.format(per)}`,
    method: 'Byar',
    from,
  };
}

const times = (scale: number, value: number, { low, high }: { low: number; high: number }) => ({
  value: value * scale,
  low: low * scale,
  high: high * scale,
});

/** A number as people read it: whole from a hundred up, one decimal below, two figures that say something below one. */
export const showNumber = (value: number): string =>
  value.toLocaleString(
    'en-GB',
    value !== 0 && Math.abs(value) < 1
      ? { maximumSignificantDigits: 2 }
      : { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 1 },
  );

/** "30% (29.6% to 30.4%)": the doubt in the same breath as the number. */
export function sayFigures(figures: Figures): string | null {
  const reading = readFigures(figures);
  if (!reading) return null;
  const { value, low, high, unit } = reading;
  return unit === '%'
    ? `${showNumber(value)}% (${showNumber(low)}% to ${showNumber(high)}%)`
    : `${showNumber(value)}${unit} (${showNumber(low)} to ${showNumber(high)})`;
}
