import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById } from '#slices/cases/index.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { insertMeasureList, insertWorkforce, workforceOf } from './document-store.ts';
import { readMeasures } from './social-value.ts';
import { readWorkforce } from './workforce.ts';

export const workforceInput = z.strictObject({
  employer: field.text('Enter who employs them now', 200),
  asAt: field.dateOn('Enter the day for which the list is true'),
  pasted: field.optionalText(2_000_000),
});

/** Brings in the list of people who may come over. Groups of it are kept, and no line. */
export async function bringInWorkforce(
  act: Act,
  procurement: Procurement,
  input: Pick<z.infer<typeof workforceInput>, 'employer' | 'asAt'>,
  bytes: Uint8Array | null,
): Promise<number> {
  const { id, caseId } = procurement;
  if (!bytes) slip('file', 'Choose a CSV file, or paste its lines below');
  if (input.asAt > londonDate(act.now)) slip('asAt', 'Enter a day that is not after today');
  await lockProcurement(act.tx, id);
  const { content, wrong } = readWorkforce(bytes);
  if (wrong !== null) slip('file', wrong);
  const number = (await workforceOf(act.tx, id)).length + 1;
  await insertWorkforce(act.tx, {
    ...input,
    id: act.newId(),
    procurementId: id,
    number,
    content,
    by: act.who.personId ?? refuse('not-allowed'),
    broughtInAt: act.now,
  });
  act.record({ action: 'workforce.brought-in', on: { kind: 'procurement', id }, caseId, fields: ['workforce_lists'] });
  return number;
}

export const measuresInput = z.strictObject({
  name: field.text('Enter what the set of measures is called', 200),
  edition: field.text('Enter its edition or year', 60),
  licence: field.text('Say under which licence your organisation may use it', 1_000),
  pasted: field.optionalText(2_000_000),
});

/** Brings in a set of measures that the authority is licensed to use. None comes with this. */
export async function bringInMeasures(
  act: Act,
  procurement: Procurement,
  input: Pick<z.infer<typeof measuresInput>, 'name' | 'edition' | 'licence'>,
  bytes: Uint8Array | null,
): Promise<number> {
  const { id, caseId } = procurement;
  if (!bytes) slip('file', 'Choose a CSV file, or paste its lines below');
  const { measures, wrong } = readMeasures(bytes);
  if (wrong !== null) slip('file', wrong);
  const [theCase] = await casesById(act.tx, [caseId]);
  const { name, edition, licence } = input;
  const kept = await insertMeasureList(act.tx, {
    id: act.newId(),
    organisationId: theCase!.organisationId,
    name,
    edition,
    licence,
    measures,
    by: act.who.personId ?? refuse('not-allowed'),
    broughtInAt: act.now,
  });
  if (!kept) slip('edition', 'This edition is here already. Give a new one another name or year');
  act.record({
    action: 'measures.brought-in',
    on: { kind: 'procurement', id },
    caseId,
    fields: ['social_value_lists'],
  });
  return measures.length;
}
