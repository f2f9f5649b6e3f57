import type { Day } from '#engines/calendar/index.ts';
import type { Ground } from '../change-grounds.ts';

export type PlannedChange = Readonly<{
  id: string;
  agreementId: string;
  what: string;
  why: string;
  ground: Ground;
  /** What would be different; null where that stays as it is. */
  endsOn: Day | null;
  valuePence: number | null;
  state: 'planned' | 'made' | 'dropped';
  noticeOn: Day | null;
  noticeReference: string | null;
  /** The first day on which it may be made, where it stands still of the authority's own will. */
  notBeforeOn: Day | null;
  version: number;
  plannedBy: string;
}>;

/** Why a change cannot be made today; null where it can. A standstill that was offered is kept: section 76. */
export const whyNotMade = ({ notBeforeOn }: Pick<PlannedChange, 'notBeforeOn'>, today: Day): Day | null =>
  notBeforeOn !== null && today < notBeforeOn ? notBeforeOn : null;
