import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement, updateAgreement } from '../agreement-store.ts';
import { recordAgreement } from '../make-agreement.ts';
import { type AgreementEnding, endings } from './ending.ts';
import { endingOf, saveEnding } from './ending-store.ts';

export const endingInput = z.strictObject({
  how: field.choice(endings, 'Choose how it ends'),
  endsOn: field.dateOn('Enter the day on which it ends'),
  because: field.text('Enter why it ends', 1_000),
  handover: field.text('Enter who takes over what, or why nobody does', 3_000),
  receive: field.optionalWholeNumber(0, 10_000_000),
  work: field.optionalWholeNumber(0, 10_000_000),
  uncounted: field.optionalText(500),
  belongings: field.text('Enter what becomes of data, records and things', 2_000),
  version: field.wholeNumber('Load the page again'),
});
export const endedInput = z.strictObject({
  on: field.dateOn('Enter the day on which it ended'),
  version: field.version(),
});
export const lastNoticeInput = z.strictObject({
  on: field.dateOn('Enter the day on which the notice was published'),
  reference: field.text('Enter the reference of the notice', 100),
  version: field.version(),
});

/** How it is to end, before it does: who takes over, how many people receive it and work in it, and what becomes of what it holds. */
export async function keepEnding(act: Act, agreement: Agreement, input: z.infer<typeof endingInput>): Promise<void> {
  await holdAgreement(act.tx, agreement.id);
  if ((input.receive === null || input.work === null) && !input.uncounted)
    slip(input.receive === null ? 'receive' : 'work', 'Count the people, or say below why they cannot be counted');
  const before = await endingOf(act.tx, agreement.id);
  if (before?.endedOn) refuse('wrong-state');
  const none = { endedOn: null, noticeOn: null, noticeReference: null };
  await save(act, agreement, { ...none, ...input, endsOn: input.endsOn!, agreementId: agreement.id }, 'endingPlanned');
}

/** It has ended, also where it ran out by itself. What was planned for its end stays beside it. */
export async function recordEnded(
  act: Act,
  agreement: Agreement,
  { on, version }: z.infer<typeof endedInput>,
): Promise<void> {
  const held = await holdAgreement(act.tx, agreement.id);
  const before = await endingOf(act.tx, held.id);
  if (!before)
    refuse('out-of-order', 'first: who takes over, how many people there are, and what becomes of what it holds');
  if (before.endedOn) refuse('wrong-state');
  if (on! > londonDate(act.now)) slip('on', 'Enter a day that has been');
  if (held.startsOn && on! < held.startsOn) slip('on', 'Enter a day that is not before its start');
  await save(act, held, { ...before, version, endedOn: on }, 'endingCame');
  if (held.state !== 'in-force') return;
  const after: Agreement = { ...held, state: 'ended' };
  await updateAgreement(act.tx, after, held.version);
  recordAgreement(act, after, 'agreement.ended', ['state']);
}

/** The last notice, after its end. */
export async function recordLastNotice(
  act: Act,
  agreement: Agreement,
  { on, reference, version }: z.infer<typeof lastNoticeInput>,
): Promise<void> {
  await holdAgreement(act.tx, agreement.id);
  const before = await endingOf(act.tx, agreement.id);
  if (!before?.endedOn) refuse('out-of-order', 'first: the day on which it ended');
  if (before.noticeOn) refuse('wrong-state');
  if (on! > londonDate(act.now) || on! < before.endedOn) slip('on', 'Enter a day between its end and today');
  await save(act, agreement, { ...before, version, noticeOn: on, noticeReference: reference }, 'lastNotice');
}

async function save(act: Act, { id, caseId }: Agreement, ending: AgreementEnding, what: string): Promise<void> {
  await saveEnding(act.tx, ending, act.who.personId!, act.now);
  act.record({
    action: `agreement.${what}`,
    on: { kind: 'agreement', id },
    caseId,
    fields: ['how', 'ends_on', 'because', 'handover', 'receive', 'work', 'belongings', 'ended_on', 'notice'],
    content: JSON.stringify(ending),
  });
}
