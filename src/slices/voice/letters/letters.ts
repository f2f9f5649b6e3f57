import type { Message } from '#platform/messages/messages.ts';

/** Days for which letters stay with whoever took them to print; after that somebody else can take them. */
export const daysToPrint = 2;

const dayMs = 86_400_000;

export type Waiting = Readonly<{
  /** Those that whoever asks has taken: nobody else reads them meanwhile. */
  mine: readonly Message[];
  /** Those that nobody has taken, or took too long ago. */
  free: readonly Message[];
  /** How many each of the others has taken, by person. */
  withOthers: ReadonlyMap<string, number>;
}>;

/** Letters that wait to be printed, by whose they are to print. A pure split, so that names reach one person's page and no other's. */
export function whoseLetters(
  letters: readonly Message[],
  taken: readonly Readonly<{ messageId: string; takenBy: string; takenAt: Date }>[],
  personId: string | null,
  now: Date,
): Waiting {
  const withOthers = new Map<string, number>();
  const [mine, free]: [Message[], Message[]] = [[], []];
  for (const letter of letters) {
    const one = taken.find(({ messageId }) => messageId === letter.id);
    if (!one || now.getTime() - one.takenAt.getTime() > daysToPrint * dayMs) free.push(letter);
    else if (one.takenBy === personId) mine.push(letter);
    else withOthers.set(one.takenBy, (withOthers.get(one.takenBy) ?? 0) + 1);
  }
  return { mine, free, withOthers };
}
