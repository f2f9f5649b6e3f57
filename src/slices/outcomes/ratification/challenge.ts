import type { Outcome, Part } from '../outcome.ts';
import { standsBehind } from '../ownership.ts';

export const challengeAbouts = ['ownership', 'what-is-done'] as const;
export type ChallengeAbout = (typeof challengeAbouts)[number];
export const challengeLabels: Record<ChallengeAbout, string> = {
  ownership: 'It is not ours as it stands',
  'what-is-done': 'What is done under it is not what we made our own',
};

export type Challenge = Readonly<{
  id: string;
  outcomeId: string;
  bodyId: string;
  about: ChallengeAbout;
  words: string;
  signed: string | null;
  putAt: Date;
}>;

/** Parts that can be challenged: what a community stands behind, or stood behind until its term ended. */
export const challengeable = ({ parts }: Pick<Outcome, 'parts'>): Part[] =>
  parts.filter((part) => standsBehind(part.state) || part.state === 'lapsed');

/** A challenge stands until the body says something new of its part. */
export const stillStands = (challenge: Pick<Challenge, 'bodyId' | 'putAt'>, parts: readonly Part[]): boolean =>
  parts.some((part) => part.bodyId === challenge.bodyId && part.changedAt < challenge.putAt);
