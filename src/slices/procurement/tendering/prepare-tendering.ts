import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { londonDateTime } from '#platform/say.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { insertAmendment } from '../clarifications/amendment-store.ts';
import { unexplainedReaders } from '../names-hidden/check-unnamed.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { followDue } from './follow-due.ts';
import { londonInstants } from './london-time.ts';
import { settleStanding } from './settle-standing.ts';
import { type TenderPart, tenderParts } from './tender.ts';
import { judgeDue, lateRules, partLabels, type Tendering } from './tendering.ts';
import { addReceiver, insertDueTime, replaceAskedFiles, saveTendering, tenderingsById } from './tendering-store.ts';

const record = (act: Act, { id, caseId }: Tendering, what: string, fields: string[], content?: string) =>
  act.record({
    action: `tendering.${what}`,
    on: { kind: 'tendering', id },
    caseId,
    fields,
    ...(content ? { content } : {}),
  });

export const dueInput = z.strictObject({
  dueOn: field.dateOn('Enter the day on which tenders are due'),
  dueTime: field.text('Enter the time, such as 12:00', 5),
  because: field.optionalText(1_000),
});

/** Sets the time, to the minute, by London's clocks. Returns a warning where those who have sent already could be harmed by it. */
export async function setDue(
  act: Act,
  { id }: Pick<Tendering, 'id'>,
  body: z.infer<typeof dueInput>,
  /** The box in which somebody typed the day. */
  box = 'dueOn',
): Promise<string | null> {
  await lockProcurement(act.tx, id);
  const tendering = (await tenderingsById(act.tx, [id]))[0]!;
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(body.dueTime))
    slip('dueTime', 'Enter the time as hours and minutes, such as 12:00');
  if (body.dueOn === null) slip('dueOn', 'Enter the day on which tenders are due');
  const [dueAt, again] = londonInstants(body.dueOn, body.dueTime.padStart(5, '0'));
  if (!dueAt)
    slip(
      box === 'dueOn' ? 'dueTime' : box,
      'Clocks go forward that night, and that time does not come. Choose another',
    );
  if (again)
    slip(box === 'dueOn' ? 'dueTime' : box, 'Clocks go back that night, and that time comes twice. Choose another');
  const was = tendering.dueAt;
  const answer = judgeDue(was, dueAt, { state: tendering.state, now: act.now, because: body.because });
  if (!answer.ok) slip(body.because || !answer.why.startsWith('Say why') ? box : 'because', answer.why);
  await insertDueTime(act.tx, act.newId(), id, {
    dueAt,
    was,
    because: body.because,
    setBy: act.who.personId!,
    setAt: act.now,
  });
  await settleStanding(act.tx, id, dueAt);
  const because = body.because ?? 'The time by which tenders are due was set';
  await followDue(act, id, { tendersBy: body.dueOn, tendersAt: body.dueTime.padStart(5, '0'), because, box });
  if (tendering.state === 'taking' && was && box === 'dueOn')
    await insertAmendment(act.tx, {
      ...{ id: act.newId(), procurementId: id, about: 'other', words: 'The time by which tenders are due.', because },
      ...{ republish: ['tender-notice'], extended: true, extensionBecause: because, tendersBy: body.dueOn },
      ...{ by: act.who.personId!, madeAt: act.now },
    });
  record(act, tendering, was === null ? 'timeSet' : 'timeMoved', ['due_at'], body.because ?? undefined);
  return answer.near && was
    ? `It was moved less than three days before ${londonDateTime(was)}. Publish the change, and tell every bidder the same today.`
    : null;
}

export const settingsInput = z.strictObject({
  lateRule: field.choice(lateRules, 'Choose what happens to tenders that come late'),
  asked: field.optionalText(20_000),
  refuseArchives: field.ticked(),
  version: z.coerce.number().int().min(0),
});

/** "Price: Pricing schedule", one a line. */
export function readAsked(words: string | null): { part: TenderPart; name: string }[] {
  const byLabel = new Map(tenderParts.map((part) => [partLabels[part].toLowerCase(), part]));
  return (words ?? '').split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const [, label = '', name = ''] = /^\s*([^:]+):\s*(.+?)\s*$/.exec(line) ?? [];
    const part = byLabel.get(label.trim().toLowerCase());
    if (!part || name.length > 200)
      return slip(
        'asked',
        `“${line.trim().slice(0, 80)}” does not begin with Qualification, Quality or Price and a colon`,
      );
    return [{ part, name }];
  });
}

export async function keepSettings(act: Act, tendering: Tendering, body: z.infer<typeof settingsInput>): Promise<void> {
  const asked = readAsked(body.asked);
  if (!(await saveTendering(act.tx, { ...tendering, ...body }))) refuse('stale');
  await replaceAskedFiles(
    act.tx,
    tendering.id,
    asked.map((one) => ({ ...one, id: act.newId() })),
  );
  record(act, tendering, 'settled', ['late_rule', 'refuse_archives', 'asked_files']);
}

export const receiverInput = z.strictObject({ person: field.id('Choose who brings tenders in') });

/** Names somebody who will see the bidders' names. Who named whom and when is kept; nobody's name is taken off again. */
export async function nameReceiver(
  act: Act,
  tendering: Tendering,
  { person }: z.infer<typeof receiverInput>,
): Promise<void> {
  const working = (await wearersOf(act.tx, tendering.caseId)).filter((one) =>
    ['commissioner', 'procurement'].includes(one.hat),
  );
  if (!working.some((one) => one.personId === person))
    slip('person', 'Choose somebody who commissions or procures on this case');
  if ((await unexplainedReaders(act.tx, tendering.id)).has(person))
    slip(
      'person',
      'They judge these tenders without names. Choose somebody else, or say first on the page of judging why they judge nonetheless',
    );
  if (await addReceiver(act.tx, tendering.id, person, act.who.personId!, act.now))
    record(act, tendering, 'receiverNamed', ['tender_receivers']);
}
