/** Deeper than any word processor nests; deeper ones cost a reader far more than their size says. */
const deepest = 200;

/**
 * Whether some XML is closed as it was opened, and not nested beyond reason: one pass, no tree. Readers that mend what is broken can take
 * minutes over a small file.
 */
export function isWellNested(text: string): boolean {
  const open: string[] = [];
  let at = text.indexOf('<');
  while (at >= 0) {
    const skipped = skip(text, at);
    if (skipped === -1) return false;
    if (skipped !== null) {
      at = text.indexOf('<', skipped);
      continue;
    }
    const end = endOfTag(text, at);
    if (end < 0) return false;
    const name = nameAt(text, text[at + 1] === '/' ? at + 2 : at + 1);
    if (name === '') return false;
    if (text[at + 1] === '/') {
      if (open.pop() !== name) return false;
    } else if (text[end - 1] !== '/') {
      open.push(name);
      if (open.length > deepest) return false;
    }
    at = text.indexOf('<', end);
  }
  return open.length === 0;
}

/** The end of a comment, CDATA or instruction that begins here; null where a tag does; -1 where it never ends. */
function skip(text: string, at: number): number | null {
  const kinds = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const;
  const found = kinds.find(([begins]) => text.startsWith(begins, at));
  if (!found) return null;
  const end = text.indexOf(found[1], at + found[0].length);
  return end < 0 ? -1 : end + found[1].length;
}

function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
    else if (sign === '<') return -1;
  }
  return -1;
}

const nameAt = (text: string, from: number): string => /^[^\s/>]*/.exec(text.slice(from, from + 200))![0];
