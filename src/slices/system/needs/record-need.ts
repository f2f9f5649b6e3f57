import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { countings, faultsInFigures } from './figures.ts';
import { type Need, needTypes } from './need.ts';
import { needText } from './need-kind.ts';
import { insertNeed, setQuotations } from './need-store.ts';
import { faultsInPublished } from './published.ts';

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
/** What may stand beside the counts. */
export const besideFields = {
  period: field.optionalText(60),
  publishedValue: field.optionalNumber(),
  publishedLow: field.optionalNumber(),
  publishedHigh: field.optionalNumber(),
  publishedUnit: field.optionalText(40),
  publishedBy: field.optionalText(200),
  comparator: field.optionalText(100),
  comparatorValue: field.optionalNumber(),
  trend: field.optionalText(200),
  isPublic: field.ticked(),
};
export const recordNeedInput = z.strictObject({ ...needFields, ...besideFields });
const inner = z.strictObject(needFields);
const beside = z.strictObject(besideFields);
type Beside = z.infer<typeof beside>;
export type NeedInput = z.infer<typeof inner> & Partial<Beside>;

const nothingBeside: Beside = {
  period: null,
  publishedValue: null,
  publishedLow: null,
  publishedHigh: null,
  publishedUnit: null,
  publishedBy: null,
  comparator: null,
  comparatorValue: null,
  trend: null,
  isPublic: false,
};

/** Throws a slip where the figures do not make sense together, or the day has not come. */
export function checkNeed(input: NeedInput, today: string): void {
  const faults: Record<string, string> = {
    ...faultsInFigures(input),
    ...faultsInPublished({ ...nothingBeside, ...input }),
  };
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

/** Which line of which file a need came from. */
export type ImportedFrom = Readonly<{ importKey: string; importHash: string }>;

/** Records a need with its evidence and the words it was heard in. The caller has made sure of the quotations. */
export async function recordNeed(
  act: Act,
  input: NeedInput & { caseId: string } & Partial<ImportedFrom>,
): Promise<string> {
  checkNeed(input, londonDate(act.now));
  const { quotations, ...words } = input;
  const need: Need = {
    importKey: null,
    importHash: null,
    ...nothingBeside,
    ...words,
    ...figuresOf(input),
    id: act.newId(),
    state: 'recorded',
    version: 1,
    quotationIds: quotations,
    recordedAt: act.now,
  };
  await insertNeed(act.tx, need);
  await setQuotations(act.tx, need.id, quotations, act.now);
  act.record({
    action: 'need.recorded',
    on: { kind: 'need', id: need.id },
    caseId: need.caseId,
    fields: Object.keys(recordNeedInput.shape),
    content: need.statement,
    says: { title: need.statement, text: needText(need), state: need.state },
  });
  return need.id;
}
