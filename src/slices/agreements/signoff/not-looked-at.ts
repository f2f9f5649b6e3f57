import { gapsOf } from '#slices/plan/index.ts';
import { walkSteps } from '#slices/resources/index.ts';
import type { PlanFacts } from './plan-facts.ts';

/** What a plan knows to ask for and nobody has looked at: whoever signs reads it. */
export function notLookedAt(facts: PlanFacts): string[] {
  const gaps = facts.outcomes.flatMap((outcome) => {
    const name = `“${outcome.statement}”`;
    const walked = facts.walks.get(outcome.id) ?? [];
    const steps = walkSteps.filter(
      ({ step }) => (walked.find((one) => one.step === step)?.answer ?? 'not-looked-at') === 'not-looked-at',
    );
    const of = facts.mechanisms.filter(({ outcomeId }) => outcomeId === outcome.id);
    return [
      outcome.parts.length === 0 ? `No community owns ${name}.` : '',
      outcome.quotationIds.length === 0 ? `${name} is in nobody’s own words.` : '',
      facts.threeAnswered.get(outcome.id)?.verdict ? '' : `The three questions have not been answered for ${name}.`,
      steps.length > 0
        ? `For ${name}, not looked at: ${steps.map(({ title }) => title.toLowerCase()).join('; ')}.`
        : '',
      outcome.answer ? '' : `The authority has not answered on ${name}.`,
      ...gapsOf(of, facts.details, facts.pulls).map((says) => `For ${name}: ${says}`),
    ];
  });
  const rest = [
    facts.purpose ? '' : 'The purpose has not been put in a sentence.',
    facts.assumptions === 0 ? 'No assumption has been named.' : '',
    facts.portfolio ? '' : 'No portfolio has been decided.',
  ];
  return [...gaps, ...rest].filter(Boolean);
}
