import { z } from 'zod';
import type { Solver } from '#engines/portfolio/index.ts';
import type { Act } from '#platform/act/act.ts';
import { parseMoney } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { resourcesOf } from '#slices/resources/index.ts';
import { benefitRanges } from '../options/benefit-range.ts';
import { readUses, yearlyByPayer } from '../options/cost-lines.ts';
import { type Option, sameTitle } from '../options/option.ts';
import { optionsOf } from '../options/option-store.ts';
import { type Allocation, type Asked, type AskedOption, sayAllocation } from './allocation.ts';
import { insertAllocation, updateAllocation } from './allocation-store.ts';
import { consentNotes } from './consent-notes.ts';
import { look } from './look.ts';

export const askPortfoliosInput = z.strictObject({
  title: field.text('Enter what this question is called', 200),
  money: field.optionalPounds(),
  payers: field.optionalText(2_000),
  uses: field.optionalText(2_000),
  groups: field.optionalText(2_000),
});

type Limits = Pick<Asked, 'moneyPence' | 'payers' | 'uses' | 'groups'>;

/** What was typed, as limits. Every line that cannot be read is said. */
export function readLimits(input: z.infer<typeof askPortfoliosInput>): Limits {
  if (input.money === null) slip('money', 'Enter how much money there is in a year, for example £1.2m');
  const uses = readUses(input.uses);
  if (uses.problems.length > 0) slip('uses', uses.problems.map(({ line, why }) => `Line ${line}: ${why}`).join(' '));
  return {
    moneyPence: input.money,
    payers: eachLine(input.payers, 'payers', readPayer),
    uses: uses.lines,
    groups: eachLine(input.groups, 'groups', readGroup),
  };
}

function eachLine<T>(text: string | null, name: string, read: (line: string) => T | string): T[] {
  const lines = (text ?? '')
    .split('\n')
    .flatMap((line, index) => (line.trim() ? [{ line: line.trim(), at: index + 1 }] : []));
  return lines.map(({ line, at }) => {
    const one = read(line);
    return typeof one === 'string' ? slip(name, `Line ${at}: ${one}`) : one;
  });
}

function readPayer(line: string): { payer: string; pence: number } | string {
  const [, payer = '', amount = ''] = /^(.+?)\s*[,;:]\s*(\S.*)$/.exec(line) ?? [];
  const pence = parseMoney(amount);
  return payer && pence !== null && pence >= 0
    ? { payer, pence }
    : 'Write who pays and how much: Thornmere Council, £800,000.';
}

function readGroup(line: string): Asked['groups'][number] | string {
  const found = /^(.+?)\s*[,:;]\s*(?:at least (\d+)|at most (\d+)|(\d+)\s*(?:to|–|-)\s*(\d+))$/i.exec(line);
  if (!found) return 'Write the group and how many of it: “Home care: at least 1”, “at most 2” or “1 to 2”.';
  const [, title, least, most, from, to] = found;
  const limits = { least: numberOr(least ?? from), most: numberOr(most ?? to) };
  if (limits.least !== null && limits.most !== null && limits.least > limits.most)
    return 'The fewest are more than the most.';
  return { title: title!, ...limits };
}
const numberOr = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** The options as they stand, with their ranges; those that need what was withdrawn are left out, and it is said. */
export function askedOf(options: readonly Option[], limits: Limits): Asked {
  let put = options.filter((option) => option.state === 'put');
  const ranges = benefitRanges(put);
  const notes: string[] = [];
  for (let left = -1; left !== put.length; ) {
    left = put.length;
    const there = new Set(put.map((option) => option.id));
    for (const option of put)
      if (option.needs.some((id) => !there.has(id)))
        notes.push(`${option.title} needs an option that was withdrawn, so it was left out.`);
    put = put.filter((option) => option.needs.every((id) => there.has(id)));
  }
  const there = new Set(put.map((option) => option.id));
  for (const { what } of limits.uses)
    if (!put.some((option) => option.uses.some((use) => sameTitle(use.what) === sameTitle(what))))
      notes.push(`No option says that it uses ${what}, so its limit changes nothing.`);
  const unpaid = put.filter((option) => option.costs.length === 0);
  if (limits.payers.length > 0 && unpaid.length > 0)
    notes.push(
      `Who pays is not said for ${unpaid.map((option) => option.title).join('; ')}: limits by payer do not hold for them.`,
    );
  const guessed = put.filter((option) => ranges.get(option.id)!.how !== 'worked out');
  if (guessed.length > 0)
    notes.push(
      `The benefit of ${guessed.map((option) => option.title).join('; ')} is known by place alone, within a wide range.`,
    );
  return {
    ...limits,
    notes,
    options: put.map(
      (option): AskedOption => ({
        id: option.id,
        title: option.title,
        list: option.list,
        annualPence: option.annualPence,
        range: pickRange(ranges.get(option.id)!),
        weight: option.equityWeight ?? 1,
        must: option.must,
        mustBecause: option.mustBecause,
        grouping: option.grouping,
        payers: [...yearlyByPayer(option.costs)],
        uses: option.uses,
        needs: option.needs,
        excludes: option.excludes.filter((id) => there.has(id)),
        elsewhere: option.benefitFrom === 'elsewhere',
      }),
    ),
  };
}

const pickRange = ({ low, middle, high }: AskedOption['range']) => ({ low, middle, high });

/** So many are looked at while somebody waits: a fraction of a second. With more, others on this server would wait too. */
const mostAtOnce = 14;

/** Small questions are answered at once; a larger one is looked for after the act, and says how far it is. */
export const isSmall = (asked: Asked): boolean => asked.options.length <= mostAtOnce;
const noSolver: Solver = () => Promise.reject(new Error('A small question needs no solver.'));

/** Puts a question to the options as they stand. It is kept with its answer, whatever becomes of the options. */
export async function askPortfolios(
  act: Act,
  input: { caseId: string; title: string; limits: Limits },
): Promise<Allocation> {
  const put = askedOf(await optionsOf(act.tx, input.caseId), input.limits);
  const unconsented = consentNotes(input.limits.uses, await resourcesOf(act.tx, input.caseId));
  const asked = { ...put, notes: [...put.notes, ...unconsented] };
  if (asked.options.length === 0) slip('title', 'There are no options yet. Add one first.');
  for (const { title } of asked.groups)
    if (!asked.options.some((option) => option.grouping && sameTitle(option.grouping) === sameTitle(title)))
      slip('groups', `No option is in a group called ${title}. Groups are named on the options.`);
  const found = isSmall(asked) ? await look(asked, noSolver) : null;
  const allocation: Allocation = {
    id: act.newId(),
    caseId: input.caseId,
    state: found ? 'found' : 'looking',
    version: 1,
    title: input.title,
    asked,
    found,
    progress: found ? 1 : 0,
    chosen: null,
    decisionId: null,
    dissent: [],
    askedBy: act.who.personId!,
    askedAt: act.now,
    decidedAt: null,
  };
  await insertAllocation(act.tx, allocation);
  recordAllocation(act, 'allocation.asked', allocation, ['title', 'asked'], allocation.title);
  return allocation;
}

export function recordAllocation(
  act: Act,
  action: string,
  one: Allocation,
  fields: readonly string[],
  content?: string,
): void {
  act.record({
    action,
    on: { kind: 'allocation', id: one.id },
    caseId: one.caseId,
    fields,
    ...(content ? { content } : {}),
    says: { ...sayAllocation(one), state: one.state },
  });
}

/** Ends the wait: with what was found, or with nothing where it was stopped. */
export async function endLooking(act: Act, one: Allocation, found: Allocation['found']): Promise<void> {
  const ended: Allocation = { ...one, found, state: found ? 'found' : 'stopped', progress: found ? 1 : one.progress };
  await updateAllocation(act.tx, ended, one.version);
  recordAllocation(act, `allocation.${ended.state}`, ended, ['found']);
}
