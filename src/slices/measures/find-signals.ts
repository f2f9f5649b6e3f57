import type { Act } from '#platform/act/act.ts';
import { chartOf } from './chart-of.ts';
import type { Measure } from './measure.ts';
import { signalSays } from './measure-kinds.ts';
import { isSamePattern, type Pattern, patternAtEnd, type Signal } from './signal.ts';
import { insertSignal, signalsOfMeasure, updateSignal } from './signal-store.ts';
import { keepChart } from './wall/keep-chart.ts';

export const signalFound = 'measures.signalFound';

/**
 * Looks at the newest value after a measure changed. A pattern that was not there becomes a signal, once; a signal whose
 * pattern is no longer at the end has passed.
 */
export async function findSignals(act: Act, measure: Measure): Promise<void> {
  const charted = await chartOf(act.tx, measure);
  await keepChart(act, measure, charted);
  const { chart } = charted;
  const pattern = patternAtEnd(chart);
  const signals = await signalsOfMeasure(act.tx, measure.id);
  const same = pattern && signals.findLast((signal) => isSamePattern(signal, pattern));
  for (const signal of signals)
    if (signal.state === 'standing' && signal.id !== same?.id)
      await change(act, { ...signal, state: 'passed' }, 'signal.passed');
  if (!pattern) return;
  if (!same) await find(act, measure, pattern);
  else if (same.state === 'passed' || same.colour !== pattern.colour)
    await change(
      act,
      { ...same, state: 'standing', rule: pattern.rule, colour: pattern.colour, says: pattern.says },
      'signal.stands',
    );
}

async function find(act: Act, measure: Measure, pattern: Pattern): Promise<void> {
  const signal: Signal = {
    ...pattern,
    id: act.newId(),
    caseId: measure.caseId,
    state: 'standing',
    version: 1,
    measureId: measure.id,
    measure: measure.name,
    foundAt: act.now,
    sharedWithProviders: measure.sharedWithProviders,
  };
  await insertSignal(act.tx, signal);
  record(act, signal, 'signal.found');
  act.publish({
    name: signalFound,
    on: { kind: 'signal', id: signal.id },
    caseId: signal.caseId,
    payload: { measureId: measure.id, colour: signal.colour },
  });
}

async function change(act: Act, signal: Signal, action: string): Promise<void> {
  await updateSignal(act.tx, signal, act.now);
  record(act, signal, action);
}

const record = (act: Act, signal: Signal, action: string): void =>
  act.record({
    action,
    on: { kind: 'signal', id: signal.id },
    caseId: signal.caseId,
    fields: ['rule', 'colour', 'state'],
    content: signal.says,
    says: signalSays(signal),
  });
