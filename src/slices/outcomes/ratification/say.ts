import { plural } from '#platform/say.ts';

/** "3 are", "1 is", "Nobody is": the beginning of a sentence about entries. */
export const say = (count: number): string =>
  count === 0 ? 'Nobody new is' : `${plural(count, 'entry is', 'entries are')}`;
