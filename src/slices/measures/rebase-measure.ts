import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { chartOf, drawnFrom } from './chart-of.ts';
import { findSignals } from './find-signals.ts';
import type { Measure } from './measure.ts';
import { holdMeasure, insertRebase } from './value-store.ts';

export const rebaseInput = z.strictObject({
  fromOn: field.dateOn('Enter the date of the first value after the change'),
  changed: field.text('Say what changed. Limits begin anew only on a change that is known', 300),
});

/** Begins the limits anew from a date, because the process is known to be another one from then on. */
export async function rebaseMeasure(
  act: Act,
  measure: Measure,
  { fromOn, changed }: z.infer<typeof rebaseInput>,
): Promise<void> {
  await holdMeasure(act.tx, measure.id);
  const { points, rebases, chart } = await chartOf(act.tx, measure);
  if (chart.refused) slip('fromOn', `There is no chart to begin anew. ${chart.why}`);
  const first = points.find((point) => point.on >= fromOn)?.on;
  if (rebases.some((one) => points.find((point) => point.on >= one.on)?.on === first))
    slip('fromOn', 'The limits begin anew there already');
  const next = drawnFrom(measure, points, [...rebases, { on: fromOn, because: changed }]);
  if (next.refused) slip('fromOn', `${next.why} ${next.useInstead}`);
  await insertRebase(act.tx, {
    id: act.newId(),
    measureId: measure.id,
    on: fromOn,
    because: changed,
    by: act.who.personId,
    at: act.now,
  });
  act.record({
    action: 'measure.rebased',
    on: { kind: 'measure', id: measure.id },
    caseId: measure.caseId,
    fields: ['rebases'],
    content: changed,
  });
  await findSignals(act, measure);
}
