import type { Target } from '#engines/retender-history/index.ts';

const figure = (value: number) => value.toFixed(3);

/** Each target in a sentence, with its figures below. */
export const sayTargets = (targets: readonly Target[]): string[] =>
  targets.flatMap((one) => [
    one.says,
    `  ${one.n} outcomes; Brier ${figure(one.brier)} against ${figure(one.baselineBrier)}, log score ${figure(one.logScore)} against ${figure(one.baselineLogScore)}, CRPS ${figure(one.crps)} against ${figure(one.baselineCrps)}; ${Math.round(100 * one.coverage90)}% within 90% intervals.`,
  ]);
