import { z } from 'zod';
import { dataKinds, improvements } from '#engines/spc/index.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { chartOf } from './chart-of.ts';
import { findSignals } from './find-signals.ts';
import { type Measure, measureStates } from './measure.ts';
import { measureSays } from './measure-kinds.ts';
import { insertMeasure, type MeasureDetails, updateMeasure } from './measure-store.ts';
import { holdMeasure } from './value-store.ts';
import { keepChart } from './wall/keep-chart.ts';
import { everyChoices } from './wall/lateness.ts';

export const measureInput = z.strictObject({
  name: field.text('Enter what is measured', 150),
  kind: field.choice(dataKinds, 'Choose what kind of numbers they are'),
  improvement: field.choice(improvements, 'Choose which way is better'),
  outcomeId: field.optionalId(),
  unit: field.optionalText(60),
  target: field.optionalNumber(),
  baseline: field.optionalWholeNumber(3, 60),
  expected: field.optionalChoice(everyChoices),
  source: field.optionalText(300),
  collector: field.optionalText(200),
  burden: field.optionalText(300),
  leavesOut: field.optionalText(500),
  sharedWithProviders: field.ticked(),
});

export const changeMeasureInput = measureInput.extend({
  state: field.choice(measureStates, 'Choose whether it is still watched'),
  version: field.version(),
});

type OptionalDetails =
  | 'outcomeId'
  | 'unit'
  | 'target'
  | 'baseline'
  | 'expected'
  | 'source'
  | 'collector'
  | 'burden'
  | 'leavesOut';
type Given = { caseId: string } & Omit<MeasureDetails, OptionalDetails | 'sharedWithProviders'> &
  Partial<MeasureDetails>;

const unsaid = {
  outcomeId: null,
  unit: null,
  target: null,
  baseline: null,
  expected: null,
  source: null,
  collector: null,
  burden: null,
  leavesOut: null,
  sharedWithProviders: false,
} as const;

export async function addMeasure(act: Act, given: Given): Promise<string> {
  const measure: Measure = { ...unsaid, ...given, id: act.newId(), state: 'watched', version: 1, addedAt: act.now };
  await checkOutcome(act, measure);
  await insertMeasure(act.tx, measure, act.who.personId);
  await keepChart(act, measure, await chartOf(act.tx, measure));
  record(act, measure, 'measure.added');
  return measure.id;
}

export async function changeMeasure(
  act: Act,
  before: Measure,
  input: z.infer<typeof changeMeasureInput>,
): Promise<void> {
  const { version, ...details } = input;
  const measure: Measure = { ...before, ...details };
  await checkOutcome(act, measure);
  await holdMeasure(act.tx, measure.id);
  if (!(await updateMeasure(act.tx, measure, version))) refuse('stale');
  record(act, measure, before.state === measure.state ? 'measure.changed' : `measure.${measure.state}`);
  if (measure.state === 'watched') await findSignals(act, measure);
  else await keepChart(act, measure, await chartOf(act.tx, measure));
}

async function checkOutcome(act: Act, { caseId, outcomeId }: Measure): Promise<void> {
  if (outcomeId && !(await outcomesOf(act.tx, caseId)).some((outcome) => outcome.id === outcomeId))
    slip('outcomeId', 'Choose one from the list');
}

const record = (act: Act, measure: Measure, action: string): void =>
  act.record({
    action,
    on: { kind: 'measure', id: measure.id },
    caseId: measure.caseId,
    fields: Object.keys(measureInput.shape),
    content: measure.name,
    says: measureSays(measure),
  });
