import { described, type PreventionEstimate } from './prevention.ts';

export type Guardrail = Readonly<{ question: string; answer: string; open: boolean }>;

const list = (names: readonly (keyof typeof described)[]): string =>
  names.map((name) => described[name].label.replace(/, [%£]$/, '').toLowerCase()).join('; ');

/** What to ask of any prevention estimate before anybody books it as a saving, and what this one answers. */
export function guardrails(one: PreventionEstimate): Guardrail[] {
  const { estimate, oneNumber, leftOut } = one;
  const { avoidedPence, cashablePence } = estimate;
  const vague = [...oneNumber, ...leftOut.filter((name) => !described[name].money)];
  const allCashed = cashablePence.central > 0 && cashablePence.central === avoidedPence.central;
  const ask = (question: string, answer: string | null, otherwise: string): Guardrail => ({
    question,
    answer: answer ?? otherwise,
    open: answer === null,
  });
  return [
    ask(
      'Is every number a range?',
      vague.length === 0 ? 'Yes.' : null,
      `Not yet. ${oneNumber.length > 0 ? `One number each, taken as half as much to half as much again: ${list(oneNumber)}. ` : ''}${vague.length > oneNumber.length ? `Not said, so everything possible stands: ${list(vague.filter((name) => !oneNumber.includes(name)))}.` : ''}`,
    ),
    ask(
      'Is what could be cashed kept apart from what is avoided?',
      allCashed ? null : 'Yes: they are two numbers, never added together.',
      'All that is avoided is said to be cash. Which budget would really go down, and who would agree to that?',
    ),
    ask('Has each pound one owner?', one.owner && `${one.owner}.`, 'Nobody is named. Whose budget would it be in?'),
    ask(
      'Were people chosen because they had just had a bad year? Many would have had a better one anyway.',
      one.regression,
      'Nobody has answered. If so, the effect is smaller than it looks.',
    ),
    ask(
      'When does the effect begin?',
      `In year ${estimate.beginsInYear} of ${estimate.years}. Nothing is counted before that.`,
      '',
    ),
    ask(
      'Where does the effect come from, and what evidence disagrees?',
      one.evidence,
      'Nobody has said. Show both where sources disagree.',
    ),
  ];
}
