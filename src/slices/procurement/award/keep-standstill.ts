import { z } from 'zod';
import { sayDay, standstillDays } from '#engines/calendar/index.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import type { Procurement } from '../procurement.ts';
import { standingOf, standstillEvents, standstillTypes, typesFor } from './standstill.ts';
import { standstillFacts } from './standstill-facts.ts';
import { insertStandstillEvent, saveStandstill } from './standstill-store.ts';

export const standstillInput = z.strictObject({
  type: field.choice(standstillTypes, 'Choose which standstill there is'),
  workingDays: field.optionalWholeNumber(1, 100),
  because: field.optionalText(1_000),
});

export const standstillEventInput = z.strictObject({
  event: field.choice([...standstillEvents, 'over'], 'Choose what happened'),
  happenedOn: field.dateOn('Enter the day on which it happened'),
  who: field.optionalText(200),
  words: field.optionalText(4_000),
});

/** Which standstill there is, and why. It is said before the notice that begins it; a voluntary one is eight working days or more. */
export async function setStandstill(
  act: Act,
  procurement: Procurement,
  input: z.infer<typeof standstillInput>,
): Promise<void> {
  await lockProcurement(act.tx, procurement.id);
  if (!typesFor(procurement.regime, procurement.route).includes(input.type)) slip('type', 'Choose from the list');
  const workingDays = input.workingDays ?? standstillDays;
  if (workingDays < standstillDays)
    slip('workingDays', `A standstill that is offered is ${standstillDays} working days or more`);
  if (input.type !== 'voluntary' && workingDays !== standstillDays)
    slip('workingDays', `This standstill is ${standstillDays} working days. Leave the number out`);
  if (input.type === 'none' && !input.because) slip('because', 'Say why there is none');
  const { kept, noticeOn } = await standstillFacts(act.tx, procurement);
  // What was promised to bidders in the notice is not made shorter afterwards.
  if (noticeOn && kept && (input.type === 'none' || workingDays < kept.workingDays)) refuse('wrong-state');
  const because = input.because ?? (input.type === 'mandatory' ? 'The law asks for it' : 'Offered to bidders');
  const { type } = input;
  await saveStandstill(act.tx, procurement.id, { type, workingDays, because }, act.who.personId!, act.now);
  act.record({
    action: `standstill.${type}`,
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['type', 'working_days', 'because'],
    content: because,
  });
}

/** What reaches the buyer while it stands still; or that it is over, which the house refuses before its last day has passed. */
export async function recordStandstillEvent(
  act: Act,
  procurement: Procurement,
  input: z.infer<typeof standstillEventInput>,
): Promise<string> {
  await lockProcurement(act.tx, procurement.id);
  const happenedOn = input.happenedOn!;
  if (happenedOn > londonDate(act.now)) slip('happenedOn', 'Enter a day that is not after today');
  if (input.event === 'over') {
    await recordMoment(act, procurement, { moment: 'standstill-over', happenedOn, words: input.words });
    return 'The standstill is over.';
  }
  const { kept: type, noticeOn } = await standstillFacts(act.tx, procurement);
  if (!noticeOn || happenedOn < noticeOn) slip('happenedOn', 'Enter a day on or after its notice was published');
  const { event } = input;
  const who = input.who ?? slip('who', 'Enter who it was');
  const words = input.words ?? slip('words', 'Enter what was said or done');
  // Further decisions make the standstill longer; whether something came in time is asked of the eight working days.
  const standing = standingOf(procurement.regime, type, noticeOn, []);
  const late = (event === 'representation' || event === 'claim') && standing !== null && happenedOn > standing.ends;
  const kept = { event, happenedOn, who, words, late };
  await insertStandstillEvent(act.tx, act.newId(), procurement.id, kept, act.who.personId!, act.now);
  act.record({
    action: `standstill.${event}`,
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['who', 'words'],
    content: words,
  });
  return late ? `It is recorded, and marked as late: the last day was ${sayDay(standing!.ends)}.` : 'It is recorded.';
}
