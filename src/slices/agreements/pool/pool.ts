import { type Settled, settleVariance } from '#engines/waterfall/index.ts';
import { parseMoney } from '#platform/export/index.ts';
import type { Party } from '../agreement.ts';

export type PoolScheme = Readonly<{
  title: string;
  budgetPence: number;
  forecastPence: number;
  /** What its partners agreed could be taken from it. */
  reductionPence: number;
  forecastOn: string;
  forecastBy: string;
}>;

export type PoolTerms = Readonly<{
  host: string | null;
  manager: string | null;
  leadCommissioner: string | null;
  reservePence: number;
  underspend: 'stays' | 'returned';
  exitNotice: string | null;
  vat: string | null;
  version: number;
}>;

export type PoolShare = Readonly<{ partyId: string; weight: number | null; capPence: number | null }>;

export const noTerms: PoolTerms = {
  host: null,
  manager: null,
  leadCommissioner: null,
  reservePence: 0,
  underspend: 'stays',
  exitNotice: null,
  vat: null,
  version: 0,
};

/** What becomes of the forecast as the partners agreed; null where nothing is forecast. Aligned money takes no part. */
export function settlePool(
  parties: readonly Party[],
  schemes: readonly PoolScheme[],
  terms: PoolTerms,
  shares: readonly PoolShare[],
): Settled | null {
  const pooled = parties.filter((party) => party.money === 'pooled');
  if (schemes.length === 0 || pooled.length === 0) return null;
  const agreed = new Map(shares.map((share) => [share.partyId, share]));
  return settleVariance({
    schemes: schemes.map((one) => ({
      id: one.title,
      budget: one.budgetPence,
      forecast: one.forecastPence,
      reduction: one.reductionPence,
    })),
    partners: pooled.map(({ id, name, amountPence }) => {
      const { weight, capPence } = agreed.get(id) ?? { weight: null, capPence: null };
      return {
        id: name,
        contribution: amountPence ?? 0,
        ...(weight === null ? {} : { weight }),
        ...(capPence === null ? {} : { cap: capPence }),
      };
    }),
    reserve: terms.reservePence,
    underspend: terms.underspend,
  });
}

type SchemeLine = Omit<PoolScheme, 'forecastOn' | 'forecastBy'>;
type Lines<T> = { read: T[]; problems: string[] };

const cells = (line: string): string[] => line.split(/[;\t]/).map((one) => one.trim());
const numbered = (text: string) =>
  text.split('\n').flatMap((line, index) => (line.trim() ? [{ at: index + 1, parts: cells(line) }] : []));

/** "Home care; £20.2m; £21.02m; £0.1m": name, budget, forecast and, where it was agreed, what could be taken from it. */
export function readSchemes(text: string): Lines<SchemeLine> {
  const read: SchemeLine[] = [];
  const problems: string[] = [];
  for (const { at, parts } of numbered(text)) {
    const [title = '', ...amounts] = parts;
    const pence = amounts.map((one) => (one === '' ? 0 : parseMoney(one)));
    if (!title || title.length > 200) problems.push(`Line ${at} needs a name of 200 characters or fewer.`);
    else if (amounts.length < 2 || amounts.length > 3 || pence.some((one) => one === null || one < 0))
      problems.push(`Line ${at} needs a budget and a forecast in pounds, with a semicolon between.`);
    else if (read.some((one) => one.title.toLowerCase() === title.toLowerCase()))
      problems.push(`Line ${at} names ${title} again.`);
    else read.push({ title, budgetPence: pence[0]!, forecastPence: pence[1]!, reductionPence: pence[2] ?? 0 });
  }
  return { read, problems };
}

/** "Thornmere Council; 70.9; £600,000": a party of the pool, its agreed share and, where there is one, the most it bears. */
export function readShares(text: string, pooled: readonly Party[]): Lines<PoolShare> {
  const read: PoolShare[] = [];
  const problems: string[] = [];
  for (const { at, parts } of numbered(text)) {
    const [name = '', share = '', cap = ''] = parts;
    const party = pooled.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const weight = share === '' ? null : Number(share.replace('%', ''));
    const capPence = cap === '' ? null : parseMoney(cap);
    if (!party) problems.push(`Line ${at}: ${name || 'nobody'} does not pool money here.`);
    else if (weight !== null && !(weight >= 0)) problems.push(`Line ${at}: the share is not a number.`);
    else if (cap !== '' && (capPence === null || capPence < 0))
      problems.push(`Line ${at}: the most it bears is not an amount.`);
    else if (read.some((one) => one.partyId === party.id)) problems.push(`Line ${at} names ${name} again.`);
    else read.push({ partyId: party.id, weight, capPence });
  }
  return { read, problems };
}
