import { number } from '#platform/say.ts';
import { countsAsCapacity, type Resource } from '#slices/resources/index.ts';

type Use = Readonly<{ what: string; amount: number }>;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Effort that people give: whatever is called so, or is of a kind of the ledger that is given freely. */
const sayGiven = /\b(volunteers?|voluntary|unpaid|neighbours?|carers?|peer|lived experience)\b/;

/** Lines of the ledger that a limit speaks of: the same unit, or its words in the name. */
function linesOf(use: Use, resources: readonly Resource[]): Resource[] {
  const what = plain(use.what);
  return resources.filter(
    (one) => one.amount !== null && (plain(one.unit ?? '') === what || ` ${plain(one.name)} `.includes(` ${what} `)),
  );
}

const told = (lines: readonly Resource[]): string =>
  lines.map(({ amount, unit, name }) => [number(amount), unit, `(${name})`].filter(Boolean).join(' ')).join('; ');

/**
 * I8. Where a limit of given effort counts on more than people have consented to, or on nobody's consent: said beside the answer,
 * with the lines of the ledger that it was held against. A limit may still be asked about; it never passes as agreed.
 *
 * @example consentNotes([{ what: 'volunteer hours', amount: 500 }], []) // one note: nobody has consented to any
 */
export function consentNotes(uses: readonly Use[], resources: readonly Resource[]): string[] {
  return uses.flatMap((use) => {
    const lines = linesOf(use, resources);
    const agreed = lines.filter((one) => countsAsCapacity(one).counts);
    const rest = lines.filter((one) => !countsAsCapacity(one).counts);
    const sum = agreed.reduce((total, one) => total + one.amount!, 0);
    const asked = `${number(use.amount)} ${use.what}`;
    if (lines.length === 0)
      return sayGiven.test(plain(use.what))
        ? [`${asked}: nobody in the ledger has consented to any. Effort counts only with consent.`]
        : [];
    if (use.amount <= sum) return [];
    const without = rest.length > 0 ? ` Not counted on: ${told(rest)}.` : '';
    return [
      `${asked} is more than the ${number(sum)} that the ledger counts on with consent${agreed.length > 0 ? `: ${told(agreed)}` : ''}.${without}`,
    ];
  });
}
