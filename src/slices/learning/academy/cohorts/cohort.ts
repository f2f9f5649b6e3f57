/** As what somebody is in a cohort. Anybody may be: those who use services and those who give them commission too. */
export const speakers = [
  'resident',
  'practitioner',
  'commissioner',
  'procurement',
  'provider',
  'community',
  'councillor',
  'other',
] as const;
export type Speaker = (typeof speakers)[number];
export const speakerLabels: Record<Speaker, string> = {
  resident: 'A resident, or somebody who uses services',
  practitioner: 'Somebody who does the work',
  commissioner: 'A commissioner',
  procurement: 'A procurement officer',
  provider: 'A provider',
  community: 'A community or voluntary group',
  councillor: 'A councillor or board member',
  other: 'Something else',
};
export const speakerChoices = speakers.map((value) => ({ value, text: speakerLabels[value] }));

export const cohortStates = ['open', 'ended'] as const;
export type MemberState = 'asked' | 'joined' | 'declined' | 'left';

export type CohortMember = Readonly<{
  personId: string;
  state: MemberState;
  speaksAs: Speaker;
  /** What they want to learn, in their words. */
  wants: string | null;
}>;

/** People of several organisations who learn together on work that is real. It belongs to no case and no organisation. */
export type Cohort = Readonly<{
  id: string;
  caseId: null;
  state: (typeof cohortStates)[number];
  version: number;
  name: string;
  purpose: string;
  begunBy: string;
  begunAt: Date;
  members: readonly CohortMember[];
}>;

export const joinedOf = ({ members }: Pick<Cohort, 'members'>): CohortMember[] =>
  members.filter(({ state }) => state === 'joined');

export const memberOf = ({ members }: Pick<Cohort, 'members'>, personId: string | null): CohortMember | null =>
  members.find((one) => one.personId === personId) ?? null;
