import { byar, wilson } from '#engines/intervals/index.ts';

/** Bradshaw's four: what people feel, what they ask for, what a standard says, what others like them have. */
export const needTypes = ['felt', 'expressed', 'normative', 'comparative'] as const;
export type NeedType = (typeof needTypes)[number];
export const needTypeChoices = [
  { value: 'felt', text: 'Felt', hint: 'People say that they feel it' },
  { value: 'expressed', text: 'Expressed', hint: 'People ask for help with it: waiting lists, calls, referrals' },
  { value: 'normative', text: 'Normative', hint: 'A standard or a professional says so' },
  { value: 'comparative', text: 'Comparative', hint: 'Others like them have it' },
] as const;

export const countings = ['share', 'rate', 'count'] as const;
export type Counting = (typeof countings)[number];
export const countingChoices = [
  { value: 'share', text: 'A share', hint: 'How many of how many: 41 of 100 people' },
  { value: 'rate', text: 'A rate', hint: 'How often among how many: 1,006 falls among 44,900 people' },
  { value: 'count', text: 'A count', hint: 'How many, with nothing to set it against' },
] as const;

export const needStates = ['recorded', 'withdrawn'] as const;

export type Figures = Readonly<{
  countedAs: Counting | null;
  numerator: number | null;
  denominator: number | null;
  per: number | null;
}>;

export type Need = Figures &
  Readonly<{
    id: string;
    caseId: string;
    state: (typeof needStates)[number];
    version: number;
    statement: string;
    population: string | null;
    place: string | null;
    needType: NeedType | null;
    source: string | null;
    observedOn: string | null;
    quotationIds: readonly string[];
    recordedAt: Date;
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
  if (countedAs === 'rate' && !per) faults.per = 'Enter per how many people, for example 1,000';
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

const shown = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: value >= 100 ? 0 : 1 });

/** "30% (29.6% to 30.4%)": the doubt in the same breath as the number. */
export function sayFigures(figures: Figures): string | null {
  const reading = readFigures(figures);
  if (!reading) return null;
  const { value, low, high, unit } = reading;
  return unit === '%'
    ? `${shown(value)}% (${shown(low)}% to ${shown(high)}%)`
    : `${shown(value)}${unit} (${shown(low)} to ${shown(high)})`;
}

/** The figures with whom they are about: "30% (29.6% to 30.4%) of people over 65". */
export function sayFiguresOf(need: Figures & Pick<Need, 'population'>): string | null {
  const figures = sayFigures(need);
  if (!figures || !need.population) return figures;
  return need.countedAs === 'share' ? `${figures} of ${need.population}` : `${figures}, ${need.population}`;
}
