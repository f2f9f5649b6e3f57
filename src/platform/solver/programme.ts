/** A yes-or-no programme: choose columns so that the sum of `benefits` is largest and every row's sum lies within its bounds. */
export type Programme = Readonly<{
  benefits: readonly number[];
  rows: readonly Readonly<{
    least: number;
    most: number;
    terms: readonly (readonly [column: number, value: number])[];
  }>[];
  fixed: ReadonlyMap<number, 0 | 1>;
}>;

export type SolverOptions = Readonly<{ seconds: number; gap: number }>;

/** `bound` is the most that any choice could reach, so that nobody takes a good answer for the best. */
export type Answer = Readonly<{ chosen: readonly number[]; benefit: number; bound: number }> | null;
export type ToSolver = Readonly<{ id: number; programme: Programme; options: SolverOptions }>;
export type FromSolver = Readonly<{ id: number; answer: Answer }> | Readonly<{ id: number; error: string }>;

const term = ([column, value]: readonly [number, number], index: number): string =>
  `${value < 0 ? '-' : index > 0 ? '+' : ''} ${Math.abs(value)} x${column}`;
const sum = (terms: readonly (readonly [number, number])[]): string =>
  terms.length === 0 ? '0 x0' : terms.map(term).join(' ');

/** The programme in the LP format that solvers read. */
export function lpText({ benefits, rows, fixed }: Programme): string {
  const lines = rows.flatMap(({ least, most, terms }, index) => [
    ...(Number.isFinite(most) ? [` u${index}: ${sum(terms)} <= ${most}`] : []),
    ...(Number.isFinite(least) ? [` l${index}: ${sum(terms)} >= ${least}`] : []),
  ]);
  return [
    'Maximize',
    ` benefit: ${sum(benefits.map((value, column) => [column, value] as const))}`,
    'Subject To',
    ...(lines.length > 0 ? lines : [' nothing: 0 x0 <= 1']),
    'Bounds',
    ...[...fixed].map(([column, value]) => ` x${column} = ${value}`),
    'Binary',
    ...benefits.map((_, column) => ` x${column}`),
    'End',
    '',
  ].join('\n');
}
