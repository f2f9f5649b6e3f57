import { addToDate, londonDate } from '#platform/clock.ts';
import type { Resource, ResourceType } from '../resource.ts';

/**
 * After how many months without anybody saying that it is still so a resource is shown as stale. Our own judgement of how fast each kind
 * changes, not a rule from elsewhere: volunteers, partners and newcomers to a market move within half a year, powers and plans do not.
 */
export const monthsUntilStale: Readonly<Record<ResourceType, number>> = {
  'self-help': 12,
  voluntary: 6,
  'community-asset': 12,
  'partner-effort': 6,
  planning: 24,
  powers: 24,
  norms: 12,
  data: 12,
  technology: 12,
  'market-innovation': 6,
  money: 12,
};

export type Staleness = Readonly<{
  /** The last day on which somebody said that it is so; the day it was added where nobody has since. */
  lastOn: string;
  by: string | null;
  staleOn: string;
  stale: boolean;
  months: number;
}>;

/** @example stalenessOf({ type: 'voluntary', confirmedAt: null, addedAt: new Date('2026-01-31') , … }, '2026-08-01').stale // true */
export function stalenessOf(
  resource: Pick<Resource, 'type' | 'state' | 'confirmedAt' | 'confirmedBy' | 'addedAt'>,
  today: string,
): Staleness {
  const months = monthsUntilStale[resource.type];
  const lastOn = londonDate(resource.confirmedAt ?? resource.addedAt);
  const staleOn = addToDate(lastOn, { months });
  return { lastOn, by: resource.confirmedBy, staleOn, stale: resource.state === 'known' && today > staleOn, months };
}
