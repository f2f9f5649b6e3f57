import type { Answers, Question } from './questions.ts';
import type { Process, RefusalName } from './regime.ts';

export type Chosen = { process: Process } | { asks: Question } | { refused: RefusalName };

const asks = (question: Question): Chosen => ({ asks: question });

/**
 * Which of the five processes is followed: regulation 6(3) to (8) of the Provider Selection Regime Regulations 2023, in their order. Where the
 * regulation leaves it to the authority, it is asked.
 */
export function chooseProcess(answers: Answers): Chosen {
  const { framework, onlyOne, choice, ending, change, satisfied, knowable, wish } = answers;
  if (!framework) return asks('framework');
  if (framework === 'conclude' || framework === 'call-off-competition') return { process: 'psr-competitive' };
  if (framework === 'call-off-direct') return { process: 'psr-call-off' };
  if (!onlyOne) return asks('onlyOne');
  if (onlyOne === 'yes') return { process: 'psr-direct-a' };
  if (!choice) return asks('choice');
  if (choice === 'yes') return { process: 'psr-direct-b' };
  if (!ending) return asks('ending');
  if (ending === 'yes') {
    if (!change) return asks('change');
    if (change === 'little' || change === 'outside') {
      if (!satisfied) return asks('satisfied');
      if (satisfied === 'yes') return wish ? { process: wished[wish] } : asks('wish');
    }
  }
  if (!knowable) return asks('knowable');
  if (knowable === 'no') return { process: 'psr-competitive' };
  if (!wish) return asks('wish');
  return wish === 'stay' ? { refused: 'not-open-to-you' } : { process: wished[wish] };
}

const wished = { stay: 'psr-direct-c', suitable: 'psr-most-suitable', compete: 'psr-competitive' } as const;
