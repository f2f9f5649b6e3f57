import { parseMoney } from '#platform/export/index.ts';
import { type Stake, stakeForms, stakeRoles } from './stake.ts';

type OutcomeName = Readonly<{ id: string; statement: string }>;
export type StakeLine = Omit<Stake, 'id' | 'note'>;

const squeezed = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');
const roleOf = (text: string) => stakeRoles.find((role) => role === squeezed(text) || `${squeezed(text)}s` === role);

/** An outcome by its number in the list, or by how its statement begins. */
function outcomeOf(text: string, outcomes: readonly OutcomeName[]): OutcomeName | null {
  const number = /^\d+$/.exec(text.trim());
  if (number) return outcomes[Number(number[0]) - 1] ?? null;
  const begins = outcomes.filter((one) => squeezed(one.statement).startsWith(squeezed(text)));
  return text.trim() && begins.length === 1 ? begins[0]! : null;
}

/**
 * "1; Thornmere Council; funds; £23.4m; pooled; section 75": outcome, who, what they do, and, where they are known, how much a
 * year, in what form and on what basis. A line that cannot be read is named by its number.
 */
export function readStakes(text: string, outcomes: readonly OutcomeName[]): { read: StakeLine[]; problems: string[] } {
  const read: StakeLine[] = [];
  const problems: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const at = `Line ${index + 1}`;
    const [about = '', who = '', does = '', amount = '', form = '', basis = ''] = line
      .split(/[;\t]/)
      .map((cell) => cell.trim());
    const outcome = outcomeOf(about, outcomes);
    const role = roleOf(does);
    const amountPence = amount === '' ? null : parseMoney(amount);
    const known = stakeForms.find((one) => squeezed(one) === squeezed(form)) ?? null;
    if (!outcome) problems.push(`${at}: say which outcome, by its number or how it begins.`);
    else if (!who || who.length > 200) problems.push(`${at}: say who, in 200 characters or fewer.`);
    else if (!role) problems.push(`${at}: say requires, funds or owns.`);
    else if (amount !== '' && (amountPence === null || amountPence < 0))
      problems.push(`${at}: the amount could not be read.`);
    else if (form !== '' && !known) problems.push(`${at}: the form is pooled, aligned, transferred or in kind.`);
    else if (amountPence !== null && role !== 'funds') problems.push(`${at}: only who funds it puts in money.`);
    else read.push({ outcomeId: outcome.id, who, role, amountPence, form: known, basis: basis.slice(0, 300) || null });
  }
  return { read, problems };
}
