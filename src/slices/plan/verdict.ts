import type {
  ElevenAnswers,
  ElevenName,
  Level,
  PaymentFact,
  PaymentFacts,
  Said,
  ThreeAnswers,
  ThreeName,
} from './questions.ts';
import { elevenTable, threeTable, type Verdict } from './verdict-table.ts';

export type Judgement = Readonly<{ verdict: Verdict; because: string; paymentMayDependOnResult: boolean }>;

const judgement = (verdict: Verdict, because: string): Judgement => ({
  verdict,
  because,
  paymentMayDependOnResult: verdict === 'payment-linked-outcome',
});

export function judgeThree(answers: ThreeAnswers): Judgement {
  const row = threeTable.find(({ when }) =>
    (Object.entries(when) as [ThreeName, readonly Said[]][]).every(([name, allowed]) =>
      allowed.includes(answers[name]),
    ),
  )!;
  return judgement(row.verdict, row.because);
}

export function judgeEleven(answers: ElevenAnswers, facts: PaymentFacts): Judgement {
  const row = elevenTable.find((one) => {
    const enough = (Object.entries(one.least ?? {}) as [ElevenName, Level][]).every(
      ([name, least]) => answers[name] >= least,
    );
    const notMore = (Object.entries(one.most ?? {}) as [ElevenName, Level][]).every(
      ([name, most]) => answers[name] <= most,
    );
    return enough && notMore && (one.facts ?? []).every((fact: PaymentFact) => facts[fact]);
  })!;
  return judgement(row.verdict, row.because);
}

export type ElevenReason = 'money' | 'disagreement' | 'risk';

/** The eleven are asked only where money follows a result, somebody disagrees, or the risk is high. */
export function needsEleven(about: {
  moneyFollowsResult: boolean;
  disagreement: boolean;
  highRisk: boolean;
}): ElevenReason[] {
  const reasons: ElevenReason[] = [];
  if (about.moneyFollowsResult) reasons.push('money');
  if (about.disagreement) reasons.push('disagreement');
  if (about.highRisk) reasons.push('risk');
  return reasons;
}
