import type { Tx } from '#platform/db/database.ts';
import { type Judgement, judge } from './challenge.ts';
import { challengesOf } from './challenge-store.ts';
import type { Said } from './questions.ts';

export type ThreeAnswered = Readonly<{
  canSay: Said | null;
  couldSee: Said | null;
  inHands: Said | null;
  note: string | null;
  oneHand: boolean;
  verdict: Judgement | null;
}>;

/** What was answered on each outcome of a case, with its verdict. */
export async function threeAnswersOf(tx: Tx, caseId: string): Promise<ReadonlyMap<string, ThreeAnswered>> {
  const challenges = await challengesOf(tx, caseId);
  return new Map(
    challenges
      .filter((challenge) => challenge.subjectKind === 'outcome')
      .map((challenge) => {
        const { canSay, couldSee, inHands, note, oneHand } = challenge;
        return [challenge.subjectId, { canSay, couldSee, inHands, note, oneHand, verdict: judge(challenge) }];
      }),
  );
}
