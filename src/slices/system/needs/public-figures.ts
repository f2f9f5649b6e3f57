import { type Figures, showNumber } from './figures.ts';
import { type Need, sayNumber } from './need.ts';
import type { Published } from './published.ts';

/** The least count that is printed for everybody. Fewer people could be told apart by those who know the place. */
export const leastShown = 10;

const isSmall = (count: number | null): boolean => count !== null && count < leastShown;

/**
 * Whether a number could tell a few people apart: the count itself, all but the count of a share, or whom it was counted
 * among. The value and its range go with it, since the count can be worked out from them.
 */
export function isSuppressed({ countedAs, numerator, denominator }: Figures): boolean {
  if (isSmall(numerator) || isSmall(denominator)) return true;
  return countedAs === 'share' && numerator !== null && denominator !== null && isSmall(denominator - numerator);
}

/** The number of a need as anybody may read it. */
export const sayPublicly = (need: Figures & Published): string | null =>
  isSuppressed(need) ? `a number too small to print (under ${showNumber(leastShown)})` : sayNumber(need);

export type PublicNeed = Readonly<{ statement: string; where: string; figures: string | null; source: string | null }>;

/** The needs that somebody chose to print for residents, small numbers left out. */
export const publicNeeds = (needs: readonly Need[]): PublicNeed[] =>
  needs
    .filter((need) => need.isPublic && need.state === 'recorded')
    .map((need) => ({
      statement: need.statement,
      where: [need.population, need.place, need.period].filter(Boolean).join(', '),
      figures: sayPublicly(need),
      source: need.source,
    }));
