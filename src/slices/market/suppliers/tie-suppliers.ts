import { z } from 'zod';
import { organisationIds } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { nameKey } from './clean-name.ts';
import { insertTie, suppliersNamed, undoTie } from './tie-store.ts';
import { tieKinds } from './ties.ts';

export const tieInput = z.strictObject({
  organisation: field.id(),
  one: field.text('Enter the name', 300),
  other: field.text('Enter the other name', 300),
  kind: field.choice(tieKinds, 'Choose what they are'),
  since: field.optionalDateOn(),
  because: field.optionalText(300),
});

/** Says of two names that they are one supplier, are not, or that the first became the second. */
export async function tieSuppliers(act: Act, body: z.infer<typeof tieInput>): Promise<void> {
  const { organisation, one, other, kind, since, because } = body;
  if (!organisationIds(act.who).includes(organisation)) refuse('not-allowed');
  const known = new Set((await suppliersNamed(act.tx, [organisation])).map(({ name }) => nameKey(name)));
  if (!known.has(nameKey(one))) slip('one', 'Nothing that was brought in has this name');
  if (!known.has(nameKey(other))) slip('other', 'Nothing that was brought in has this name');
  if (nameKey(one) === nameKey(other)) slip('other', 'Enter another name');
  if (kind === 'successor' && since === null) slip('since', 'Enter from when it goes by the later name');
  const id = act.newId();
  const tie = {
    id,
    one: nameKey(one),
    other: nameKey(other),
    kind,
    since: kind === 'successor' ? since : null,
    because,
    by: act.who.personId!,
    at: act.now,
  };
  if (!(await insertTie(act.tx, organisation, tie))) refuse('stale');
  record(act, organisation, `suppliers.${kind}`);
}

const record = (act: Act, organisation: string, action: string): void =>
  act.record({ action, on: { kind: 'organisation', id: organisation }, caseId: null, fields: ['supplier_ties'] });

export const undoInput = z.strictObject({ organisation: field.id(), tie: field.id() });

/** Takes back what was said: both names stand for themselves again. */
export async function untieSuppliers(act: Act, { organisation, tie }: z.infer<typeof undoInput>): Promise<void> {
  if (!organisationIds(act.who).includes(organisation)) refuse('not-allowed');
  if (!(await undoTie(act.tx, [organisation], tie, act.who.personId!, act.now))) refuse('stale');
  record(act, organisation, 'suppliers.untied');
}
