import type { SaidAs } from '../held/held.ts';

export const paperWays = ['paper', 'meeting', 'phone'] as const;
export type PaperWay = (typeof paperWays)[number];
export const paperWayTexts: Readonly<Record<PaperWay, string>> = {
  paper: 'On paper: a library, a shop, by post',
  meeting: 'On sheets filled in at a meeting',
  phone: 'By phone: an officer writes down what somebody says',
};

/** How a pile is checked: by a second person, by nobody, or by whoever rang, to whom it was read back. */
export const checkings = ['two people', 'one person', 'read back'] as const;
export type Checking = (typeof checkings)[number];

export const paperVotes = ['agree', 'disagree', 'unsure', 'does not apply', 'unclear'] as const;
export type PaperVote = (typeof paperVotes)[number];
export const paperVoteTexts: Readonly<Record<PaperVote, string>> = {
  agree: 'Agree',
  disagree: 'Disagree',
  unsure: 'Not sure',
  'does not apply': 'Does not apply to me',
  unclear: 'It is not clear',
};

/** What is ticked beside a statement; nothing at all is an answer too. */
export type Mark = Readonly<{ vote: PaperVote | null; important: boolean }>;

/** A sheet as somebody read it, marks in the order of its edition. */
export type Entry = Readonly<{ marks: readonly Mark[]; said: readonly string[]; saidAs: SaidAs; datedOn: string }>;

export const sheetStates = ['typed once', 'differs', 'set aside', 'late', 'counted'] as const;
export type SheetState = (typeof sheetStates)[number];

const words: Readonly<Record<string, PaperVote>> = {
  '1': 'agree',
  '2': 'disagree',
  '3': 'unsure',
  '4': 'does not apply',
  '5': 'unclear',
  agree: 'agree',
  disagree: 'disagree',
  unsure: 'unsure',
  'not sure': 'unsure',
  'does not apply': 'does not apply',
  unclear: 'unclear',
  'not clear': 'unclear',
};

/** "1", "1+" (it matters a lot), "0" or nothing where nothing is ticked; null where it is none of these. A word does as well as its number. */
export function readMark(typed: string): Mark | null {
  const important = typed.trim().endsWith('+');
  const key = typed
    .replace(/\+\s*$/, '')
    .trim()
    .toLowerCase();
  if (key === '' || key === '0') return important ? null : { vote: null, important: false };
  const vote = Object.hasOwn(words, key) ? words[key]! : null;
  return vote && { vote, important };
}

/** A mark as it is typed: what `readMark` reads. */
export const keyOf = ({ vote, important }: Mark): string =>
  vote === null ? '0' : `${paperVotes.indexOf(vote) + 1}${important ? '+' : ''}`;

export const markText = ({ vote, important }: Mark): string =>
  vote === null ? 'Nothing ticked' : `${paperVoteTexts[vote]}${important ? ', matters a lot' : ''}`;

/** Nobody is counted for a sheet on which nothing is. */
export const isBlank = ({ marks, said }: Pick<Entry, 'marks' | 'said'>): boolean =>
  said.length === 0 && marks.every(({ vote }) => vote === null);

const fnv = (text: string): number => {
  let hash = 0x81_1c_9d_c5;
  for (const sign of text) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01_00_01_93) >>> 0;
  return hash;
};

/**
 * A sheet's number as it is printed, with two signs that belong to it and to its conversation: a slip of the finger, or a sheet of
 * another conversation, is found in 99 of 100. FNV-1a over "conversation:number", its last two decimal digits.
 *
 * @example sheetCode('6f…', 137) // "137-42"
 */
export const sheetCode = (conversationId: string, number: number): string =>
  `${number}-${String(fnv(`${conversationId}:${number}`) % 100).padStart(2, '0')}`;

/** The number behind what somebody typed ("137-42", "137 42", "13742"); null where the two signs do not belong to it. */
export function readSheetCode(conversationId: string, typed: string): number | null {
  const found = /^(\d{1,7})[\s–-]*(\d{2})$/.exec(typed.trim());
  const number = found ? Number(found[1]) : 0;
  return number > 0 && sheetCode(conversationId, number) === `${number}-${found![2]}` ? number : null;
}

/** Somebody's own words, a line each. */
export const linesSaid = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
