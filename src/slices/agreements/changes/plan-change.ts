import { z } from 'zod';
import { actStandstill } from '#engines/calendar/index.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { londonDate as sayDate } from '#platform/say.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement } from '../agreement-store.ts';
import { changeAgreement } from '../change-agreement.ts';
import { groundValues } from '../change-grounds.ts';
import { noticeFirst } from './change-law.ts';
import { factsOfChange, testAgainstLaw } from './law-of.ts';
import { type PlannedChange, whyNotMade } from './planned-change.ts';
import { insertPlanned, plannedOf, updatePlanned } from './planned-store.ts';

export const planInput = z.strictObject({
  what: field.text('Enter what would change', 500),
  why: field.text('Enter why', 1_000),
  ground: field.choice(groundValues, 'Choose what lets it be changed'),
  endsOn: field.optionalDateOn(),
  value: field.optionalPounds(),
});
export const noticeInput = z.strictObject({
  on: field.dateOn('Enter the day on which the notice was published'),
  reference: field.text('Enter the reference of the notice', 100),
  standstill: field.ticked(),
  version: field.version(),
});
export const endPlanInput = z.strictObject({
  does: field.choice(['made', 'dropped'], 'Choose what becomes of it'),
  version: field.version(),
});

/** A change before it is made, so that its notice and its standstill come first. Returns the warnings. */
export async function planChange(
  act: Act,
  agreement: Agreement,
  { value, ...input }: z.infer<typeof planInput>,
): Promise<readonly string[]> {
  const before = await holdAgreement(act.tx, agreement.id);
  if (before.state !== 'in-force') refuse('wrong-state');
  if (!input.endsOn && value === null) slip('value', 'Enter another value, or another end, or both');
  const after = { ...before, endsOn: input.endsOn ?? before.endsOn, valuePence: value ?? before.valuePence };
  const warnings = await testAgainstLaw(act, before, after, input.ground);
  const planned = {
    ...input,
    valuePence: value,
    id: act.newId(),
    agreementId: before.id,
    state: 'planned',
    noticeOn: null,
    noticeReference: null,
    notBeforeOn: null,
  } as const;
  await insertPlanned(act.tx, planned, act.who.personId!, act.now);
  record(act, before, 'planned', JSON.stringify(planned));
  return warnings;
}

const plannedIn = async (act: Act, agreement: Agreement, id: string): Promise<PlannedChange> => {
  const found = (await plannedOf(act.tx, agreement.id)).find((one) => one.id === id) ?? refuse('not-found');
  return found.state === 'planned' ? found : refuse('wrong-state');
};

/** Its notice, and the eight working days or more that the authority lets it stand still of its own will: section 76. */
export async function giveNotice(
  act: Act,
  agreement: Agreement,
  id: string,
  { on, reference, standstill, version }: z.infer<typeof noticeInput>,
): Promise<void> {
  const before = await plannedIn(act, agreement, id);
  const noticeOn = on!;
  if (noticeOn > londonDate(act.now)) slip('on', 'Enter a day that has been');
  const notBeforeOn = standstill ? actStandstill(noticeOn).mayEnterFrom : null;
  await updatePlanned(act.tx, { ...before, noticeOn, noticeReference: reference, notBeforeOn }, version);
  record(act, agreement, 'notified', `${noticeOn}\n${reference}`);
}

/** Makes it what the agreement says, tested again with everything that came meanwhile; or drops it. Returns the warnings. */
export async function endPlan(
  act: Act,
  agreement: Agreement,
  id: string,
  { does, version }: z.infer<typeof endPlanInput>,
): Promise<readonly string[]> {
  const held = await holdAgreement(act.tx, agreement.id);
  const before = await plannedIn(act, held, id);
  const today = londonDate(act.now);
  const until = does === 'made' && whyNotMade(before, today);
  if (until) refuse('out-of-order', `it stands still, and may be made from ${sayDate(until)}`);
  await updatePlanned(act.tx, { ...before, state: does }, version);
  record(act, held, does, id);
  if (does === 'dropped') return [];
  const { title, startsOn, leavesBehind, basis } = held;
  const endsOn = before.endsOn ?? held.endsOn;
  const valuePence = before.valuePence ?? held.valuePence;
  const { why, ground } = before;
  const facts = await factsOfChange(act.tx, held, { ...held, endsOn, valuePence }, ground, today);
  const notice = before.noticeOn ? null : noticeFirst(facts);
  const terms = { title, startsOn, leavesBehind, basis, endsOn, value: valuePence };
  const warnings = await changeAgreement(act, held.id, { ...terms, why, ground, version: held.version });
  return notice ? [...warnings, `${notice} None is recorded.`] : warnings;
}

const record = (act: Act, { id, caseId }: Agreement, what: string, content: string): void =>
  act.record({
    action: `agreement.change.${what}`,
    on: { kind: 'agreement', id },
    caseId,
    fields: ['change'],
    content,
  });
