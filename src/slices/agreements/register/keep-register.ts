import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement } from '../agreement-store.ts';
import { type Registered, regimes } from './register.ts';
import { keptRegister, saveRegister } from './register-store.ts';

export const registerInput = z.strictObject({
  purpose: field.optionalText(1_000),
  regime: field.choice(regimes, 'Choose which law it is under, or that nobody has said yet'),
  works: field.ticked(),
  noticeOn: field.optionalDateOn(),
  reviewOn: field.optionalDateOn(),
  extendsToOn: field.optionalDateOn(),
  options: field.optionalText(1_000),
  outcomeIds: field.manyIds(),
  version: field.wholeNumber('Load the page again'),
});

/** What the register says of an agreement. It changes none of the terms, so an agreement in force needs no ground for it. */
export async function keepRegister(
  act: Act,
  agreement: Agreement,
  input: z.infer<typeof registerInput>,
  contractId: string | null = null,
): Promise<void> {
  const { id, caseId, endsOn } = await holdAgreement(act.tx, agreement.id);
  if (input.noticeOn && endsOn && input.noticeOn > endsOn)
    slip('noticeOn', 'Enter a day of notice that is not after its end');
  if (input.extendsToOn && endsOn && input.extendsToOn < endsOn)
    slip('extendsToOn', 'Enter a last end that is not before its end');
  const known = new Set(input.outcomeIds.length > 0 ? (await outcomesOf(act.tx, caseId)).map((one) => one.id) : []);
  if (!input.outcomeIds.every((one) => known.has(one))) slip('outcomeIds', 'Choose from the list');
  const before = await keptRegister(act.tx, id);
  const kept: Registered = { ...input, agreementId: id, contractId: before?.contractId ?? contractId };
  await saveRegister(act.tx, kept, act.who.personId!, act.now);
  act.record({
    action: 'agreement.registered',
    on: { kind: 'agreement', id },
    caseId,
    fields: ['purpose', 'regime', 'works', 'notice_on', 'review_on', 'options', 'extends_to_on', 'outcomes'],
    content: JSON.stringify(kept),
  });
}
