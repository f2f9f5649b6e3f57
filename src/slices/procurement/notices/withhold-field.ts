import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { limbs, noticeOf } from '#standards/notices/index.ts';
import type { Procurement } from '../procurement.ts';
import { dropRedaction, putRedaction } from './notice-store.ts';

const limbNames = Object.keys(limbs) as [keyof typeof limbs, ...(keyof typeof limbs)[]];

export const withholdInput = z.strictObject({
  withhold: field.text('Choose what is withheld', 60),
  limb: field.choice(limbNames, 'Choose the ground of section 94'),
  reason: field.text('Say why it is withheld. It is published with the fact that something is', 1_000),
});
export const showAgainInput = z.strictObject({ withhold: field.text('Choose what is shown again', 60) });

/** Withholds one thing that a notice would tell, where the law lets it, with its ground and reason: that it is withheld is published. */
export async function withholdField(
  act: Act,
  procurement: Procurement,
  code: string,
  input: z.infer<typeof withholdInput>,
): Promise<void> {
  const found =
    noticeOf(code).fields.find(({ key }) => key === input.withhold) ?? slip('withhold', 'Choose from the list');
  if (!found.redactable) slip('withhold', `The law does not let “${found.label}” be withheld`);
  await putRedaction(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    code,
    field: found.key,
    limb: input.limb,
    reason: input.reason,
    by: act.who.personId ?? refuse('not-allowed'),
    at: act.now,
  });
  note(act, procurement, 'notice.withheld', code, input.reason);
}

export async function showAgain(
  act: Act,
  procurement: Procurement,
  code: string,
  input: z.infer<typeof showAgainInput>,
): Promise<void> {
  await dropRedaction(act.tx, procurement.id, code, input.withhold);
  note(act, procurement, 'notice.shown-again', code, input.withhold);
}

const note = (act: Act, { id, caseId }: Procurement, action: string, code: string, content: string): void =>
  act.record({ action, on: { kind: 'procurement', id }, caseId, fields: [code], content });
