import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { readCosts, readUses } from './cost-lines.ts';
import { evidenceGrades, musts, noDetails, type Option, type OptionDetails, optionLists, sayOption } from './option.ts';
import { holdOrder, insertOption, replaceServes, replaceTies, updateOption, writePlaces } from './option-store.ts';

export const optionInput = z.strictObject({
  list: field.choice(optionLists, 'Choose whether it asks for money or frees it'),
  title: field.text('Enter what it is', 200),
  annual: field.optionalPounds(),
  place: field.optionalWholeNumber(1, 10_000),
  reach: field.optionalWholeNumber(0, 100_000_000),
  benefit: field.optionalNumber(0, 100),
  chance: field.optionalNumber(0, 100),
  evidence: field.optionalChoice(evidenceGrades),
  equityWeight: field.optionalNumber(0.01, 100),
  must: field.optionalChoice(musts),
  mustBecause: field.optionalText(500),
  stop: field.optionalPounds(),
  stopBearer: field.optionalText(300),
  grouping: field.optionalText(100),
  note: field.optionalText(2_000),
  costs: field.optionalText(5_000),
  uses: field.optionalText(2_000),
  needs: field.manyIds(),
  excludes: field.manyIds(),
  serves: field.manyTexts(100),
});
export type OptionInput = z.infer<typeof optionInput>;

const mostPence = 10_000_000_000_000;

/** What was typed, as an option says it. What it serves is checked by whoever knows who asks. */
export function detailsOf(input: OptionInput): Omit<OptionDetails, 'serves'> {
  const { annual, place: _, chance, stop, serves: __, ...same } = input;
  if (annual === null) slip('annual', 'Enter what it costs or frees in a year, for example £45,000');
  if (annual > mostPence) slip('annual', 'That amount is too large');
  if ((stop ?? 0) > mostPence) slip('stop', 'That amount is too large');
  const costs = readCosts(input.costs);
  const uses = readUses(input.uses);
  for (const [name, problems] of [
    ['costs', costs.problems],
    ['uses', uses.problems],
  ] as const)
    if (problems.length > 0) slip(name, problems.map(({ line, why }) => `Line ${line}: ${why}`).join(' '));
  if (input.must && !input.mustBecause)
    slip('mustBecause', 'Say which duty, floor or promise, and where it is written');
  return {
    ...same,
    annualPence: annual,
    probability: chance === null ? null : chance / 100,
    stopPence: stop,
    costs: costs.lines,
    uses: uses.lines,
  };
}

export type NewOption = Pick<OptionDetails, 'list' | 'title' | 'annualPence'> &
  Partial<OptionDetails> & { caseId: string; place?: number | null };

/** Puts an option into the order: at its place, or last. */
export async function putOption(act: Act, { caseId, place, ...details }: NewOption): Promise<string> {
  const order = await holdOrder(act.tx, caseId);
  const option: Option = {
    ...noDetails,
    ...details,
    id: act.newId(),
    caseId,
    state: 'put',
    version: 1,
    place: order.length + 1,
    benefitLow: null,
    benefitHigh: null,
    benefitFrom: 'typed',
    benefitNote: null,
    addedAt: act.now,
  };
  checkTies(option, order);
  await insertOption(act.tx, option, act.who.personId!);
  await writeRest(act, option);
  await putInPlace(act, order, option, place ?? null);
  recordOption(act, 'option.put', option, ['title', 'annual_pence']);
  return option.id;
}

async function writeRest(act: Act, option: Option): Promise<void> {
  await replaceTies(act.tx, option.id, 'needs', option.needs);
  await replaceTies(act.tx, option.id, 'excludes', option.excludes);
  await replaceServes(act.tx, option.id, option.serves, act.now);
}

function checkTies(option: Option, all: readonly Option[]): void {
  const known = new Set(all.map((one) => one.id));
  for (const tie of ['needs', 'excludes'] as const)
    if (option[tie].some((id) => !known.has(id) || id === option.id)) slip(tie, 'Choose from the list');
  if (option.needs.some((id) => option.excludes.includes(id)))
    slip('excludes', 'It cannot need an option and exclude it as well');
}

async function putInPlace(act: Act, order: readonly Option[], option: Option, place: number | null): Promise<void> {
  const ids = order.filter((one) => one.id !== option.id).map((one) => one.id);
  ids.splice(Math.min(place ?? ids.length + 1, ids.length + 1) - 1, 0, option.id);
  await writePlaces(act.tx, ids);
}

export type OptionChange = Partial<
  OptionDetails & Pick<Option, 'benefitLow' | 'benefitHigh' | 'benefitFrom' | 'benefitNote' | 'state'>
>;

/** Changes what is given and nothing else; true where that made a difference. A benefit typed anew is nobody's score any more. */
export async function changeOption(act: Act, option: Option, version: number, change: OptionChange): Promise<boolean> {
  const typedAnew =
    change.benefit !== undefined && change.benefit !== option.benefit && change.benefitFrom === undefined;
  const after: Option = {
    ...option,
    ...change,
    ...(typedAnew && { benefitLow: null, benefitHigh: null, benefitFrom: 'typed' as const, benefitNote: null }),
  };
  const fields = (Object.keys(after) as (keyof Option)[]).filter(
    (name) => JSON.stringify(after[name]) !== JSON.stringify(option[name]),
  );
  if (fields.length === 0) return false;
  checkTies(after, await holdOrder(act.tx, option.caseId));
  await updateOption(act.tx, after, version);
  await writeRest(act, after);
  recordOption(act, after.state === option.state ? 'option.changed' : `option.${after.state}`, after, fields);
  return true;
}

export async function placeOption(act: Act, option: Option, place: number): Promise<void> {
  const order = await holdOrder(act.tx, option.caseId);
  await putInPlace(act, order, option, place);
  act.record({
    action: 'option.placed',
    on: { kind: 'option', id: option.id },
    caseId: option.caseId,
    fields: ['place'],
  });
}

function recordOption(act: Act, action: string, option: Option, fields: readonly string[]): void {
  act.record({
    action,
    on: { kind: 'option', id: option.id },
    caseId: option.caseId,
    fields,
    content: option.title,
    says: { ...sayOption(option), state: option.state },
  });
}
