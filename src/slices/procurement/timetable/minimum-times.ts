import { addDays, type Day, monthsFrom } from '#engines/calendar/index.ts';
import { type Facts, tells } from './facts.ts';
import type { Dates } from './milestones.ts';

export type Minimum = Readonly<{ days: number | null; because: string }>;

/** A planned procurement notice qualifies where it is at least 40 days and not more than 12 months before the tender notice: section 15(3). */
export const qualifies = (plannedOn: Day, tenderNoticeOn: Day): boolean =>
  plannedOn <= addDays(tenderNoticeOn, -40) && plannedOn >= monthsFrom(tenderNoticeOn, -12);

const none = (because: string): Minimum => ({ days: null, because });

/** Section 54(3): the shortest of those that apply. */
export function participationMinimum(facts: Facts): Minimum {
  if (facts.lightTouch) return none('There is no minimum for light touch');
  if (tells(facts, 'urgent')) return { days: 10, because: 'in a state of urgency that makes 25 days impractical' };
  return { days: 25, because: 'for requests to take part' };
}

const byDocuments: Record<Facts['told']['documents'], Minimum> = {
  together: { days: 25, because: 'by electronic means, with all the documents at the same time' },
  apart: { days: 30, because: 'by electronic means, with documents not all at the same time' },
  'paper-together': { days: 30, because: 'not by electronic means, with all the documents at the same time' },
  'paper-apart': { days: 35, because: 'not by electronic means, and documents not all at the same time' },
};

/** Section 54(4): the shortest of those that apply. Whether the buyer is central government and nobody said so, the longer time holds. */
export function tenderingMinimum(facts: Facts, given: Dates): Minimum {
  if (facts.lightTouch) return none('There is no minimum for light touch');
  const freer = facts.utility || facts.central === false;
  if (freer && tells(facts, 'negotiated'))
    return none('There is no minimum where the period is agreed with pre-selected suppliers');
  const { plannedNoticeOn, tenderNoticeOn } = given;
  const planned = plannedNoticeOn && tenderNoticeOn && qualifies(plannedNoticeOn, tenderNoticeOn);
  if (freer && tells(facts, 'preselected')) return { days: 10, because: 'only pre-selected suppliers may tender' };
  if (planned) return { days: 10, because: 'with a qualifying planned procurement notice' };
  if (tells(facts, 'urgent')) return { days: 10, because: 'in a state of urgency' };
  if (tells(facts, 'dynamicMarket')) return { days: 10, because: 'by reference to a dynamic market' };
  return byDocuments[facts.told.documents];
}
