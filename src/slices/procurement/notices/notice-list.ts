import type { Moment } from '../order/order-table.ts';
import type { Regime, Route } from '../procurement.ts';
import type { Milestone } from '../timetable/milestones.ts';

const afterwards = ['UK8', 'UK9', 'UK10', 'UK11', 'UK12'];
const ofAct: Partial<Record<Route, readonly string[]>> = {
  open: ['UK2', 'UK3', 'UK4', 'UK6', 'UK7', ...afterwards],
  'competitive-flexible': ['UK2', 'UK3', 'UK4', 'UK6', 'UK7', ...afterwards],
  'call-off': ['UK6', 'UK7', ...afterwards],
  'direct-award': ['UK5', 'UK6', 'UK7', ...afterwards],
};
const ofSmall: Partial<Record<Route, readonly string[]>> = {
  open: ['UK4', 'UK7', 'UK12'],
  'call-off': ['UK7'],
  'direct-award': ['UK7'],
};
const healthLater = ['PSR12', 'PSR14', 'PSR-r15'];
const ofHealth: Partial<Record<Route, readonly string[]>> = {
  'competitive-flexible': ['PSR8', 'PSR10', 'PSR11', ...healthLater],
  'most-suitable-provider': ['PSR5', 'PSR6', 'PSR7', ...healthLater],
  'call-off': ['PSR2', 'PSR12', 'PSR14'],
  'direct-award': ['PSR2', 'PSR3', 'PSR4', 'PSR13', ...healthLater],
};

/**
 * The notices that a way of buying knows, in the order in which they usually come. Those that an authority owes once for all it buys (UK1, UK17)
 * are not a procurement's, and those of a dynamic market (UK13 to UK16) have no route here.
 */
export function noticesOf(regime: Regime, route: Route): readonly string[] {
  const all = regime === 'provider-selection' ? ofHealth : regime === 'below-threshold' ? ofSmall : ofAct;
  return all[route] ?? [];
}

const momentOfCode: Readonly<Record<string, Moment>> = {
  UK2: 'engagement-notice',
  UK3: 'planned-notice',
  UK4: 'tender-notice',
  UK5: 'transparency-notice',
  UK6: 'award-notice',
  UK7: 'details-notice',
  UK11: 'ended',
  UK12: 'stopped',
  PSR2: 'award-notice',
  PSR3: 'intention-notice',
  PSR4: 'award-notice',
  PSR5: 'suitable-provider-notice',
  PSR6: 'intention-notice',
  PSR7: 'award-notice',
  PSR8: 'tender-notice',
  PSR10: 'intention-notice',
  PSR11: 'award-notice',
  PSR13: 'award-notice',
  'PSR-r15': 'stopped',
};

/** What happens to the procurement when a notice appears; nothing for those that change no step. */
export const momentOf = (code: string): Moment | null => momentOfCode[code] ?? null;

const milestoneOfCode: Readonly<Record<string, Milestone>> = {
  UK2: 'engagementNoticeOn',
  UK3: 'plannedNoticeOn',
  UK4: 'tenderNoticeOn',
  UK5: 'transparencyNoticeOn',
  UK6: 'awardNoticeOn',
  UK7: 'detailsNoticeOn',
  UK10: 'changeNoticeOn',
  UK11: 'terminationNoticeOn',
  PSR2: 'healthAwardNoticeOn',
  PSR3: 'intentionOn',
  PSR4: 'healthAwardNoticeOn',
  PSR5: 'followNoticeOn',
  PSR6: 'intentionOn',
  PSR7: 'healthAwardNoticeOn',
  PSR8: 'tenderNoticeOn',
  PSR10: 'intentionOn',
  PSR11: 'healthAwardNoticeOn',
  PSR13: 'healthAwardNoticeOn',
  'PSR-r15': 'abandonNoticeOn',
};
/** The date of the timetable on which a notice is to appear. */
export const milestoneOf = (code: string): Milestone | null => milestoneOfCode[code] ?? null;

/** Notices of which there may be many, each about something of its own: a later one does not change an earlier one. */
export const repeats = (code: string): boolean => ['UK8', 'UK9', 'UK10', 'PSR12', 'PSR14'].includes(code);
