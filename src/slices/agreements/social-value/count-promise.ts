import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { results } from '#slices/plan/index.ts';
import type { MeasureList } from '#slices/procurement/index.ts';
import type { Agreement } from '../agreement.ts';
import { obligationsOf } from '../obligation-store.ts';
import type { Share } from './social-value.ts';
import { insertSocialPromise, saveSocialPlace } from './social-value-store.ts';

const percent = () => field.optionalWholeNumber(0, 100);

export const countInput = z.strictObject({
  obligationId: field.id('Choose which obligation it is'),
  about: field.choice(results, 'Choose what it adds to'),
  name: field.text('Enter a short name for it', 100),
  unit: field.text('Enter what one unit is', 100),
  quantity: field.optionalNumber(0.01, 1_000_000_000),
  measure: field.optionalText(200),
  unitWorth: field.optionalPounds(),
  unitSource: field.optionalText(300),
  deadweightLow: percent(),
  deadweightHigh: percent(),
  displacementLow: percent(),
  displacementHigh: percent(),
  attributionLow: percent(),
  attributionHigh: percent(),
});
type Input = z.infer<typeof countInput>;

/** How a measure of a licensed set is named in a list of choices. */
export const nameOfMeasure = (list: MeasureList, code: string): string => `${list.name} (${list.edition}): ${code}`;

function share(input: Input, name: 'deadweight' | 'displacement' | 'attribution', asked: boolean): Share | null {
  const [low, high] = [input[`${name}Low`], input[`${name}High`]];
  if (low === null && high === null && !asked) return null;
  if (low === null) slip(`${name}Low`, 'Enter what it is at least, even if that is 0');
  if (high === null) slip(`${name}High`, 'Enter what it is at most');
  if (high < low) slip(`${name}High`, 'Enter at most a share that is not below the other');
  return { low, high };
}

/** Says how an obligation is counted: in units, and in pounds only with a source and with all three doubts. */
export async function countPromise(
  act: Act,
  agreement: Agreement,
  lists: readonly MeasureList[],
  input: Input,
): Promise<string> {
  const obligation = (await obligationsOf(act.tx, agreement.caseId)).find(
    (one) => one.id === input.obligationId && one.agreementId === agreement.id,
  );
  if (!obligation) slip('obligationId', 'Choose from the list');
  if (input.quantity === null) slip('quantity', 'Enter how many units are promised');
  const list = lists.find((one) => one.measures.some(({ code }) => nameOfMeasure(one, code) === input.measure));
  if (input.measure && !list) slip('measure', 'Choose from the list');
  const priced = input.unitWorth !== null;
  if (priced && !input.unitSource) slip('unitSource', 'Enter who says what a unit is worth, and when');
  const { about, name, unit, quantity, measure, unitWorth, unitSource } = input;
  const promise = {
    ...{ id: act.newId(), agreementId: agreement.id, obligationId: obligation.id, about, name, unit, quantity },
    ...{ measure, licence: list?.licence ?? null, unitPence: unitWorth, unitSource },
    deadweight: share(input, 'deadweight', priced),
    displacement: share(input, 'displacement', priced),
    attribution: share(input, 'attribution', priced),
  };
  if (!(await insertSocialPromise(act.tx, promise, act.who.personId!, act.now)))
    slip('name', 'This obligation, or this name, is counted already');
  act.record({
    action: 'socialValue.counted',
    on: { kind: 'obligation', id: obligation.id },
    caseId: agreement.caseId,
    fields: ['unit', 'quantity', 'unit_pence', 'deadweight', 'displacement', 'attribution'],
    content: JSON.stringify(promise),
  });
  return promise.id;
}

export const placeInput = z.strictObject({
  place: field.text('Enter a place, as suppliers write it', 200),
  residents: field.wholeNumber('Enter how many people live there', 1, 100_000_000),
  source: field.text('Enter where that number is from, and of which year', 200),
});

/** Says that work in a place counts as here. */
export async function countPlace(act: Act, agreement: Agreement, input: z.infer<typeof placeInput>): Promise<void> {
  await saveSocialPlace(act.tx, agreement.id, input);
  act.record({
    action: 'socialValue.placeCounted',
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['place', 'residents', 'source'],
    content: JSON.stringify(input),
  });
}
