import { type Chart, describe, type Refused, type Rule, type Side } from '#engines/spc/index.ts';

export const signalStates = ['standing', 'passed'] as const;

export type Signal = Readonly<{
  id: string;
  caseId: string;
  state: (typeof signalStates)[number];
  version: number;
  measureId: string;
  measure: string;
  rule: Rule;
  side: Side;
  colour: 'improvement' | 'concern' | 'neutral';
  says: string;
  beganOn: string;
  foundOn: string;
  foundAt: Date;
  sharedWithProviders: boolean;
}>;

/** An unbroken stretch of values that chance does not explain, on one side, up to the newest. */
export type Pattern = Readonly<Pick<Signal, 'rule' | 'side' | 'colour' | 'says' | 'beganOn' | 'foundOn'>>;

/** The pattern that the newest value is part of, or null where there is none. It does not reach across a rebase. */
export function patternAtEnd(chart: Chart | Refused): Pattern | null {
  if (chart.refused) return null;
  const last = chart.points.at(-1)!;
  if (!last.rule || !last.side || last.colour === 'common') return null;
  const { side, segment } = last;
  const before = chart.points.findLastIndex(
    (point) => point.segment !== segment || !point.matches.some((match) => match.side === side),
  );
  return {
    rule: last.rule,
    side,
    colour: last.colour,
    says: describe(chart)[0]!,
    beganOn: chart.points[before + 1]!.on,
    foundOn: last.on,
  };
}

/** A signal stands for a pattern from the value that it was first found at; that value within a later, longer stretch is the same pattern. */
export const isSamePattern = (
  signal: Pick<Signal, 'side' | 'foundOn'>,
  pattern: Pick<Pattern, 'side' | 'beganOn' | 'foundOn'>,
): boolean => signal.side === pattern.side && signal.foundOn >= pattern.beganOn && signal.foundOn <= pattern.foundOn;
