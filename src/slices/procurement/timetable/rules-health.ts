import {
  addDays,
  lastDayFollowing,
  lastDayOfMonthsBeginningWith,
  psrStandstill,
  psrStandstillAfterDecision,
  sayDay,
} from '#engines/calendar/index.ts';
import { type Facts, tells } from './facts.ts';
import { health, notesOf, type Rule, rule } from './rule.ts';

const underPsr = ({ law }: Facts): boolean => law === 'psr';
const intends = (facts: Facts): boolean =>
  underPsr(facts) && ['psr-direct-c', 'psr-most-suitable', 'psr-competitive'].includes(facts.process);

export const rulesOfHealth: readonly Rule[] = [
  rule({
    id: 'most-suitable-wait',
    title: 'The possible providers are not identified before 14 days have gone',
    reference: health('regulation 10(5)'),
    for: (facts) => underPsr(facts) && facts.process === 'psr-most-suitable',
    limits: 'identifiedOn',
    needs: ['followNoticeOn'],
    work: ({ followNoticeOn }) => ({
      notBefore: addDays(followNoticeOn, 14),
      counted: `The day that is 14 days after ${sayDay(followNoticeOn)}, the day on which the notice was submitted.`,
    }),
  }),
  rule({
    id: 'letters',
    title: 'Everybody who made an offer is told in writing before the notice of intention',
    reference: health('regulation 11(8)'),
    for: (facts) => underPsr(facts) && facts.process === 'psr-competitive',
    limits: 'lettersOn',
    needs: ['intentionOn'],
    work: ({ intentionOn }) => ({
      notAfter: intentionOn,
      counted: `Before the notice of intention, which is on ${sayDay(intentionOn)}. On the same day it comes first.`,
    }),
  }),
  rule({
    id: 'representations',
    title: 'Providers may make written representations',
    reference: health('regulation 12(3)'),
    for: intends,
    limits: null,
    needs: ['intentionOn'],
    work: ({ intentionOn }) => {
      const still = psrStandstill(intentionOn);
      return {
        notAfter: still.ends,
        counted: `Until midnight at the end of ${sayDay(still.ends)}, the eighth working day after the standstill began.`,
      };
    },
  }),
  rule({
    id: 'standstill-health',
    title: 'Standstill',
    reference: health('regulation 12(2) and (9)'),
    for: (facts) => intends(facts) && !tells(facts, 'representations'),
    limits: 'signOn',
    needs: ['intentionOn'],
    work: ({ intentionOn }) => {
      const still = psrStandstill(intentionOn);
      return {
        notBefore: still.mayEnterFrom,
        counted: `It begins on ${sayDay(still.begins)}, the day after the notice of intention, and ends at midnight at the end of ${sayDay(still.ends)}, the eighth working day after that day.`,
        notes: notesOf(still),
      };
    },
  }),
  rule({
    id: 'standstill-representations',
    title: 'Standstill after representations',
    reference: health('regulation 12(4) and (10)'),
    for: (facts) => intends(facts) && tells(facts, 'representations'),
    limits: 'signOn',
    needs: ['intentionOn', 'toldOn'],
    work: ({ intentionOn, toldOn }) => {
      const still = psrStandstillAfterDecision(intentionOn, toldOn);
      return {
        notBefore: still.mayEnterFrom,
        counted: `Five working days at least since ${sayDay(toldOn)}, on which providers were told of the last further decision, and never before the eight are over: to the end of ${sayDay(still.ends)}.`,
        notes: [...notesOf(still), 'The fifth day is counted to its end, which is the careful reading.'],
      };
    },
  }),
  rule({
    id: 'award-notice-health',
    title: 'Notice of the award is submitted',
    reference: health('regulations 7 to 11 and 18: within 30 days of the contract being awarded'),
    for: underPsr,
    limits: 'healthAwardNoticeOn',
    needs: ['signOn'],
    work: ({ signOn }) => ({
      notAfter: lastDayFollowing(signOn, 30),
      counted: `Within 30 days of ${sayDay(signOn)}: the day after it is the first.`,
    }),
  }),
  rule({
    id: 'abandonment-notice',
    title: 'Notice that the procurement is abandoned',
    reference: health('regulation 15(5)'),
    for: intends,
    limits: 'abandonNoticeOn',
    needs: ['abandonedOn'],
    work: ({ abandonedOn }) => ({
      notAfter: lastDayFollowing(abandonedOn, 30),
      counted: `Within 30 days of ${sayDay(abandonedOn)}. In a standstill it is counted from its end.`,
    }),
  }),
  rule({
    id: 'framework-health',
    title: 'A framework agreement lasts four years at most, save in exceptional cases',
    reference: health('regulation 16(5)'),
    for: (facts) => underPsr(facts) && tells(facts, 'framework'),
    limits: 'endOn',
    needs: ['signOn'],
    work: ({ signOn }) => ({
      notAfter: lastDayOfMonthsBeginningWith(signOn, 48),
      counted: `Four years beginning with ${sayDay(signOn)}.`,
    }),
  }),
  rule({
    id: 'yearly-summary',
    title: 'The yearly summary counts this contract',
    reference: health('regulation 25'),
    for: underPsr,
    limits: null,
    needs: [],
    work: () => ({ counted: 'Once a year, with its nine counts. On which day is not known here: check this.' }),
  }),
];
