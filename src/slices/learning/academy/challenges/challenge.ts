export const takenWays = ['taken', 'partly', 'not-taken'] as const;
export type Taken = (typeof takenWays)[number];
export const takenLabels: Record<Taken, string> = {
  taken: 'Taken',
  partly: 'Taken in part',
  'not-taken': 'Not taken',
};
export const takenChoices = takenWays.map((value) => ({ value, text: takenLabels[value] }));

export type Given = Readonly<{
  id: string;
  words: string;
  givenBy: string;
  taken: Taken | null;
  because: string | null;
}>;

/** Somebody asks the others to challenge them. Nobody is challenged who did not ask. */
export type Challenge = Readonly<{
  id: string;
  cohortId: string;
  planId: string | null;
  liveCaseId: string | null;
  asks: string;
  askedBy: string;
  askedAt: Date;
  given: readonly Given[];
}>;

/** Where a challenge stands, in a few words. */
export function sayChallenge({ given }: Pick<Challenge, 'given'>): string {
  if (given.length === 0) return 'Nobody has given one yet';
  const waiting = given.filter(({ taken }) => taken === null).length;
  return waiting > 0 ? `${waiting} of ${given.length} not answered yet` : `${given.length} given and answered`;
}
