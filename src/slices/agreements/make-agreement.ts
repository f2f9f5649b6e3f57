import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { mechanismsById } from '#slices/plan/index.ts';
import { lotsById } from '#slices/procurement/index.ts';
import { type Agreement, agreementTypes } from './agreement.ts';
import { agreementSays } from './agreement-kinds.ts';
import { insertAgreement } from './agreement-store.ts';

export const terms = {
  title: field.text('Enter a short name', 150),
  startsOn: field.optionalDateOn(),
  endsOn: field.optionalDateOn(),
  value: field.optionalPounds(),
  leavesBehind: field.optionalText(1_000),
};

export const agreementInput = z.strictObject({
  ...terms,
  type: field.choice(agreementTypes, 'Choose what kind of agreement it is'),
  from: field.optionalText(60),
});

export type MakeAgreement = Readonly<{ caseId: string; type: Agreement['type']; title: string; from?: Ref | null }> &
  Partial<Pick<Agreement, 'startsOn' | 'endsOn' | 'valuePence' | 'leavesBehind' | 'basis'>>;

/** A draft, of any kind; its parties and obligations come next. `from` is the mechanism or the lot that it gives form to. */
export async function makeAgreement(act: Act, given: MakeAgreement): Promise<string> {
  const { from, ...rest } = given;
  const agreement: Agreement = {
    startsOn: null,
    endsOn: null,
    valuePence: null,
    leavesBehind: null,
    basis: null,
    ...rest,
    mechanismId: from?.kind === 'mechanism' ? from.id : null,
    lotId: from?.kind === 'lot' ? from.id : null,
    id: act.newId(),
    state: 'draft',
    version: 1,
    parties: [],
    addedAt: act.now,
  };
  checkDates(agreement);
  await checkOrigin(act, agreement);
  await insertAgreement(act.tx, agreement, act.who.personId);
  recordAgreement(act, agreement, 'agreement.made', ['type', 'title', 'dates', 'value', 'leaves_behind', 'from']);
  return agreement.id;
}

export function checkDates({ startsOn, endsOn }: Pick<Agreement, 'startsOn' | 'endsOn'>): void {
  if (startsOn && endsOn && endsOn < startsOn) slip('endsOn', 'Enter an end that is not before its start');
}

async function checkOrigin({ tx }: Act, { caseId, mechanismId, lotId }: Agreement): Promise<void> {
  const [origin] = mechanismId ? await mechanismsById(tx, [mechanismId]) : lotId ? await lotsById(tx, [lotId]) : [];
  if ((mechanismId || lotId) && origin?.caseId !== caseId) slip('from', 'Choose one from the list');
}

export const recordAgreement = (act: Act, agreement: Agreement, action: string, fields: readonly string[]): void =>
  act.record({
    action,
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields,
    content: JSON.stringify(agreement),
    says: agreementSays(agreement),
  });
