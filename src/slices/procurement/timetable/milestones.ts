import type { Facts } from './facts.ts';

/** Every date that a timetable can hold, in the order in which they usually come. */
export const milestones = [
  'conflictsOn',
  'plannedNoticeOn',
  'engagementNoticeOn',
  'tenderNoticeOn',
  'requestsBy',
  'invitedOn',
  'tendersBy',
  'followNoticeOn',
  'identifiedOn',
  'transparencyNoticeOn',
  'summariesOn',
  'awardNoticeOn',
  'lettersOn',
  'intentionOn',
  'toldOn',
  'signOn',
  'detailsNoticeOn',
  'copyOn',
  'healthAwardNoticeOn',
  'startOn',
  'changeNoticeOn',
  'changedOn',
  'endOn',
  'terminationNoticeOn',
  'abandonedOn',
  'abandonNoticeOn',
] as const;
export type Milestone = (typeof milestones)[number];
export type Dates = Readonly<Partial<Record<Milestone, string | null>>>;

export const milestoneLabels: Record<Milestone, string> = {
  conflictsOn: 'The conflicts assessment is written',
  plannedNoticeOn: 'Planned procurement notice',
  engagementNoticeOn: 'Preliminary market engagement notice',
  tenderNoticeOn: 'Tender notice',
  requestsBy: 'Last day for requests to take part',
  invitedOn: 'Tenders are invited',
  tendersBy: 'Last day for tenders',
  followNoticeOn: 'Notice that the Most Suitable Provider Process is followed',
  identifiedOn: 'The possible providers are identified',
  transparencyNoticeOn: 'Transparency notice',
  summariesOn: 'Every assessed bidder has its assessment summary',
  awardNoticeOn: 'Contract award notice',
  lettersOn: 'Every provider that made an offer is told in writing',
  intentionOn: 'Notice of intention to award',
  toldOn: 'Providers are told of the last further decision',
  signOn: 'The contract is entered into',
  detailsNoticeOn: 'Contract details notice',
  copyOn: 'A copy of the contract is published',
  healthAwardNoticeOn: 'Notice of the award',
  startOn: 'The service starts',
  changeNoticeOn: 'Contract change notice',
  changedOn: 'The contract is changed',
  endOn: 'The contract ends',
  terminationNoticeOn: 'Contract termination notice',
  abandonedOn: 'The procurement is abandoned',
  abandonNoticeOn: 'Notice that it is abandoned',
};

const competed: readonly Milestone[] = ['plannedNoticeOn', 'engagementNoticeOn', 'tenderNoticeOn'];
const staged: readonly Milestone[] = ['requestsBy', 'invitedOn'];
const afterAward: readonly Milestone[] = ['signOn', 'startOn', 'detailsNoticeOn', 'copyOn'];
const inLife: readonly Milestone[] = ['changeNoticeOn', 'changedOn', 'endOn', 'terminationNoticeOn'];
const healthEnd: readonly Milestone[] = ['signOn', 'healthAwardNoticeOn', 'startOn', 'endOn'];
const intended: readonly Milestone[] = ['intentionOn', 'toldOn', ...healthEnd, 'abandonedOn', 'abandonNoticeOn'];

const ofProcess: Record<Facts['process'], readonly Milestone[]> = {
  open: ['conflictsOn', ...competed, 'tendersBy', 'summariesOn', 'awardNoticeOn', ...afterAward, ...inLife],
  flexible: [
    'conflictsOn',
    ...competed,
    ...staged,
    'tendersBy',
    'summariesOn',
    'awardNoticeOn',
    ...afterAward,
    ...inLife,
  ],
  'call-off': ['invitedOn', 'tendersBy', 'awardNoticeOn', ...afterAward, ...inLife],
  direct: ['conflictsOn', 'transparencyNoticeOn', 'awardNoticeOn', ...afterAward, ...inLife],
  'user-choice': ['signOn', 'startOn', 'endOn'],
  'psr-direct-a': healthEnd,
  'psr-direct-b': healthEnd,
  'psr-call-off': healthEnd,
  'psr-direct-c': intended,
  'psr-most-suitable': ['followNoticeOn', 'identifiedOn', ...intended],
  'psr-competitive': ['tenderNoticeOn', 'tendersBy', 'lettersOn', ...intended],
  none: ['signOn', 'startOn', 'endOn'],
};
const small: readonly Milestone[] = ['tenderNoticeOn', 'tendersBy', 'signOn', 'detailsNoticeOn', 'startOn', 'endOn'];

/** The dates that a timetable of this kind asks for, in order. */
export function milestonesOf(facts: Pick<Facts, 'law' | 'process'>): readonly Milestone[] {
  const wanted = facts.law === 'below-threshold' ? small : ofProcess[facts.process];
  return milestones.filter((one) => wanted.includes(one));
}

/** Which of the dates are out of the order that no law can change, as [the later one, the earlier one that it comes before]. */
export function outOfOrder(dates: Dates): readonly [Milestone, Milestone] | null {
  const chains: readonly (readonly Milestone[])[] = [
    ['tenderNoticeOn', 'requestsBy', 'invitedOn', 'tendersBy'],
    ['followNoticeOn', 'identifiedOn', 'intentionOn', 'toldOn'],
    ['startOn', 'endOn'],
    ['signOn', 'endOn'],
    ['abandonedOn', 'abandonNoticeOn'],
  ];
  for (const chain of chains) {
    const given = chain.filter((one) => dates[one]);
    for (const [index, one] of given.entries())
      if (index > 0 && dates[one]! < dates[given[index - 1]!]!) return [one, given[index - 1]!];
  }
  return null;
}
