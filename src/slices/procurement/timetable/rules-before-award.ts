import {
  actStandstill,
  addDays,
  financialYearOf,
  lastDayFollowing,
  monthsFrom,
  pipelineNoticeBy,
  sayDay,
} from '#engines/calendar/index.ts';
import { type Facts, tells } from './facts.ts';
import type { Milestone } from './milestones.ts';
import { type Minimum, participationMinimum, qualifies, tenderingMinimum } from './minimum-times.ts';
import { act, type Bound, notesOf, type Rule, rule } from './rule.ts';

const underAct = ({ law }: Facts): boolean => law === 'act';
const competed = (facts: Facts): boolean =>
  underAct(facts) && (facts.process === 'open' || facts.process === 'flexible');
const before = (on: string, what: string): Bound => ({
  notAfter: on,
  counted: `Before ${what}, which is on ${sayDay(on)}. On the same day it comes first.`,
});

function atLeast(from: string, { days, because }: Minimum, what: string): Bound {
  if (days === null)
    return { counted: `${because}. It is the same for every supplier, and long enough for what is asked.` };
  return {
    notBefore: lastDayFollowing(from, days),
    counted: `${days} days ${because}, from the day after ${what} on ${sayDay(from)}.`,
  };
}

const noticeOf = ({ process }: Facts): Milestone => (process === 'direct' ? 'transparencyNoticeOn' : 'tenderNoticeOn');
const conflicts = (process: 'competed' | 'direct'): Rule => {
  const notice: Milestone = process === 'direct' ? 'transparencyNoticeOn' : 'tenderNoticeOn';
  return rule({
    id: `conflicts-${process}`,
    title: 'The conflicts assessment is written before the notice, which confirms it',
    reference: act('section 83'),
    for: (facts) =>
      underAct(facts) && ['open', 'flexible', 'direct'].includes(facts.process) && noticeOf(facts) === notice,
    limits: 'conflictsOn',
    needs: [notice],
    work: (dates) => before(dates[notice], process === 'direct' ? 'the transparency notice' : 'the tender notice'),
  });
};

export const rulesBeforeAward: readonly Rule[] = [
  rule({
    id: 'pipeline',
    title:
      'Pipeline notice, if the authority will pay more than £100 million in the year and this is worth more than £2 million',
    reference: act('section 93'),
    for: competed,
    limits: null,
    needs: ['tenderNoticeOn'],
    work: (dates) => ({
      notAfter: pipelineNoticeBy(financialYearOf(dates.tenderNoticeOn)),
      counted:
        '56 days beginning with 1 April, so 26 May, of the financial year in which the tender notice is published.',
      notes: ['It is owed once for all that the authority plans in 18 months.'],
    }),
    wide: true,
  }),
  rule({
    id: 'planned-notice',
    title: 'A planned procurement notice, if you publish one, shortens the tendering period only where it qualifies',
    reference: act('sections 15(3) and 54(4)'),
    for: (facts) => competed(facts) && !facts.lightTouch,
    limits: null,
    needs: ['plannedNoticeOn', 'tenderNoticeOn'],
    work: ({ plannedNoticeOn, tenderNoticeOn }) => ({
      counted: `At least 40 days and not more than 12 months before the tender notice: from ${sayDay(monthsFrom(tenderNoticeOn, -12))} to ${sayDay(addDays(tenderNoticeOn, -40))}.`,
      notes: [
        qualifies(plannedNoticeOn, tenderNoticeOn)
          ? 'Yours qualifies: 10 days are enough.'
          : 'Yours does not qualify, and shortens nothing.',
      ],
    }),
  }),
  rule({
    id: 'engagement-notice',
    title: 'The preliminary market engagement notice is out, or the tender notice says why not',
    reference: act('section 17'),
    for: (facts) => competed(facts) && tells(facts, 'engaged'),
    limits: 'engagementNoticeOn',
    needs: ['tenderNoticeOn'],
    work: (dates) => before(dates.tenderNoticeOn, 'the tender notice'),
  }),
  conflicts('competed'),
  conflicts('direct'),
  rule({
    id: 'participation',
    title: 'Time to ask to take part',
    reference: act('section 54(3) and (5)'),
    for: (facts) => competed(facts) && facts.process === 'flexible',
    limits: 'requestsBy',
    needs: ['tenderNoticeOn'],
    work: (dates, facts) => atLeast(dates.tenderNoticeOn, participationMinimum(facts), 'the tender notice'),
  }),
  ...(['open', 'flexible', 'call-off'] as const).map((process) => {
    const from: Milestone = process === 'open' ? 'tenderNoticeOn' : 'invitedOn';
    return rule({
      id: `tendering-${process}`,
      title: 'Time to tender',
      reference: act('section 54(4) and (5)'),
      for: (facts) =>
        underAct(facts) && facts.process === process && (process !== 'call-off' || tells(facts, 'dynamicMarket')),
      limits: 'tendersBy',
      needs: [from],
      work: (dates, facts, given) =>
        atLeast(
          dates[from],
          tenderingMinimum(facts, given),
          process === 'open' ? 'the tender notice' : 'tenders were invited',
        ),
    });
  }),
  rule({
    id: 'transparency-notice',
    title: 'The transparency notice is published before the direct award',
    reference: act('section 44'),
    for: (facts) => underAct(facts) && facts.process === 'direct',
    limits: 'transparencyNoticeOn',
    needs: ['awardNoticeOn'],
    work: (dates) => before(dates.awardNoticeOn, 'the contract is awarded'),
  }),
  rule({
    id: 'assessment-summaries',
    title: 'Assessment summaries go to every assessed bidder before the award notice',
    reference: act('section 50(3)'),
    for: competed,
    limits: 'summariesOn',
    needs: ['awardNoticeOn'],
    work: (dates) => before(dates.awardNoticeOn, 'the contract award notice'),
  }),
  rule({
    id: 'award-notice',
    title: 'The contract award notice is published before the contract is entered into',
    reference: act('section 50(1)'),
    for: (facts) => underAct(facts) && facts.process !== 'user-choice',
    limits: 'awardNoticeOn',
    needs: ['signOn'],
    work: (dates) => before(dates.signOn, 'the contract is entered into'),
  }),
  rule({
    id: 'standstill',
    title: 'Standstill',
    reference: act('section 51'),
    for: (facts) =>
      underAct(facts) &&
      (!freeOfStandstill(facts) || tells(facts, 'voluntaryStandstill')) &&
      facts.process !== 'user-choice',
    limits: 'signOn',
    needs: ['awardNoticeOn'],
    work: (dates, facts) => {
      const still = actStandstill(dates.awardNoticeOn);
      const voluntary = freeOfStandstill(facts) ? ' It is offered, and then it holds (section 51(4) and (5)).' : '';
      return {
        notBefore: still.mayEnterFrom,
        counted: `Eight working days beginning with ${sayDay(still.begins)}, the day of the award notice, to the end of ${sayDay(still.ends)}.${voluntary}`,
        notes: notesOf(still),
      };
    },
  }),
  rule({
    id: 'no-standstill',
    title: 'No standstill is asked for',
    reference: act('section 51(3)'),
    for: (facts) => underAct(facts) && freeOfStandstill(facts) && !tells(facts, 'voluntaryStandstill'),
    limits: null,
    needs: [],
    work: () => ({
      counted: 'You may offer one, of eight working days or more. It protects the contract from being set aside later.',
    }),
  }),
];

/** Section 51(3): what is free of the mandatory standstill. A direct award only where it is of extreme urgency. */
function freeOfStandstill(facts: Facts): boolean {
  return (
    facts.lightTouch ||
    facts.process === 'call-off' ||
    tells(facts, 'dynamicMarket') ||
    (facts.process === 'direct' && tells(facts, 'urgent'))
  );
}
