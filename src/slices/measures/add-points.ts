import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { findSignals } from './find-signals.ts';
import { type Change, compareValues, type Given, type Measure } from './measure.ts';
import { measuresById } from './measure-store.ts';
import { holdMeasure, insertValue, pointsOf, replaceValue } from './value-store.ts';

export const pointInput = z.strictObject({
  on: field.dateOn('Enter the date that the value is for'),
  value: field.optionalNumber(),
  outOf: field.optionalWholeNumber(1, 100_000_000),
});

/** Keeps values of a measure, oldest first. The same value again changes nothing; another one keeps the old in its history. */
export async function addPoints(
  act: Act,
  { measureId, points }: { measureId: string; points: readonly Given[] },
): Promise<Change[]> {
  const measure = await watched(act, measureId);
  if (points.some((point) => point.on > londonDate(act.now))) slip('on', 'Enter a date that is not in the future');
  const changes = compareValues(await pointsOf(act.tx, measureId), points);
  const real = changes.filter((change) => change.does !== 'same');
  if (real.length === 0) return changes;
  for (const { on, value, outOf, does } of real) {
    if (does === 'correct') await replaceValue(act.tx, measureId, on, act.now, null);
    await insertValue(act.tx, { id: act.newId(), measureId, on, value, outOf, by: act.who.personId, at: act.now });
  }
  record(act, measure, 'measure.valuesGiven', real);
  await findSignals(act, measure);
  return changes;
}

export const takeOutInput = z.strictObject({
  outOn: field.dateOn('Enter the date of the value'),
  outBecause: field.text('Say why it is taken out', 300),
});

export async function takeOutPoint(
  act: Act,
  measureId: string,
  { outOn, outBecause }: z.infer<typeof takeOutInput>,
): Promise<void> {
  const measure = await watched(act, measureId);
  if (!(await replaceValue(act.tx, measureId, outOn, act.now, outBecause)))
    slip('outOn', 'There is no value for that date. Choose one from the table');
  record(act, measure, 'measure.valueTakenOut', { outOn, outBecause });
  await findSignals(act, measure);
}

async function watched(act: Act, measureId: string): Promise<Measure> {
  await holdMeasure(act.tx, measureId);
  const [measure] = await measuresById(act.tx, [measureId]);
  if (!measure) refuse('not-found');
  if (measure.state !== 'watched') refuse('wrong-state');
  return measure;
}

const record = (act: Act, measure: Measure, action: string, content: object): void =>
  act.record({
    action,
    on: { kind: 'measure', id: measure.id },
    caseId: measure.caseId,
    fields: ['values'],
    content: JSON.stringify(content),
  });
