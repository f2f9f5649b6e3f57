import type { Ask, AskState } from './ask.ts';

export const conditionStates = ['open', 'met', 'not-met', 'replaced'] as const;
export type ConditionState = (typeof conditionStates)[number];
export const conditionLabels: Record<ConditionState, string> = {
  open: 'Not settled yet',
  met: 'Met',
  'not-met': 'Not met',
  replaced: 'They put it differently',
};

/** One of the conditions on which somebody said yes. It binds those who asked. */
export type Condition = Readonly<{ id: string; words: string; state: ConditionState; note: string | null }>;

const most = 20;

/** A condition a line, as it was typed; lines that say nothing are none. */
export const conditionsIn = (words: string | null): string[] =>
  (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, most);

/** I8. How an ask stands for consent: a yes whose condition was not met is a yes no longer, though nobody took it back. */
export function stateForConsent(ask: Pick<Ask, 'state' | 'conditions'>): AskState {
  const agreed = ask.state === 'accepted-with-conditions' || ask.state === 'honoured';
  return agreed && ask.conditions.some(({ state }) => state === 'not-met') ? 'not-honoured' : ask.state;
}
