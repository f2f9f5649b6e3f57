import type { ElevenAnswers, PaymentFacts, Said } from './questions.ts';
import { decideVerdict } from './verdict.ts';
import type { Verdict } from './verdict-table.ts';

export type Judgement = Readonly<{ verdict: Verdict; because: string; paymentMayDependOnResult: boolean }>;

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
  const { verdict, because, paymentMayDependOnResult } = decideVerdict({
    three: { canSay, couldSee, inHands },
    eleven,
    facts,
  });
  return verdict && { verdict, because: because.join(' '), paymentMayDependOnResult };
}
