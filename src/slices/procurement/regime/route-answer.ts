import {
  alwaysCheck,
  meanings,
  nationChecks,
  processReferences,
  references,
  reservations,
  titles,
} from './answer-words.ts';
import type { Answers, Question } from './questions.ts';
import { type Outcome, type Process, type RefusalName, type RegimeAnswer, type Routed, refusals } from './regime.ts';

export const ask = (question: Question | 'valuePence'): Routed => ({ kind: 'asks', question });
export const refuseRoute = (name: RefusalName): Routed => ({ kind: 'refused', name, ...refusals[name] });

type More = Partial<Pick<RegimeAnswer, 'valuePence' | 'threshold' | 'notifiable' | 'reserved' | 'checks' | 'rests'>>;

export function answerOf(answers: Answers, outcome: Outcome, process: Process, more: More = {}): RegimeAnswer {
  const reserved = more.reserved && more.reserved !== 'no' ? more.reserved : null;
  return {
    kind: 'answer',
    outcome,
    process,
    title: titles[outcome],
    means: meanings[outcome],
    rests: [
      ...references[outcome],
      ...processReferences[process],
      ...(reserved ? [reservations[reserved]!] : []),
      ...(more.rests ?? []),
    ],
    checks: [...alwaysCheck, ...(nationChecks[answers.nation ?? ''] ?? []), ...(more.checks ?? [])],
    valuePence: more.valuePence ?? null,
    threshold: more.threshold ?? null,
    notifiable: more.notifiable ?? false,
    reserved,
  };
}
