import type { ElevenAnswers, PaymentFacts, Said } from './questions.ts';
import { type Judgement, judgeEleven, judgeThree } from './verdict.ts';

export type Challenge = Readonly<{
  id: string;
  caseId: string;
  subjectKind: 'outcome' | 'requirement';
  subjectId: string;
  canSay: Said | null;
  couldSee: Said | null;
  inHands: Said | null;
  note: string | null;
  eleven: ElevenAnswers | null;
  facts: PaymentFacts | null;
  /** Asked and answered by one person who wears both working hats: allowed, and marked. */
  oneHand: boolean;
  thirdVoice: string | null;
}>;

/** The verdict of a challenge: from the eleven where they were asked, else from the three once all are answered. */
export function judge(
  challenge: Pick<Challenge, 'canSay' | 'couldSee' | 'inHands' | 'eleven' | 'facts'>,
): Judgement | null {
  const { canSay, couldSee, inHands, eleven, facts } = challenge;
  if (eleven)
    return judgeEleven(
      eleven,
      facts ?? { cohortDefined: false, deadweightKnown: false, holistic: false, baselineProven: false },
    );
  if (!canSay || !couldSee || !inHands) return null;
  return judgeThree({ canSay, couldSee, inHands });
}
