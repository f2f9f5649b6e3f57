import { type LineProblem, parseMoney } from '#platform/export/index.ts';
import type { CostLine, UseLine } from './option.ts';

type Read<T> = { lines: T[]; problems: LineProblem[] };

function eachLine<T>(text: string | null, read: (parts: string[]) => T | string): Read<T> {
  const lines: T[] = [];
  const problems: LineProblem[] = [];
  for (const [index, typed] of (text ?? '').split('\n').entries()) {
    if (typed.trim() === '') continue;
    // A comma within an amount ("£1,200") is no separator: it has a digit before it and three after it.
    const parts = typed.split(/[;\t]|,(?!\d{3}(?:\D|$))|(?<!\d),/).map((part) => part.trim());
    const line = read(parts);
    if (typeof line === 'string') problems.push({ line: index + 1, why: line });
    else lines.push(line);
  }
  return { lines, problems };
}

const mostPence = 10_000_000_000_000;

/** "2027/28, Thornmere Council, £120,000": when, who pays, how much. */
export const readCosts = (text: string | null): Read<CostLine> =>
  eachLine(text, ([year = '', payer = '', amount = '', ...more]) => {
    const pence = parseMoney(amount);
    if (more.length > 0 || !payer || pence === null)
      return 'Write the year, who pays and how much, with commas between: 2027/28, Thornmere Council, £120,000.';
    if (!/^\d{4}([/–-]\d{2,4})?$/.test(year)) return `“${year}” is not a year. Write 2027 or 2027/28.`;
    if (Math.abs(pence) > mostPence) return 'That amount is too large.';
    return { year, payer, pence };
  });

/** "volunteer hours, 2,000": what it uses besides money, and how much in a year. */
export const readUses = (text: string | null): Read<UseLine> =>
  eachLine(text, ([what = '', amount = '', ...more]) => {
    const value = Number(amount.replaceAll(',', ''));
    if (more.length > 0 || !what || amount === '' || !Number.isFinite(value) || value < 0 || value > 1e9)
      return 'Write what it uses and how much in a year, with a comma between: volunteer hours, 2,000.';
    return { what, amount: value };
  });

const poundsText = (pence: number): string => (pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2));
export const writeCosts = (lines: readonly CostLine[]): string =>
  lines.map(({ year, payer, pence }) => `${year}, ${payer}, £${poundsText(pence)}`).join('\n');
export const writeUses = (lines: readonly UseLine[]): string =>
  lines.map(({ what, amount }) => `${what}, ${amount}`).join('\n');

/** A year's cost by payer: the average over the years that were given. */
export function yearlyByPayer(lines: readonly CostLine[]): Map<string, number> {
  const years = new Set(lines.map((line) => line.year)).size || 1;
  const sums = new Map<string, number>();
  for (const { payer, pence } of lines) sums.set(payer, (sums.get(payer) ?? 0) + pence);
  return new Map([...sums].map(([payer, pence]) => [payer, Math.round(pence / years)]));
}
