import { keepPrevention } from '#slices/plan/index.ts';
import type { Scene } from '../build.ts';
import { the } from './helpers.ts';

type Estimate = Omit<Parameters<typeof keepPrevention>[1], 'caseId' | 'mechanismId' | 'needId'>;

/** 1,006 admissions a year among 44,900 people; everything else is invented, shaped on what trials report. */
const falls: Estimate = {
  event: 'falls that end in hospital',
  people: 'people over 65 in Thornmere',
  beginsInYear: 2,
  years: 5,
  discountPercent: null,
  populationLow: 44_900,
  populationLikely: 44_900,
  populationHigh: 44_900,
  baselineRiskLow: 21.04,
  baselineRiskLikely: 22.41,
  baselineRiskHigh: 23.83,
  reachLow: 5,
  reachLikely: 8,
  reachHigh: 12,
  uptakeLow: 30,
  uptakeLikely: 45,
  uptakeHigh: 60,
  effectLow: 0,
  effectLikely: 20,
  effectHigh: 35,
  persistenceLow: 50,
  persistenceLikely: 75,
  persistenceHigh: 90,
  avoidedPenceLow: 2_500,
  avoidedPenceLikely: 4_000,
  avoidedPenceHigh: 6_000,
  cashablePenceLow: 0,
  cashablePenceLikely: 0,
  cashablePenceHigh: 300,
  costPenceLow: 45_000,
  costPenceLikely: 60_000,
  costPenceHigh: 80_000,
  evidence:
    'Reported, and they disagree: a trial of a community service for people who had called an ambulance after a fall saw 5.34 fewer falls a person in a year, at a cost between £5,932 less and £2,829 more (PMC3424053); a day-hospital programme cost £3,320 for each fall averted (PMC2956532). Ours is neither. The numbers for Thornmere are invented.',
  regression: 'No: classes are offered to everybody over 65 on four routes, whether or not they have fallen.',
  owner: 'Integrated Care Board',
  eventGroup: 'Falls at home',
  isCounted: true,
};

/** What the classes could avert, and beside it the fire service's visits, which must not count the same falls again. */
export const preventionIsWorkedOut: readonly Scene[] = [
  {
    day: -71,
    as: 'dev',
    does: (act, world) =>
      keepPrevention(act, {
        ...falls,
        caseId: the(world, 'case'),
        mechanismId: the(world, 'mechanism.classes'),
        needId: the(world, 'need.falls'),
      }),
  },
  {
    day: -70,
    as: 'dev',
    does: (act, world) =>
      keepPrevention(act, {
        ...falls,
        caseId: the(world, 'case'),
        mechanismId: the(world, 'mechanism.visits'),
        needId: the(world, 'need.falls'),
        beginsInYear: 1,
        reachLow: 2,
        reachLikely: 4,
        reachHigh: 4,
        uptakeLow: 60,
        uptakeLikely: 70,
        uptakeHigh: 80,
        effectLow: -5,
        effectLikely: 6,
        effectHigh: 15,
        costPenceLow: null,
        costPenceLikely: null,
        costPenceHigh: null,
        evidence: 'Nobody has measured it here. 1,800 visits a year.',
        regression: null,
        isCounted: false,
      }),
  },
];
