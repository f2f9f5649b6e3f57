import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type LotAnswer, reasons, type Sounding, wouldBid } from './sounding.ts';
import { holdOpen, insertAnswer, replaceAnswer } from './sounding-store.ts';
import { type Typed, TypedReader } from './typed.ts';

export type Given = Readonly<{ provider: string; lots: readonly LotAnswer[] }>;

/** An answer as it was typed: a name, and at least one lot. A "no" without a reason is still an answer. */
export function readAnswer(sounding: Sounding, typed: Typed): Given {
  const reader = new TypedReader(typed);
  const provider = reader.text('provider', 200);
  if (provider === null) reader.faults.provider = 'Enter the name of your organisation';
  const lots = sounding.lots.flatMap(({ position }): LotAnswer[] => {
    const one = {
      would: reader.choice(`would-${position}`, wouldBid),
      reasons: reader.many(`why-${position}`, reasons),
      because: reader.text(`because-${position}`, 1_000),
      couldAddHours: reader.number(`could-${position}`, 100_000),
    };
    if (one.would) return [{ position, ...one, would: one.would }];
    if (one.reasons.length > 0 || one.because || one.couldAddHours !== null)
      reader.faults[`would-${position}`] ??= 'Say whether you would bid for this one';
    return [];
  });
  if (Object.keys(reader.faults).length > 0) throw new Slip(reader.faults);
  if (lots.length === 0) slip(`would-${sounding.lots[0]!.position}`, 'Answer for at least one of these');
  return { provider: provider!, lots };
}

/** Whether answers are still taken: it is open, and its last day has not gone. */
export const takesAnswers = (sounding: Sounding, now: Date): boolean =>
  sounding.state === 'open' && londonDate(now) <= sounding.closesOn;

async function checkOpen(act: Act, sounding: Sounding): Promise<void> {
  if (!takesAnswers(sounding, act.now) || !(await holdOpen(act.tx, sounding.id))) refuse('sounding-closed');
}

export async function answerSounding(
  act: Act,
  sounding: Sounding,
  given: Given,
  channel: 'page' | 'recorded',
): Promise<string> {
  await checkOpen(act, sounding);
  const id = act.newId();
  await insertAnswer(act.tx, sounding.id, { id, ...given, channel, answeredAt: act.now });
  act.record({
    action: channel === 'page' ? 'sounding.answered' : 'sounding.answerRecorded',
    on: { kind: 'sounding', id: sounding.id },
    caseId: sounding.caseId,
    fields: ['provider', 'would', 'reasons'],
  });
  return id;
}

export async function changeAnswer(act: Act, sounding: Sounding, id: string, given: Given): Promise<void> {
  await checkOpen(act, sounding);
  await replaceAnswer(act.tx, id, given.provider, given.lots, act.now);
  act.record({
    action: 'sounding.answerChanged',
    on: { kind: 'sounding', id: sounding.id },
    caseId: sounding.caseId,
    fields: ['provider', 'would', 'reasons'],
  });
}
