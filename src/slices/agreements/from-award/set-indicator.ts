import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { measuresOf } from '#slices/measures/index.ts';
import type { Agreement } from '../agreement.ts';
import { holdAgreement } from '../agreement-store.ts';
import { obligationsOf } from '../obligation-store.ts';
import { indicatorsOf, insertIndicator, saveReasonForNone } from './from-award-store.ts';
import { mostMaterial } from './indicator.ts';

export const indicatorInput = z.strictObject({
  name: field.text('Enter what is looked at', 200),
  target: field.text('Enter what is good enough', 300),
  obligationId: field.optionalId(),
  measureId: field.optionalId(),
  material: field.ticked(),
});
export const noIndicatorsInput = z.strictObject({
  because: field.text('Say why performance cannot be assessed by indicators', 1_000),
});

/** A performance indicator of the contract, tied to what is owed and to the measure that watches it where there are such. */
export async function setIndicator(
  act: Act,
  { id, caseId }: Agreement,
  input: z.infer<typeof indicatorInput>,
): Promise<void> {
  await holdAgreement(act.tx, id);
  const others = await indicatorsOf(act.tx, id);
  if (input.material && others.filter(({ material }) => material).length >= mostMaterial)
    slip('material', 'Three are marked already');
  const owed = (await obligationsOf(act.tx, caseId)).filter(({ agreementId }) => agreementId === id);
  if (input.obligationId && !owed.some((one) => one.id === input.obligationId))
    slip('obligationId', 'Choose from the list');
  if (input.measureId) {
    const watched = (await measuresOf(act.tx, caseId)).find((one) => one.id === input.measureId);
    if (!watched) slip('measureId', 'Choose from the list');
    // I11: what a population lives is no measure of what one provider does.
    if (watched.outcomeId)
      slip('measureId', 'It shows what people live, and not what this supplier does. Choose another');
  }
  const kept = { ...input, id: act.newId(), agreementId: id };
  if (!(await insertIndicator(act.tx, kept, act.who.personId!, act.now))) slip('name', 'There is one of that name');
  act.record({
    action: 'agreement.indicatorSet',
    on: { kind: 'agreement', id },
    caseId,
    fields: ['name', 'target', 'obligation_id', 'measure_id', 'material'],
    content: `${input.name}\n${input.target}`,
  });
}

/** Where performance cannot appropriately be assessed by indicators: the contract details notice gives the reason. */
export async function sayWhyNone(
  act: Act,
  { id, caseId }: Agreement,
  { because }: z.infer<typeof noIndicatorsInput>,
): Promise<void> {
  await saveReasonForNone(act.tx, id, because, act.who.personId!, act.now);
  act.record({
    action: 'agreement.noIndicators',
    on: { kind: 'agreement', id },
    caseId,
    fields: ['because'],
    content: because,
  });
}
