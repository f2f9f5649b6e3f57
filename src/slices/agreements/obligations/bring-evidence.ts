import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { agreementsById } from '../agreement-store.ts';
import type { Obligation } from '../obligation.ts';
import { answeredTimes, insertEvidence } from './due-store.ts';
import { linkField } from './link-field.ts';
import { openTimes } from './occurrences.ts';
import { sideOf } from './sides.ts';

export const evidenceInput = z.strictObject({
  words: field.text('Say what it shows', 1_000),
  link: linkField(),
  dueOn: field.optionalDateOn(),
});

/** What a party or somebody beside it brings. It changes nothing of where the obligation stands. */
export async function bringEvidence(
  act: Act,
  obligation: Obligation,
  { words, link, dueOn }: z.infer<typeof evidenceInput>,
): Promise<string> {
  const [agreement] = await agreementsById(act.tx, [obligation.agreementId]);
  const answered = await answeredTimes(act.tx, obligation.id);
  const open = openTimes(obligation, agreement!, answered, londonDate(act.now));
  if (dueOn && !open.includes(dueOn) && !answered.has(dueOn)) slip('dueOn', 'Choose one of its times');
  const id = act.newId();
  const side = sideOf(act.who, obligation);
  const by = act.who.personId!;
  await insertEvidence(act.tx, { id, obligationId: obligation.id, words, link, dueOn, side, by, at: act.now });
  act.record({
    action: 'obligation.evidenceBrought',
    on: { kind: 'obligation', id: obligation.id },
    caseId: obligation.caseId,
    fields: ['words', 'link', 'due_on'],
    content: `${words}\n${link ?? ''}`,
  });
  return id;
}
