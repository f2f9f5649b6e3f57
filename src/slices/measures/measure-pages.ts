import type { z } from 'zod';
import { dataKinds, improvements } from '#engines/spc/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, linksOf } from '#platform/links/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { measureAccess, signalAccess } from './access.ts';
import { addMeasure, changeMeasure, type changeMeasureInput, type measureInput } from './add-measure.ts';
import { addPoints, type pointInput, type takeOutInput, takeOutPoint } from './add-points.ts';
import { chartOf } from './chart-of.ts';
import { assuranceOf, dateTextFor, sentences, viewChart } from './chart-view.ts';
import { dataKindLabels, improvementLabels, type Measure, sayChanges } from './measure.ts';
import { measuresOf } from './measure-store.ts';
import { type rebaseInput, rebaseMeasure } from './rebase-measure.ts';
import { signalsOf } from './signal-store.ts';
import { storiesBeside } from './stories/beside.ts';
import { lastImportOf, replacedValuesOf } from './value-store.ts';
import { everyChoices, everyLabels, missingFrom, sayLate } from './wall/lateness.ts';

const choices = async ({ tx }: Visit, caseId: string) => ({
  kindChoices: dataKinds.map((value) => ({ value, text: dataKindLabels[value] })),
  improvementChoices: improvements.map((value) => ({ value, text: improvementLabels[value] })),
  everyChoices: everyChoices.map((value) => ({ value, text: everyLabels[value] })),
  outcomeChoices: (await outcomesOf(tx, caseId)).map(({ id, statement }) => ({ value: id, text: statement })),
});

export const pathOf = ({ caseId, id }: Pick<Measure, 'caseId' | 'id'>): string => `/cases/${caseId}/measures/${id}`;

export async function listMeasures(visit: Visit<Subject>): Promise<Reply> {
  const { tx, object, who } = visit;
  const measures = (await measuresOf(tx, object.id)).filter((one) => measureAccess(who, one).includes('see'));
  const charted = [];
  for (const measure of measures) {
    const { chart, points } = await chartOf(tx, measure);
    const dateText = dateTextFor(points);
    const last = points.at(-1);
    charted.push({
      ...measure,
      path: pathOf(measure),
      latest: last ? { value: last.value, when: dateText(last.on) } : null,
      says: points.length > 0 ? sentences(chart, dateText)[0] : 'There are no values yet.',
      assurance: assuranceOf(chart),
    });
  }
  const signals = (await signalsOf(tx, object.id)).filter((one) => signalAccess(who, one).includes('see'));
  return page('measures/list.njk', 'What we measure', {
    measures: charted,
    signals: signals.map((one) => ({ ...one, path: pathOf({ caseId: one.caseId, id: one.measureId }) })),
    ...(await choices(visit, object.id)),
  });
}

export async function showMeasure(visit: Visit<Measure>): Promise<Reply> {
  const { tx, object, who, services, now } = visit;
  const charted = await chartOf(tx, object);
  const links = await linksOf(tx, { kind: 'measure', id: object.id });
  const others = links
    .map(({ from, to }) => (from.id === object.id ? to : from))
    .filter(({ kind }) => kind !== 'signal');
  return page('measures/show.njk', object.name, {
    measure: {
      ...object,
      kindLabel: dataKindLabels[object.kind],
      improvementLabel: improvementLabels[object.improvement],
      path: pathOf(object),
    },
    ...viewChart(object, charted),
    hasValues: charted.points.length > 0,
    ...dataSays(object, charted.points, now),
    stories: await storiesBeside(tx, object),
    signals: (await signalsOf(tx, object.caseId)).filter((one) => one.measureId === object.id),
    lastImport: await lastImportOf(tx, object.id),
    replaced: await replacedValuesOf(tx, object.id),
    rests: await beads(tx, services.kinds, who, others, null),
    ...(await choices(visit, object.caseId)),
  });
}

/** What is late and what is missing, where somebody has said how often a value is expected. */
const dataSays = (measure: Measure, points: readonly { on: string }[], now: Date) => ({
  late: sayLate(points.at(-1)?.on ?? null, measure.expected, londonDate(measure.addedAt), londonDate(now)),
  missing: missingFrom(points, measure.expected).map(dateTextFor(points)),
  everyLabel: measure.expected ? everyLabels[measure.expected] : null,
});

export async function keepMeasure({ act, object, body }: Doing<Subject, z.infer<typeof measureInput>>): Promise<Reply> {
  const id = await addMeasure(act, { caseId: object.id, ...body });
  return redirect(pathOf({ caseId: object.id, id }), 'It is kept. Now give it values.');
}

export async function saveMeasure({
  act,
  object,
  body,
}: Doing<Measure, z.infer<typeof changeMeasureInput>>): Promise<Reply> {
  await changeMeasure(act, object, body);
  return redirect(pathOf(object), 'The change is kept.');
}

export async function keepValue({ act, object, body }: Doing<Measure, z.infer<typeof pointInput>>): Promise<Reply> {
  const { on, value, outOf } = body;
  if (value === null) slip('value', 'Enter the value as a number');
  return redirect(
    pathOf(object),
    sayChanges(await addPoints(act, { measureId: object.id, points: [{ on, value, outOf }] })),
  );
}

export async function takeOutValue({
  act,
  object,
  body,
}: Doing<Measure, z.infer<typeof takeOutInput>>): Promise<Reply> {
  await takeOutPoint(act, object.id, body);
  return redirect(pathOf(object), 'The value is taken out, and kept in the history.');
}

export async function saveRebase({ act, object, body }: Doing<Measure, z.infer<typeof rebaseInput>>): Promise<Reply> {
  await rebaseMeasure(act, object, body);
  return redirect(pathOf(object), 'The limits begin anew from there.');
}
