import { type Who, wears } from '#platform/access/who.ts';
import { changeGrounds, type Ground } from '#slices/agreements/index.ts';

export const flagAnswers = ['still-right', 'changed', 'ended', 'cannot-change'] as const;
export type FlagAnswer = (typeof flagAnswers)[number];

/** What binds somebody: a change to it is tested against what the law lets one change. */
export const isBinding = (kind: string): boolean => kind === 'agreement' || kind === 'obligation';

const choices = [
  { value: 'still-right', text: 'It is kept: it is still right' },
  { value: 'changed', text: 'It has been changed' },
  { value: 'ended', text: 'It has been ended' },
  { value: 'cannot-change', text: 'It should change, and cannot until it is made again' },
] as const;

export const answerChoices = (kind: string) =>
  choices.filter(({ value }) => value !== 'cannot-change' || isBinding(kind));

/** Those who contribute answer; where something binds somebody, those who hold it. */
export const mayAnswerFlag = (who: Who, kind: string): boolean =>
  isBinding(kind)
    ? wears(who, 'commissioner', 'procurement', 'partner')
    : wears(who, 'commissioner', 'procurement', 'partner', 'practitioner', 'community');

/** What is wrong with an answer, by field. */
export function faultsInAnswer(
  kind: string,
  answer: FlagAnswer,
  ground: Ground | null,
): Readonly<Record<string, string>> {
  if (!isBinding(kind))
    return answer === 'cannot-change' || ground
      ? { answer: 'Only an agreement or an obligation is tested against what the law lets one change' }
      : {};
  if (answer === 'changed' && !ground) return { ground: 'Choose what lets it be changed' };
  if (answer !== 'changed' && ground) return { ground: 'Leave this empty unless it has been changed' };
  return {};
}

/** The answer as it is kept and read again. */
export function sayAnswer(answer: FlagAnswer, because: string, ground: Ground | null): string {
  if (answer === 'still-right') return `Still right, because ${because}`;
  if (answer === 'ended') return `Ended: ${because}`;
  if (answer === 'cannot-change') return `It should change, and cannot until it is made again: ${because}`;
  const basis = changeGrounds.find((one) => one.value === ground);
  return `Changed${basis ? ` (${basis.text.charAt(0).toLowerCase()}${basis.text.slice(1)})` : ''}: ${because}`;
}
