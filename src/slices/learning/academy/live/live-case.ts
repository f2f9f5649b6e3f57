export const liveStates = ['offered', 'shared', 'refused', 'taken-back'] as const;
export type LiveState = (typeof liveStates)[number];

/** The parts of a case that a cohort can be shown, each only where the case's own people said yes to it. */
export const parts = ['purpose', 'outcomes', 'assumptions', 'mechanisms', 'lessons'] as const;
export type Part = (typeof parts)[number];
export const partLabels: Record<Part, string> = {
  purpose: 'What it is for, where and for whom',
  outcomes: 'What people want to come about',
  assumptions: 'What we assume',
  mechanisms: 'What we do or would do about it',
  lessons: 'What we learnt, and the evidence that it held',
};
export const partChoices = parts.map((value) => ({ value, text: partLabels[value] }));

export type LiveCase = Readonly<{
  id: string;
  cohortId: string;
  caseId: string;
  title: string;
  state: LiveState;
  /** Where its people are stuck, as they put it to the cohort. */
  stuck: string;
  parts: readonly Part[];
  providersToo: boolean;
  broughtBy: string;
  answeredBy: string | null;
}>;

type Hand = Readonly<{ personId: string; hat: string }>;
const answering = ['commissioner', 'procurement'];

/**
 * Who answers for a case whether a part of it may be shown: somebody else than who brought it, with a commissioner's or
 * procurement hat. Whoever brought it answers alone only where nobody else wears one.
 */
export function mayAgree(personId: string, broughtBy: string, wearers: readonly Hand[]): boolean {
  const hands = new Set(wearers.filter(({ hat }) => answering.includes(hat)).map((one) => one.personId));
  if (!hands.has(personId)) return false;
  return personId !== broughtBy || hands.size === 1;
}

/** What its people say yes to is some of what was offered, and never more. */
export const agreedParts = (offered: readonly Part[], ticked: readonly Part[]): Part[] =>
  parts.filter((part) => offered.includes(part) && ticked.includes(part));

/** Whether a member may read what is shared: those who give services do only where the case's people said so. */
export const mayReadLive = (
  live: Pick<LiveCase, 'state' | 'providersToo'>,
  reader: Readonly<{ isProvider: boolean }>,
): boolean => live.state === 'shared' && (live.providersToo || !reader.isProvider);
