import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { sayHandBack } from '../trouble-kinds.ts';
import { type HandBack, stillToHear, toldByHand, whomLabels } from './hand-back.ts';
import { insertTelling, saveAnnounced, tellingsOf } from './hand-back-store.ts';

export const tellInput = z.strictObject({
  whom: field.choice(toldByHand, 'Choose who was told'),
  toldOn: field.dateOn('Enter the day on which they were told'),
  how: field.text('Enter how they were told', 300),
});
export const announceInput = z.strictObject({
  announcement: field.text('Enter what everybody reads: what changes, from when, and whom to ask', 3_000),
  version: field.version(),
});

/** Writes down who was told, when and how. */
export async function tellOf(act: Act, one: HandBack, input: z.infer<typeof tellInput>): Promise<void> {
  if (input.toldOn > londonDate(act.now)) slip('toldOn', 'Enter a day that has been');
  if (!(await insertTelling(act.tx, one.id, input, act.who.personId!, act.now)))
    slip('whom', 'It is written down already when they were told');
  act.record({
    action: 'handBack.told',
    on: { kind: 'handBack', id: one.id },
    caseId: one.caseId,
    fields: ['whom', 'told_on', 'how'],
    content: input.how,
  });
}

/** Tells everybody at once, after those whom it touches first. From then on a review may be opened by it. */
export async function announceHandBack(
  act: Act,
  one: HandBack,
  { announcement, version }: z.infer<typeof announceInput>,
): Promise<void> {
  if (version !== one.version) refuse('stale');
  const [first] = stillToHear(await tellingsOf(act.tx, one.id));
  if (first) refuse('out-of-order', `first to hear it: ${whomLabels[first].toLowerCase()}`);
  await saveAnnounced(act.tx, one, announcement, act.now);
  const told = { toldOn: londonDate(act.now), how: 'On this site' };
  for (const whom of ['providers', 'everybody'] as const)
    await insertTelling(act.tx, one.id, { ...told, whom }, act.who.personId!, act.now);
  const on = { kind: 'handBack', id: one.id };
  act.record({
    action: 'handBack.announced',
    on,
    caseId: one.caseId,
    fields: ['announcement', 'state'],
    content: announcement,
    says: { ...sayHandBack(one), state: 'announced' },
  });
  act.publish({ name: 'agreements.handedBack', on, caseId: one.caseId });
}
