import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { countings, faultsInFigures, type Need, needTypes } from './need.ts';
import { needText } from './need-kind.ts';
import { insertNeed, setQuotations } from './need-store.ts';

export const needFields = {
  statement: field.text('Enter what people need', 500),
  population: field.optionalText(300),
  place: field.optionalText(200),
  needType: field.optionalChoice(needTypes),
  countedAs: field.optionalChoice(countings),
  numerator: field.optionalWholeNumber(),
  denominator: field.optionalWholeNumber(),
  per: field.optionalWholeNumber(),
  source: field.optionalText(500),
  observedOn: field.optionalDateOn(),
  quotations: field.manyIds(),
};
export const recordNeedInput = z.strictObject(needFields);
export type NeedInput = z.infer<typeof recordNeedInput>;

/** Throws a slip where the figures do not make sense together, or the day has not come. */
export function checkNeed(input: NeedInput, today: string): void {
  const faults: Record<string, string> = { ...faultsInFigures(input) };
  if (input.observedOn && input.observedOn > today) faults.observedOn = 'The day cannot be in the future';
  if (Object.keys(faults).length > 0) throw new Slip(faults);
}

/** Only what its way of counting uses is kept. */
export function figuresOf({ countedAs, numerator, denominator, per }: NeedInput) {
  return {
    countedAs,
    numerator: countedAs ? numerator : null,
    denominator: countedAs && countedAs !== 'count' ? denominator : null,
    per: countedAs === 'rate' ? per : null,
  };
}

/** Records a need with its evidence and the words it was heard in. The caller has made sure of the quotations. */
export async function recordNeed(act: Act, input: NeedInput & { caseId: string }): Promise<string> {
  checkNeed(input, londonDate(act.now));
  const { caseId, quotations, statement, population, place, needType, source, observedOn } = input;
  const need: Need = {
    id: act.newId(),
    caseId,
    state: 'recorded',
    version: 1,
    statement,
    population,
    place,
    needType,
    ...figuresOf(input),
    source,
    observedOn,
    quotationIds: quotations,
    recordedAt: act.now,
  };
  await insertNeed(act.tx, need);
  await setQuotations(act.tx, need.id, quotations, act.now);
  act.record({
    action: 'need.recorded',
    on: { kind: 'need', id: need.id },
    caseId,
    fields: Object.keys(needFields),
    content: statement,
    says: { title: statement, text: needText(need), state: need.state },
  });
  return need.id;
}
