import type { Block } from './read-blocks.ts';

export type Found = Readonly<{
  clause: string | null;
  section: string | null;
  words: string;
  from: 'clause' | 'sentence' | 'row';
  strength: 'must' | 'should';
  /** A kind by a word in it: a suggestion that a person looks at. */
  suggests: 'process' | 'output' | 'outcome' | 'information' | 'exit' | 'input';
}>;

const binds =
  /\b(shall|must|(?:is|are) (?:required|obliged) to|ha(?:s|ve) to|will (?:ensure|provide|make|keep|deliver|have|be responsible))\b/i;
const wishes = /\b(should|(?:is|are) (?:expected|encouraged) to|may wish to)\b/i;
/** "(a) keep a record" stands below what leads to it, as a bullet does. */
const lettered = /^\(?(?:[a-z]|[ivx]{1,5})[.)]\s/;
const longest = 2_000;

const suggestions: readonly (readonly [RegExp, Found['suggests']])[] = [
  [/\b(terminat|expir|exit|hand(ing)? ?over|end of the (contract|agreement)|transition)/i, 'exit'],
  [/\b(report|record|inform|notif|data|return|monitoring information|share information|learn)/i, 'information'],
  [/\boutcomes?\b/i, 'outcome'],
  [/\b(staff(ing)?|premises|equipment|qualified|insur|vehicles?|training)\b/i, 'input'],
  [/\b(within \d|at least \d|\d+ (hours?|days?|visits?|people)|\d+ ?%|each (week|month|year))/i, 'output'],
];

/**
 * Candidate requirements of a document: its numbered clauses, other sentences that bind ("shall", "must") or wish ("should"), and the
 * rows of its tables. The words are the document's own. What is longer than 2,000 characters comes in parts. Pure.
 *
 * @returns the candidates in order, the same words once, and how many paragraphs held none
 * @example splitRequirements([{ kind: 'paragraph', text: 'Visits shall last as agreed.', number: null, bullet: false }]).found[0].words
 */
export function splitRequirements(blocks: readonly Block[]): { found: Found[]; passedOver: number } {
  const found: Found[] = [];
  const seen = new Set<string>();
  let passedOver = 0;
  let section: string | null = null;
  let lead: string | null = null;
  const add = (words: string, from: Found['from'], clause: string | null) => {
    const key = fingerprint(words);
    if (seen.has(key)) return;
    seen.add(key);
    for (const [index, part] of parts(words).entries()) {
      found.push({
        clause: clause && index > 0 ? `${clause}, part ${index + 1}` : clause,
        section,
        words: part,
        from,
        strength: !binds.test(part) && wishes.test(part) ? 'should' : 'must',
        suggests: suggestions.find(([sign]) => sign.test(part))?.[1] ?? 'process',
      });
    }
  };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      section = [block.number, block.text].filter(Boolean).join(' ');
      lead = null;
      continue;
    }
    if (block.kind === 'row') {
      const words = block.cells
        .filter((cell) => cell.text !== '')
        .map(({ head, text }) => (head && head !== text ? `${head}: ${text}` : text))
        .join('; ');
      if (words.length > 3) add(words, 'row', null);
      continue;
    }
    const { text, number } = block;
    const bullet = block.bullet || lettered.test(text);
    if (bullet && lead) {
      add(`${lead} ${text}`, 'sentence', null);
      continue;
    }
    if (!bullet) lead = text.endsWith(':') && (binds.test(text) || wishes.test(text)) ? text : null;
    if (lead && !number) {
      // A lead that nothing hangs from is a sentence like another.
      const next = blocks[index + 1];
      if (next?.kind === 'paragraph' && (next.bullet || lettered.test(next.text))) continue;
    }
    const counted = text.split(' ').length;
    if (number && (counted >= 4 || binds.test(text))) add(text, 'clause', number);
    else if (number) section = `${number} ${text}`;
    else {
      const sentences = sentencesOf(text).filter((one) => binds.test(one) || wishes.test(one));
      for (const one of sentences) add(one, 'sentence', null);
      if (sentences.length === 0) passedOver += 1;
    }
  }
  return { found, passedOver };
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.;!?])\s+(?=[\p{Lu}“"(])/u);

/** Whole sentences up to the length that a requirement may have; a single longer one is cut at a word. */
function parts(words: string): string[] {
  if (words.length <= longest) return [words];
  const result: string[] = [];
  let open = '';
  for (const piece of sentencesOf(words).flatMap((one) => (one.length > longest ? cut(one) : [one]))) {
    if (open && open.length + 1 + piece.length > longest) {
      result.push(open);
      open = piece;
    } else open = open ? `${open} ${piece}` : piece;
  }
  return [...result, open];
}

function cut(sentence: string): string[] {
  const result: string[] = [];
  let rest = sentence;
  while (rest.length > longest) {
    const space = rest.lastIndexOf(' ', longest);
    const at = space > longest / 2 ? space : longest;
    result.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...result, rest];
}

/** The same words are the same candidate, however they are spaced, quoted or cased. */
export const fingerprint = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”"‘’'.,;:]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
