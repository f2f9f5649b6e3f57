import type { Run, Words } from './document.ts';

/** Not allowed in XML 1.0, or a lone half of a pair; and the marks that make words read in another order than they are stored. */
const neverShown = /[^\P{Cc}\t\n]|[\u202d\u202e]|\p{Noncharacter_Code_Point}/gu;
const loneHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Words as every file can hold them: composed, without control characters; a lone surrogate shows as U+FFFD. New lines are "\n". */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(neverShown, '')
    .replace(loneHalf, '\ufffd')
    .replaceAll('\t', ' ')
    .normalize('NFC');

/** A heading, a caption or a property: one line. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

const followable = /^(https?:\/\/|mailto:)[^\s]+$/i;

/** The runs of some words, cleaned; a link that is no web or mail address loses its address and keeps its words. */
export function runsOf(words: Words): Run[] {
  const list = typeof words === 'string' ? [words] : words;
  return list
    .map((one) => (typeof one === 'string' ? { text: one } : one))
    .map(({ link, ...run }) => ({
      ...run,
      text: cleanText(run.text),
      ...(link && followable.test(link) ? { link } : {}),
    }))
    .filter((run) => run.text !== '');
}

/** Words without their manner. */
export const plainText = (words: Words): string =>
  runsOf(words)
    .map((run) => run.text)
    .join('');
