import {
  actStandstill,
  addDays,
  type Day,
  lastDayBeginningWith,
  lastDayOfMonthsBeginningWith,
  monthsFrom,
  quarterEnd,
  reportingPeriodEnd,
  sayDay,
} from '#engines/calendar/index.ts';
import { type Facts, tells } from './facts.ts';
import type { Milestone } from './milestones.ts';
import { act, type Bound, type Rule, rule } from './rule.ts';

const underAct = ({ law }: Facts): boolean => law === 'act';
const noUserChoice = (facts: Facts): boolean => underAct(facts) && facts.process !== 'user-choice';
const devolved = ({ nation }: Facts): boolean => nation === 'wales' || nation === 'northern-ireland';
const mayBeLarge = ({ large }: Facts): boolean => large !== false;
const ifLarge = ({ large }: Facts): string[] =>
  large === null ? ['Only if it is worth more than £5 million with value added tax.'] : [];

const within = (from: Day, days: number, what: string, notes: string[] = []): Bound => ({
  notAfter: lastDayBeginningWith(from, days),
  counted: `${days} days beginning with ${sayDay(from)}, ${what}: that day is the first.`,
  notes,
});

/** Ends of periods that follow each other, each counted from the first. */
function every(from: Day, months: number, until: Day, end: (from: Day) => Day): Day[] {
  const days: Day[] = [];
  for (let count = 1; ; count += 1) {
    const on = end(monthsFrom(from, months * count));
    if (on > until || count > 200) return days;
    days.push(on);
  }
}

const afterSigning = (
  id: string,
  title: string,
  section: string,
  limits: Milestone,
  days: (facts: Facts) => number,
  more: Partial<Rule>,
): Rule =>
  rule({
    id,
    title,
    reference: act(section),
    for: noUserChoice,
    limits,
    needs: ['signOn'],
    work: (dates, facts) =>
      within(dates.signOn, days(facts), 'the day on which the contract was entered into', ifLargeOf(id, facts)),
    ...more,
  });
const ifLargeOf = (id: string, facts: Facts): string[] => (id === 'contract-copy' ? ifLarge(facts) : []);

export const rulesAfterAward: readonly Rule[] = [
  rule({
    id: 'performance-indicators',
    title: 'At least three key performance indicators are set before the contract is entered into',
    reference: act('section 52'),
    for: (facts) =>
      noUserChoice(facts) && !facts.lightTouch && !facts.concession && mayBeLarge(facts) && !tells(facts, 'framework'),
    limits: null,
    needs: ['signOn'],
    work: (dates, facts) => ({
      notAfter: dates.signOn,
      counted: `Before the contract is entered into on ${sayDay(dates.signOn)}.`,
      notes: [
        ...ifLarge(facts),
        'Where the contract cannot be assessed like that, the contract details notice says why.',
      ],
    }),
  }),
  afterSigning(
    'details-notice',
    'Contract details notice',
    'section 53(1)',
    'detailsNoticeOn',
    (facts) => (facts.lightTouch ? 120 : 30),
    {},
  ),
  afterSigning(
    'contract-copy',
    'A copy of the contract is published',
    'section 53(3)',
    'copyOn',
    (facts) => (facts.lightTouch ? 180 : 90),
    {
      for: (facts) => noUserChoice(facts) && mayBeLarge(facts) && !devolved(facts),
    },
  ),
  rule({
    id: 'performance-yearly',
    title: 'Performance against the indicators is assessed and published',
    reference: act('section 71(2)'),
    for: (facts) =>
      noUserChoice(facts) && !facts.lightTouch && !facts.concession && mayBeLarge(facts) && !tells(facts, 'framework'),
    limits: null,
    needs: ['signOn'],
    work: (dates, facts) => ({
      notAfter: lastDayOfMonthsBeginningWith(dates.signOn, 12),
      counted: `At least once in every twelve months, the first of which begin with ${sayDay(dates.signOn)}, and when the contract ends.`,
      notes: ifLarge(facts),
    }),
    again: (dates, until) => every(dates.signOn, 12, until, (on) => lastDayOfMonthsBeginningWith(on, 12)),
  }),
  rule({
    id: 'payment-information',
    title: 'Payments of more than £30,000 are published each quarter',
    reference: act('section 70'),
    for: (facts) => underAct(facts) && !facts.concession && !facts.school && facts.nation !== 'northern-ireland',
    limits: null,
    needs: ['startOn'],
    work: ({ startOn }) => {
      const end = quarterEnd(startOn);
      return within(end, 30, 'the last day of the quarter', [
        'Only where the procurement began on or after 1 April 2026. Check this.',
      ]);
    },
    again: ({ startOn }, until) =>
      every(addDays(quarterEnd(startOn), 1), 3, addDays(until, 1), (on) => lastDayBeginningWith(addDays(on, -1), 30)),
    wide: true,
  }),
  rule({
    id: 'payments-compliance',
    title: 'Payments compliance notice for the half year',
    reference: act('section 69'),
    for: (facts) => underAct(facts) && !facts.concession && !facts.school && facts.nation !== 'northern-ireland',
    limits: null,
    needs: ['startOn'],
    work: ({ startOn }) => within(reportingPeriodEnd(startOn), 30, 'the last day of the reporting period'),
    again: ({ startOn }, until) =>
      every(addDays(reportingPeriodEnd(startOn), 1), 6, addDays(until, 1), (on) =>
        lastDayBeginningWith(addDays(on, -1), 30),
      ),
    wide: true,
  }),
  rule({
    id: 'mutual-term',
    title: 'A contract reserved for a public service mutual lasts five years at most',
    reference: act('section 33'),
    for: (facts) => underAct(facts) && facts.mutual,
    limits: 'endOn',
    needs: ['startOn'],
    work: ({ startOn }) => ({
      notAfter: lastDayOfMonthsBeginningWith(startOn, 60),
      counted: `Five years beginning with ${sayDay(startOn)}.`,
    }),
  }),
  rule({
    id: 'framework-term',
    title: 'A framework lasts four years at most, unless the notice says why longer',
    reference: act('section 47'),
    for: (facts) => underAct(facts) && !facts.lightTouch && !facts.utility && tells(facts, 'framework'),
    limits: 'endOn',
    needs: ['signOn'],
    work: ({ signOn }) => ({
      notAfter: lastDayOfMonthsBeginningWith(signOn, 48),
      counted: `Four years beginning with ${sayDay(signOn)}. An open framework can last eight: check this.`,
    }),
  }),
  rule({
    id: 'change-notice',
    title: 'Contract change notice, unless the change is small',
    reference: act('section 75'),
    for: (facts) => noUserChoice(facts) && !facts.lightTouch && facts.nation !== 'northern-ireland',
    limits: 'changeNoticeOn',
    needs: ['changedOn'],
    work: ({ changedOn }) => {
      return {
        notAfter: changedOn,
        counted: `Before the contract is changed on ${sayDay(changedOn)}.`,
        notes: [
          'Not where the value changes by 10% or less (works 15%) or the term by 10% or less of the longest.',
          `A standstill that the notice offers is eight working days or more: offered in a notice on the day of the change, it would end on ${sayDay(actStandstill(changedOn).ends)} (section 76).`,
        ],
      };
    },
  }),
  rule({
    id: 'change-copy',
    title: 'The changed contract is published',
    reference: act('section 77'),
    for: (facts) => noUserChoice(facts) && !facts.lightTouch && mayBeLarge(facts) && !devolved(facts),
    limits: null,
    needs: ['changedOn'],
    work: ({ changedOn }, facts) =>
      within(changedOn, 90, 'the day of the change', [...ifLarge(facts), 'Only where a change notice is owed.']),
  }),
  rule({
    id: 'termination-notice',
    title: 'Contract termination notice, also where the contract has simply run out',
    reference: act('section 80'),
    for: noUserChoice,
    limits: 'terminationNoticeOn',
    needs: ['endOn'],
    work: ({ endOn }) => within(endOn, 30, 'the day on which the contract ends'),
  }),
];
