import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { type LineProblem, readTable } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Option, sameTitle } from './option.ts';
import { optionFields } from './option-fields.ts';
import { optionsOf } from './option-store.ts';
import { changeOption, placeOption, putOption } from './put-option.ts';
import { clean, type OptionLine, readOptions } from './read-options.ts';

export type ImportReport = Readonly<{
  added: number;
  changed: number;
  unchanged: number;
  problems: readonly LineProblem[];
}>;
export type OptionUpload = Readonly<{
  id: string;
  caseId: string;
  state: 'waiting' | 'read';
  version: number;
  name: string;
  content: string;
  report: ImportReport | null;
}>;

export const optionMappingInput = z.strictObject(
  Object.fromEntries(optionFields.map(({ name }) => [name, field.optionalText(300)])),
);

const mostProblems = 500;

/** Reads options from a table whose columns were named; a title that is there already is that option. Twice changes nothing. */
export async function importOptions(
  act: Act,
  input: { caseId: string; content: string | Buffer; mapping: Record<string, string | null> },
): Promise<ImportReport> {
  const table = readTable(input.content);
  for (const name of ['title', 'annual'] as const)
    if (!table.columns.includes(input.mapping[name] ?? ''))
      slip(
        name,
        name === 'title' ? 'Choose the column that names the option' : 'Choose the column that holds the cost',
      );
  const { lines, problems } = readOptions(table, input.mapping);
  const said = [...table.problems, ...problems];
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const known = byTitle(await optionsOf(act.tx, input.caseId));
  for (const line of lines) counts[await keepLine(act, input.caseId, line, known, said)] += 1;
  await keepTies(act, input.caseId, lines, said);
  await keepOrder(act, input.caseId, lines, known);
  said.sort((a, b) => a.line - b.line);
  return { ...counts, problems: said.slice(0, mostProblems).map(({ line, why }) => ({ line, why: clean(why) })) };
}

const byTitle = (options: readonly Option[]): Map<string, Option> =>
  new Map(options.map((option) => [sameTitle(option.title), option]));

async function keepLine(
  act: Act,
  caseId: string,
  { line, details }: OptionLine,
  known: ReadonlyMap<string, Option>,
  said: LineProblem[],
): Promise<'added' | 'changed' | 'unchanged'> {
  const there = known.get(sameTitle(details.title));
  if (there) {
    const { title: _, ...change } = details;
    const changed = await changeOption(act, there, there.version, change);
    return changed ? 'changed' : 'unchanged';
  }
  if (details.annualPence === undefined) {
    said.push({ line, why: 'There is no cost. This line was left out.' });
    return 'unchanged';
  }
  await putOption(act, { list: 'growth', ...details, annualPence: details.annualPence, caseId });
  return 'added';
}

/** Once every option of the file is there, they can name each other. */
async function keepTies(act: Act, caseId: string, lines: readonly OptionLine[], said: LineProblem[]): Promise<void> {
  const known = byTitle(await optionsOf(act.tx, caseId));
  for (const { line, needs, excludes, details } of lines) {
    const option = known.get(sameTitle(details.title));
    if (!option || (!needs && !excludes)) continue;
    const idsOf = (titles: readonly string[]): string[] => {
      const ids = new Set<string>();
      for (const title of titles) {
        const other = known.get(sameTitle(title));
        if (other && other.id !== option.id) ids.add(other.id);
        else
          said.push({ line, why: `There is no option called “${title.slice(0, 60)}”. The rest of the line was kept.` });
      }
      return [...ids].sort();
    };
    const wanted = needs ? idsOf(needs) : option.needs;
    const ruledOut = excludes ? idsOf(excludes) : option.excludes;
    const clean = ruledOut.filter((id) => !wanted.includes(id));
    if (clean.length < ruledOut.length)
      said.push({ line, why: 'It needs an option and excludes it as well. It was read as needing it.' });
    await changeOption(act, option, option.version, { needs: wanted, excludes: clean });
  }
}

/**
 * Ranks are an order, and a file's may have gaps. They are followed where the file brings something new or another order;
 * the same file twice finds its order there and moves nothing.
 */
async function keepOrder(
  act: Act,
  caseId: string,
  lines: readonly OptionLine[],
  before: ReadonlyMap<string, Option>,
): Promise<void> {
  const ranked = lines.filter((line) => line.place !== null).sort((a, b) => a.place! - b.place!);
  const keys = ranked.map((line) => sameTitle(line.details.title));
  const wanted = new Set(keys);
  const now = (await optionsOf(act.tx, caseId))
    .map((option) => sameTitle(option.title))
    .filter((key) => wanted.has(key));
  const there = keys.filter((key) => now.includes(key));
  if (there.every((key) => before.has(key)) && there.join('\n') === now.join('\n')) return;
  const options = byTitle(await optionsOf(act.tx, caseId));
  for (const line of ranked) {
    const option = options.get(sameTitle(line.details.title));
    if (option) await placeOption(act, option, line.place!);
  }
}
