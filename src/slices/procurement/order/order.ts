import type { Regime, Route } from '../procurement.ts';
import { type After, type Moment, moments, type OrderRow, orderTable } from './order-table.ts';

/** What a step meets: it is open, it goes on with a warning, it is refused, or there is no such step on this way of buying. */
export type Step =
  | Readonly<{ passage: 'open' }>
  | Readonly<{ passage: 'warned' | 'refused'; missing: readonly After[] }>
  | Readonly<{ passage: 'too-late'; since: readonly Moment[] }>
  | Readonly<{ passage: 'happened' }>
  | Readonly<{ passage: 'not-here' }>;

export const rowOf = (
  moment: Moment,
  regime: Regime,
  route: Route,
  table: readonly OrderRow[] = orderTable,
): OrderRow | null =>
  table.find((one) => one.moment === moment && one.regimes.includes(regime) && one.routes.includes(route)) ?? null;

export const rowsOf = (regime: Regime, route: Route, table: readonly OrderRow[] = orderTable): OrderRow[] =>
  moments.flatMap((moment) => rowOf(moment, regime, route, table) ?? []);

/**
 * Whether something may happen now. What the house holds refuses; law that somebody checked refuses unless recorded advice is acted on; law that
 * nobody checked yet warns.
 */
export function stepNow(
  moment: Moment,
  { regime, route }: Readonly<{ regime: Regime; route: Route }>,
  happened: ReadonlySet<Moment>,
  advised = false,
  table: readonly OrderRow[] = orderTable,
): Step {
  const row = rowOf(moment, regime, route, table);
  if (!row) return { passage: 'not-here' };
  if (happened.has(moment)) return { passage: 'happened' };
  const since = row.notAfter.filter((one) => happened.has(one));
  if (since.length > 0) return { passage: 'too-late', since };
  const missing = row.after.filter(
    (one) => !happened.has(one.moment) && (one.where === undefined || happened.has(one.where)),
  );
  if (missing.length === 0) return { passage: 'open' };
  const refused = missing.filter(({ weight, checked }) => weight === 'house' || (checked !== null && !advised));
  return refused.length > 0 ? { passage: 'refused', missing: refused } : { passage: 'warned', missing };
}

/** Titles of moments on this way of buying, for sentences. */
export const titleOf = (moment: Moment, regime: Regime, route: Route): string =>
  rowOf(moment, regime, route)?.title ?? moment.replaceAll('-', ' ');
