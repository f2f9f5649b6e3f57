import type { Outcome } from '#slices/outcomes/index.ts';
import { answerLine, ownershipLine } from '#slices/outcomes/index.ts';
import type { Quotation } from '#slices/voice/index.ts';
import type { Quoted, Wanted } from './facts.ts';

const dates = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

export function quoted(caseId: string, quotation: Quotation): Quoted {
  const when = quotation.heardOn ? dates.format(new Date(`${quotation.heardOn}T00:00:00Z`)) : null;
  return {
    id: quotation.id,
    words: quotation.words,
    by: [quotation.saidBy, quotation.heardAt, when].filter(Boolean).join(', ') || null,
    path: `/cases/${caseId}/words/${quotation.id}`,
  };
}

export function wanted(outcome: Outcome): Wanted {
  const lines = (states: readonly string[]) =>
    outcome.parts.filter((part) => states.includes(part.state)).map((part) => ownershipLine(part).replace(/\.$/, ''));
  return {
    id: outcome.id,
    statement: outcome.statement,
    forWhom: outcome.forWhom,
    path: `/cases/${outcome.caseId}/outcomes/${outcome.id}`,
    state: outcome.state,
    owned: lines(['owned', 'endorsed']),
    contested: lines(['contested']),
    dissent: outcome.dissent.map(({ words, by }) => `${by}: “${words}”`),
    answer: outcome.answer ? answerLine(outcome.answer) : null,
    quotationIds: outcome.quotationIds,
    canSay: null,
    couldSee: null,
    inHands: null,
    verdict: null,
    notContractable: false,
    steps: [],
    mechanisms: [],
  };
}
