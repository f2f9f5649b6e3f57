/** A piece of what somebody wrote: plain, or a link with the host that it really leads to. */
export type Part = Readonly<{ text: string }> | Readonly<{ href: string; host: string; text: string }>;

const address = /\bhttps?:\/\/[^\s<>"“”«»`\\^{|}]+/giu;
const longestAddress = 2_000;
const longestShown = 80;
const after = new Set([...`.,;:!?'’”…*_~`]);
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** An address without the full stop of its sentence, and without a closing bracket that the address did not open. */
function trimmed(found: string): string {
  const count = new Map<string, number>();
  for (const one of found) if (one in pairs || '(['.includes(one)) count.set(one, (count.get(one) ?? 0) + 1);
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1]!;
    if (after.has(last)) continue;
    const opening = pairs[last];
    if (opening === undefined || (count.get(last) ?? 0) <= (count.get(opening) ?? 0)) break;
    count.set(last, count.get(last)! - 1);
  }
  return found.slice(0, end);
}

/** The link that these words are, or null: another scheme, a name or password in front of the host, nothing that can be reached. */
function linkOf(words: string): Exclude<Part, { host?: never }> | null {
  if (words.length > longestAddress || !URL.canParse(words)) return null;
  const url = new URL(words);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isWeb || url.username !== '' || url.password !== '' || url.host === '') return null;
  // The URL writes letters of other alphabets in a host as punycode, and those of a path as numbers: nothing looks like what it is not.
  const rest = `${url.pathname === '/' ? '' : url.pathname}${url.search}${url.hash}`;
  const room = Math.max(12, longestShown - url.host.length);
  const shown = rest.length > room ? `${rest.slice(0, room)}…` : rest;
  return { href: url.href, host: url.host, text: `${url.protocol}//${url.host}${shown}` };
}

/**
 * What somebody wrote as text and links. Only http and https become links; markup stays text, as everything here is text.
 *
 * @example linkParts('See https://example.org.') // [{ text: 'See ' }, { href: 'https://example.org/', host: 'example.org', text: 'https://example.org' }, { text: '.' }]
 */
export function linkParts(words: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { index, 0: found } of words.matchAll(address)) {
    const link = linkOf(trimmed(found));
    if (!link) continue;
    if (index > from) parts.push({ text: words.slice(from, index) });
    parts.push(link);
    from = index + trimmed(found).length;
  }
  if (from < words.length) parts.push({ text: words.slice(from) });
  return parts;
}
