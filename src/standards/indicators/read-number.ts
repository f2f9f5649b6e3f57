export type ReadNumber = Readonly<{ value: number | null; why: string | null }>;

const written = /^([-−–]?)\s*(\d{1,3}(?:,\d{3})+|\d{1,15}|(?=\.\d))(\.\d{1,17})?(?:e([-+]?\d{1,2}))?\s*%?$/i;
const nothing = /^(?:|n\/?a|none|null|nan|no data|not available|\.|:|-|–|—|\.\.)$/i;
const withheld = /^(?:\*+|\[?(?:c|x|z|u|low|s)\]?|suppressed|withheld|<\s*\d+)$/i;

/**
 * A cell of an indicator file as a number. "1,234.5", "12.3%" and "1e-05" are numbers; blanks and "n/a" say nothing;
 * "*", "[c]" and "<5" say that the publisher held it back; anything else is said to be unreadable. A formula is never run.
 *
 * @example readNumber('2,240.1') // { value: 2240.1, why: null }
 */
export function readNumber(cell: string): ReadNumber {
  const text = cell.trim();
  if (nothing.test(text)) return { value: null, why: null };
  if (withheld.test(text)) return { value: null, why: 'was held back by its publisher' };
  const part = text.length > 40 ? null : written.exec(text);
  if (!part) return { value: null, why: `“${text.slice(0, 40)}” is not a number` };
  const size = Number(`${part[2]!.replaceAll(',', '')}${part[3] ?? ''}${part[4] ? `e${part[4]}` : ''}`);
  if (!Number.isFinite(size) || size > 1e12) return { value: null, why: `“${text.slice(0, 40)}” is too large` };
  return { value: part[1] && size !== 0 ? -size : size, why: null };
}
