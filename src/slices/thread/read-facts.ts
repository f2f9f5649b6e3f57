import { londonDate } from '#platform/say.ts';
import type { Outcome } from '#slices/outcomes/index.ts';
import { answerLine, ownershipLine } from '#slices/outcomes/index.ts';
import {
  isOrphan,
  type Mechanism,
  type Requirement,
  requirementTypeLabels,
  type ThreeAnswered,
  verdictLabels,
} from '#slices/plan/index.ts';
import { type WalkAnswer, wholeWalk } from '#slices/resources/index.ts';
import type { Quotation } from '#slices/voice/index.ts';
import type { Quoted, ToBuy, Wanted } from './facts.ts';

export function quoted(caseId: string, quotation: Quotation): Quoted {
  const when = quotation.heardOn ? londonDate(quotation.heardOn) : null;
  return {
    id: quotation.id,
    words: quotation.words,
    by: [quotation.saidBy, quotation.heardAt, when].filter(Boolean).join(', ') || null,
    path: `/cases/${caseId}/words/${quotation.id}`,
  };
}

export function toBuy(requirement: Requirement): ToBuy {
  const payment = requirement.paymentDepends ? 'A payment depends on the result.' : 'No payment hangs on a result.';
  return {
    id: requirement.id,
    title: requirement.title,
    text: `${requirementTypeLabels[requirement.type]}. ${payment}`,
    path: `/cases/${requirement.caseId}/requirements/${requirement.id}`,
    loose: isOrphan(requirement),
  };
}

const bought = ['contract', 'grant', 'alliance'];

/** An outcome with everything that other areas say of it; what nobody has said yet is honestly missing. */
export function wanted(
  outcome: Outcome,
  answers?: ThreeAnswered,
  walk?: readonly WalkAnswer[],
  mechanisms: readonly Mechanism[] = [],
): Wanted {
  const verdict = answers?.verdict ?? null;
  const pursuing = mechanisms.filter(
    (mechanism) => mechanism.outcomeId === outcome.id && mechanism.state !== 'stopped',
  );
  const lines = (states: readonly string[]) =>
    outcome.parts.filter((part) => states.includes(part.state)).map((part) => ownershipLine(part).replace(/\.$/, ''));
  return {
    id: outcome.id,
    statement: outcome.statement,
    forWhom: outcome.forWhom,
    path: `/cases/${outcome.caseId}/outcomes/${outcome.id}`,
    state: outcome.state,
    owned: lines(['owned', 'endorsed']),
    contested: lines(['contested', 'lapsed']),
    dissent: outcome.dissent.map(({ words, by }) => `${by}: “${words}”`),
    answer: outcome.answer ? answerLine(outcome.answer) : null,
    quotationIds: outcome.quotationIds,
    canSay: answers?.canSay ?? null,
    couldSee: answers?.couldSee ?? null,
    inHands: answers?.inHands ?? null,
    verdict: verdict ? `${verdictLabels[verdict.verdict]}. ${verdict.because}` : null,
    verdictShort: verdict?.verdict ? verdictLabels[verdict.verdict].split(/[:;]/)[0]! : null,
    notContractable: verdict?.verdict === 'not-contractable',
    steps: walk ?? wholeWalk([]),
    mechanisms: pursuing.map(({ id, title, type }) => ({
      title,
      path: `/cases/${outcome.caseId}/mechanisms/${id}`,
      contract: bought.includes(type),
    })),
  };
}
