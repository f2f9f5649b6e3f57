import { z } from 'zod';
import { countedAlready, faultsInEstimate } from '#engines/prevention/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field, Slip, slip } from '#platform/forms/index.ts';
import { estimateOf, fillRanges, type Typed } from './fill-ranges.ts';
import { fromEngine, type PreventionEstimate, type RangeName, rangeNames } from './prevention.ts';
import { holdCase, insertPrevention, preventionOf, updatePrevention } from './prevention-store.ts';
import { sayPrevention } from './say-prevention.ts';

const number = () => field.optionalNumber(-1e9, 1e12);
type Boxes = `${RangeName}${'Low' | 'Likely' | 'High'}`;
const boxes = Object.fromEntries(
  rangeNames.flatMap((name) => [`${name}Low`, `${name}Likely`, `${name}High`].map((box) => [box, number()])),
) as Record<Boxes, ReturnType<typeof number>>;

export const estimateInput = z.strictObject({
  mechanismId: field.id('Choose what it is that prevents'),
  needId: field.optionalId(),
  event: field.text('Enter what it prevents', 150),
  people: field.optionalText(200),
  beginsInYear: field.wholeNumber('Enter the year in which the effect begins', 1, 30),
  years: field.wholeNumber('Enter how many years to look at', 1, 30),
  discountPercent: field.optionalNumber(0, 100),
  ...boxes,
  evidence: field.optionalText(1_000),
  regression: field.optionalText(1_000),
  owner: field.optionalText(150),
  eventGroup: field.optionalText(150),
  isCounted: field.ticked(),
});
export type EstimateInput = z.infer<typeof estimateInput>;
export const changeEstimateInput = z.strictObject({ ...estimateInput.shape, version: field.version() });

/** Commonly attributed to HM Treasury's Green Book for money in the first 30 years; to be checked before it is relied on. */
export const usualDiscountPercent = 3.5;

const typedOf = (input: EstimateInput, name: RangeName): Typed => ({
  low: input[`${name}Low`],
  likely: input[`${name}Likely`],
  high: input[`${name}High`],
});

const says: Readonly<Record<string, string>> = {
  'not in order from low to high': 'Put the three numbers in order: low, likely, high',
  'more than is avoided': 'No more can be cashed than is avoided. Lower this, or raise what an event costs',
};
const boxOf = (fault: string): string => (rangeNames.includes(fault as RangeName) ? `${fault}Likely` : fault);

/** "not between 0 and 1" → "Enter numbers from 0 to 100", in the units of the form. */
function sayLimits(name: string, fault: string): string {
  const limits = /^not between (-?[\d.]+) and (\S+)$/.exec(fault)?.slice(1).map(Number);
  if (!limits) return 'Enter a number';
  const range = rangeNames.find((one) => one === name);
  const [least, most] = limits.map((limit) => (range ? fromEngine(range, limit) : limit).toLocaleString('en-GB'));
  return `Enter a number from ${least} to ${most}`;
}

/** What was typed as an estimate that can be worked out, or a slip beside each number that does not fit. */
function read(input: EstimateInput) {
  const needed = {
    population: 'Enter how many people it is about',
    baselineRisk: 'Enter how often it happens without it',
    effect: 'Enter the effect, as far as anybody knows',
  };
  const filled = fillRanges(
    Object.fromEntries(rangeNames.map((name) => [name, typedOf(input, name)])) as Record<RangeName, Typed>,
  );
  const faults: Record<string, string> = {};
  for (const [name, missing] of Object.entries(needed))
    if (filled.leftOut.includes(name as RangeName)) faults[`${name}Likely`] = missing;
  const { beginsInYear, years } = input;
  const discountRate = (input.discountPercent ?? usualDiscountPercent) / 100;
  const estimate = estimateOf(filled, { beginsInYear, years, discountRate });
  for (const [name, fault] of Object.entries(faultsInEstimate(estimate)))
    faults[boxOf(name)] ??= says[fault] ?? sayLimits(name, fault);
  if (input.isCounted && !input.owner) faults.owner = 'Say whose money it is: each pound has one owner';
  if (input.isCounted && !input.eventGroup)
    faults.eventGroup = 'Say which events these are, so that nothing counts them twice';
  if (Object.keys(faults).length > 0) throw new Slip(faults);
  return { estimate, oneNumber: filled.oneNumber, leftOut: filled.leftOut };
}

/** One owner for each pound: slips where another estimate counts the same events for the same owner. */
async function refuseDoubleCount(act: Act, caseId: string, input: EstimateInput, but: string | null): Promise<void> {
  if (!input.isCounted) return;
  await holdCase(act.tx, caseId);
  const others = (await preventionOf(act.tx, caseId)).filter(
    (one) => one.isCounted && one.state === 'kept' && one.id !== but,
  );
  const counted = others.map((one) => ({ event: one.event, owner: one.owner!, group: one.eventGroup! }));
  const already = countedAlready({ owner: input.owner!, group: input.eventGroup! }, counted);
  if (already)
    slip(
      'isCounted',
      `The estimate of ${already.event} counts these events for ${already.owner} already. The same event cannot be averted twice, nor the same pound saved. Leave this one out of the total, or say which other events it averts`,
    );
}

function words({
  mechanismId,
  needId,
  event,
  people,
  evidence,
  regression,
  owner,
  eventGroup,
  isCounted,
}: EstimateInput) {
  return { mechanismId, needId, event, people, evidence, regression, owner, eventGroup, isCounted };
}

export async function keepPrevention(act: Act, input: EstimateInput & { caseId: string }): Promise<string> {
  const worked = read(input);
  await refuseDoubleCount(act, input.caseId, input, null);
  const { caseId } = input;
  const one: PreventionEstimate = {
    ...words(input),
    ...worked,
    caseId,
    id: act.newId(),
    state: 'kept',
    version: 1,
    madeAt: act.now,
  };
  await insertPrevention(act.tx, one);
  record(act, one, 'prevention.kept');
  return one.id;
}

export async function changePrevention(
  act: Act,
  before: PreventionEstimate,
  input: EstimateInput & { version: number },
): Promise<void> {
  const worked = read(input);
  await refuseDoubleCount(act, before.caseId, input, before.id);
  const one: PreventionEstimate = { ...before, ...words(input), ...worked };
  await updatePrevention(act.tx, one, input.version);
  record(act, one, 'prevention.changed');
}

export const dropEstimateInput = z.strictObject({ version: field.version() });

/** An estimate that nobody stands by any more. It stays, and counts no longer. */
export async function dropPrevention(act: Act, before: PreventionEstimate, version: number): Promise<void> {
  const one: PreventionEstimate = { ...before, state: 'dropped', isCounted: false };
  await updatePrevention(act.tx, one, version);
  record(act, one, 'prevention.dropped');
}

function record(act: Act, one: PreventionEstimate, action: string): void {
  act.record({
    action,
    on: { kind: 'prevention', id: one.id },
    caseId: one.caseId,
    fields: ['event', 'estimate', 'owner', 'event_group', 'is_counted', 'state'],
    content: one.event,
    says: { title: `What could be prevented: ${one.event}`, text: sayPrevention(one), state: one.state },
  });
}
