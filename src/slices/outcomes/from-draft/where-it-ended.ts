import { publicly } from '../became.ts';
import type { Outcome } from '../outcome.ts';

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '');

/**
 * What an outcome says in a line to those whose words it grew from: nothing but what anybody may read of it. Whether somebody owns it is
 * said each time, because a vote in a conversation made nobody its owner.
 */
export function whereItEnded(outcome: Outcome): string {
  const { statement, forWhom, ownership, answer } = publicly(outcome, []);
  const words = `“${withoutStop(statement)}”${forWhom ? `, for ${withoutStop(forWhom)}` : ''}`;
  if (outcome.retiredBecause !== null)
    return `It became part of an outcome that was put forward, ${words}. That was laid aside, because: ${withoutStop(outcome.retiredBecause)}.`;
  const owned =
    ownership.length > 0 ? ownership.join(' ') : 'No community has been asked yet whether it makes it its own.';
  return `It became part of an outcome that was put forward: ${words}. ${owned} ${answer}`;
}
