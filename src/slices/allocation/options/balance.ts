import { pounds } from '#platform/say.ts';
import type { Option } from './option.ts';

export type Balance = Readonly<{
  growthPence: number;
  releasePence: number;
  newPence: number;
  /** Positive: growth asks for more than there is. */
  shortPence: number;
  says: string;
}>;

type Counted = Pick<Option, 'list' | 'annualPence'>;
const sum = (options: readonly Counted[], list: Counted['list']): number =>
  options.filter((option) => option.list === list).reduce((total, option) => total + option.annualPence, 0);

/** What growth asks for against what release frees and what is new: they balance, or it is said by how much they do not. */
export function balance(options: readonly Counted[], newPence = 0): Balance {
  const growthPence = sum(options, 'growth');
  const releasePence = sum(options, 'release');
  const shortPence = growthPence - releasePence - newPence;
  const against = newPence > 0 ? 'release and new money give' : 'release frees';
  const says =
    shortPence === 0
      ? `The two lists balance at ${pounds(growthPence)} a year.`
      : shortPence > 0
        ? `The two lists do not balance: growth asks for ${pounds(shortPence)} a year more than ${against}.`
        : `The two lists do not balance: ${pounds(-shortPence)} a year of what ${against} is not asked for.`;
  return { growthPence, releasePence, newPence, shortPence, says };
}
