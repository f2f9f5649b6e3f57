import { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf, chosen } from '#platform/links/index.ts';
import { agreementAccess } from './access.ts';
import { addParty, type partyInput, removeParty } from './add-party.ts';
import { type Agreement, agreementTypeLabels, agreementTypes, sayAgreement } from './agreement.ts';
import { agreementsOf } from './agreement-store.ts';
import { viewAgreement } from './agreement-view.ts';
import { changeAgreement, type changeAgreementInput } from './change-agreement.ts';
import { type agreementInput, makeAgreement } from './make-agreement.ts';
import { moveAgreement, type moveInput } from './move-agreement.ts';
import { isLate } from './obligation.ts';
import { obligationsOf } from './obligation-store.ts';

export const pathOf = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>): string => `/cases/${caseId}/agreements/${id}`;

/** What an agreement can be the form of. */
const origins = ['mechanism', 'lot'] as const;

export async function listAgreements(visit: Visit<Subject>): Promise<Reply> {
  const { tx, who, object, services, now } = visit;
  const agreements = (await agreementsOf(tx, object.id)).filter((one) => agreementAccess(who, one).includes('see'));
  const obligations = await obligationsOf(tx, object.id);
  const froms = await choicesOf(tx, services.kinds, who, object.id, origins);
  return page('agreements/list.njk', 'What is agreed', {
    agreements: agreements.map((one) => {
      const owed = obligations.filter((obligation) => obligation.agreementId === one.id);
      return {
        ...one,
        path: pathOf(one),
        says: sayAgreement(one),
        owed: owed.length,
        late: owed.filter((obligation) => isLate(obligation, londonDate(now))).length,
        notKept: owed.filter(({ state }) => state === 'not-kept').length,
      };
    }),
    typeChoices: agreementTypes.map((value) => ({ value, text: agreementTypeLabels[value] })),
    fromChoices: froms.map(({ value, kindLabel, title }) => ({ value, text: `${kindLabel}: ${title}` })),
  });
}

export async function keepAgreement({
  act,
  object,
  body,
  tx,
  services,
  who,
}: Doing<Subject, z.infer<typeof agreementInput>>): Promise<Reply> {
  const { from, value, ...rest } = body;
  const origin = from ? await chosen(tx, services.kinds, who, object.id, origins, from, 'from') : null;
  const id = await makeAgreement(act, { ...rest, caseId: object.id, valuePence: value, from: origin });
  return redirect(pathOf({ caseId: object.id, id }), 'The draft is kept. Now name its parties.');
}

export const showAgreement = async (visit: Visit<Agreement>): Promise<Reply> =>
  page('agreements/show.njk', visit.object.title, await viewAgreement(visit));

const withWarnings = (says: string, warnings: readonly string[]): string =>
  warnings.length > 0 ? `${says} Look at this: ${warnings.join(' ')}` : says;

export async function saveAgreement({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof changeAgreementInput>>): Promise<Reply> {
  const warnings = await changeAgreement(act, object.id, body);
  return redirect(pathOf(object), withWarnings('The change is kept, with what it said before.', warnings));
}

export async function saveMove({ act, object, body }: Doing<Agreement, z.infer<typeof moveInput>>): Promise<Reply> {
  await moveAgreement(act, object.id, body);
  return redirect(pathOf(object), 'It is in force.');
}

export async function keepParty({ act, object, body }: Doing<Agreement, z.infer<typeof partyInput>>): Promise<Reply> {
  await addParty(act, object.id, body);
  return redirect(pathOf(object), `${body.name} is a party.`);
}

export const removeInput = z.strictObject({});

export async function takeParty({ act, object, params }: Doing<Agreement>): Promise<Reply> {
  await removeParty(act, object.id, params.partyId!);
  return redirect(pathOf(object), 'It is no longer a party.');
}
