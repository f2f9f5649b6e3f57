import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, choicesOf } from '#platform/links/index.ts';
import { mechanismsById, requirementsById } from '#slices/plan/index.ts';
import { type Agreement, sayAgreement } from '../agreement.ts';
import { endingOf } from '../ending/ending-store.ts';
import { obligationsOf } from '../obligation-store.ts';
import { keepRegister, type registerInput } from './keep-register.ts';
import { regimeLabels, regimes } from './register.ts';
import { registeredOf } from './registered-of.ts';

export const entryPath = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>) =>
  `/cases/${caseId}/agreements/${id}/register`;

/** One agreement in the register: what it is for and rests on, when somebody has to decide, and what ends with it. */
export async function showEntry({ tx, who, object, services }: Visit<Agreement>): Promise<Reply> {
  const entry = await registeredOf(tx, object.id);
  const owed = (await obligationsOf(tx, object.caseId)).filter((one) => one.agreementId === object.id);
  const requirementIds = [...new Set(owed.flatMap((one) => one.requirementIds))];
  const asked = await requirementsById(tx, requirementIds);
  const [mechanism] = object.mechanismId ? await mechanismsById(tx, [object.mechanismId]) : [];
  const outcomeIds = new Set([...entry.outcomeIds, ...asked.map((one) => one.outcomeId), mechanism?.outcomeId]);
  const refs = [
    ...[...outcomeIds].flatMap((id) => (id ? [{ kind: 'outcome', id }] : [])),
    ...requirementIds.map((id) => ({ kind: 'requirement', id })),
  ];
  return page('agreements/register/entry.njk', `In the register: ${object.title}`, {
    agreement: { ...object, says: sayAgreement(object) },
    entry,
    regimeText: regimeLabels[entry.regime],
    rests: await beads(tx, services.kinds, who, refs, null),
    ends: {
      owed: owed.filter((one) => one.dueOn !== null).length,
      paid: owed.filter((one) => one.paymentPence !== null).length,
    },
    ending: await endingOf(tx, object.id),
    regimeChoices: regimes.map((value) => ({ value, text: regimeLabels[value] })),
    outcomeChoices: (await choicesOf(tx, services.kinds, who, object.caseId, ['outcome'])).map(({ ref, title }) => ({
      value: ref.id,
      text: title,
    })),
  });
}

export async function saveEntry({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof registerInput>>): Promise<Reply> {
  await keepRegister(act, object, body);
  return redirect(entryPath(object), 'The register says so now.');
}
