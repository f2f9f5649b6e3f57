/** Words that say nothing of a tender by themselves. */
const filler = new Set(
  'a an and are as at be because been bid bidder by did do does for from good had has have how in is it its met meets of on or our provided response score scored shown so some supplier tender tenderer that the their there these they this to was were what which who will with your'.split(
    ' ',
  ),
);

const words = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const holds = (long: readonly string[], short: readonly string[]): boolean =>
  short.length > 0 && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `);

/** How many words of its own an explanation has to have, beyond what was published, to be about the tender at all. */
export const fewestOwnWords = 4;

/**
 * Whether an explanation only says again what was published: the criterion, its test, the guide to its scores. Words are compared
 * without case and punctuation. It restates where it is part of such a text, or where fewer than four words that mean something are left
 * once what was published is taken out. A sign, and no judgement: somebody reads it.
 *
 * @example restates('A good response, with minor gaps.', ['Good: a good response with minor gaps']) // true
 */
export function restates(explanation: string, published: readonly string[]): boolean {
  const said = words(explanation);
  const sources = published.map(words).filter(({ length }) => length > 0);
  if (said.length === 0) return false;
  if (sources.some((source) => holds(source, said))) return true;
  const known = new Set(sources.flat());
  const own = new Set(said.filter((word) => !known.has(word) && !filler.has(word)));
  return own.size < fewestOwnWords;
}
