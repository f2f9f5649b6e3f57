import { plural } from '#platform/say.ts';
import { fewestTold } from '../held/results-view.ts';
import type { HeldStatement } from '../held/taking-part-store.ts';

type Said = Pick<HeldStatement, 'words' | 'state' | 'refusedBecause' | 'appeal' | 'agrees' | 'disagrees' | 'passes'>;

const quoted = (words: string): string => `“${words}”`;

/** What a moderator decided on somebody's statement, with the statement itself. */
export const decidedText = (one: Said): string =>
  one.state === 'accepted'
    ? `You said: ${quoted(one.words)}\nIt is shown to everybody, and people vote on it.`
    : `You said: ${quoted(one.words)}\nIt was refused: ${one.refusedBecause}. ${one.appeal ? 'Somebody looked at it again because you asked, and it stays refused.' : 'On your own page you can ask, once, that somebody looks at it again.'}`;

/** How many saw somebody's statement and who agreed; not told where too few have said. */
export function endText(one: Said): string {
  const seen = one.agrees + one.disagrees + one.passes;
  const became =
    one.state === 'rejected'
      ? `It was refused: ${one.refusedBecause}.`
      : one.state === 'unmoderated'
        ? 'No moderator has looked at it, so others have not seen it.'
        : seen < fewestTold
          ? 'Others saw it. Too few voted on it to tell how.'
          : `${plural(seen, 'person', 'people')} saw it and voted: ${one.agrees} agreed, ${one.disagrees} disagreed, ${one.passes} passed.`;
  return `You said: ${quoted(one.words)}\n${became}`;
}

/** The whole of a message: what happened, the person's own statements, and how to stop. */
export const messageText = (opening: string, statements: readonly string[], closing: readonly string[], stop: string) =>
  [
    opening,
    ...statements,
    ...closing,
    `You asked to hear what becomes of what you say. To stop, and to have this address removed: ${stop}`,
  ].join('\n\n');
