/** A number as two whole ones, so that nothing drifts. The denominator is above nothing. */
export type Fraction = Readonly<{ n: bigint; d: bigint }>;

export const fraction = (n: number | bigint, d: number | bigint = 1n): Fraction => {
  const [top, under] = [BigInt(n), BigInt(d)];
  if (under === 0n) throw new RangeError('A fraction has nothing under its line.');
  return under < 0n ? { n: -top, d: -under } : { n: top, d: under };
};

export const nothing = fraction(0);
export const plus = (a: Fraction, b: Fraction): Fraction =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
export const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, nothing);

/** Below nothing, nothing, or above: as `a` is smaller than, equal to or larger than `b`. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The whole number at or below it. */
export const floor = ({ n, d }: Fraction): number => Number(n >= 0n ? n / d : -((-n + d - 1n) / d));

/** The nearest whole number; a half goes up. */
export const halfUp = ({ n, d }: Fraction): number => floor({ n: 2n * n + d, d: 2n * d });
