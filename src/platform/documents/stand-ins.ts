/** Signs that the typeface lacks and everyday signs say as well. */
export const standIns: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '↔': '<->',
  '⇒': '=>',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '≈': '~',
  '−': '–',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '✓': '[x]',
  '✔': '[x]',
  '☑': '[x]',
  '☐': '[ ]',
  '□': '[ ]',
  '■': '•',
  '▪': '•',
  '●': '•',
  '◦': '•',
};

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Arabic}/u, 'Arabic letters'],
  [/\p{Script=Hebrew}/u, 'Hebrew letters'],
  [/\p{Script=Cyrillic}/u, 'Cyrillic letters'],
  [/\p{Script=Greek}/u, 'Greek letters'],
  [/\p{Script=Devanagari}/u, 'Devanagari letters'],
  [/\p{Script=Bengali}/u, 'Bengali letters'],
  [/\p{Script=Gurmukhi}/u, 'Gurmukhi letters'],
  [/\p{Script=Gujarati}/u, 'Gujarati letters'],
  [/\p{Script=Tamil}/u, 'Tamil letters'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Japanese letters'],
  [/\p{Script=Hangul}/u, 'Korean letters'],
  [/\p{Script=Han}/u, 'Chinese characters'],
  [/\p{Extended_Pictographic}/u, 'picture sign'],
];

/** What stands on the page for letters that the typeface has not got: what they are, in brackets. */
export function nameOf(letters: string): string {
  const first = scripts.find(([script]) => script.test(letters));
  return first ? first[1] : `sign U+${letters.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Marks of direction and joining, and soft hyphens: they change how words are set and are nothing on the page by themselves. */
export const unseen = /\p{Default_Ignorable_Code_Point}|\p{Emoji_Modifier}/gu;
