import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { amendmentChoices } from '../procedure/procedure-pages.ts';
import type { Lot, Procurement } from '../procurement.ts';
import { lotsOf, procurementsById } from '../procurement-store.ts';
import {
  conditionFaults,
  conditionKinds,
  conditionLabels,
  grossPence,
  noTerms,
  reservationFaults,
  reservationLabels,
  reservations,
  vatBases,
  vatLabels,
} from './lot-terms.ts';
import { divisionsOf, lotTermsOf } from './lot-terms-store.ts';
import {
  type conditionInput,
  type divisionInput,
  keepCondition,
  keepLotTerms,
  type lotTermsInput,
  sayDivision,
} from './shape-lots.ts';

export async function showLotTerms({ tx, object, now }: Visit<Lot>): Promise<Reply> {
  const [procurement] = await procurementsById(tx, [object.procurementId]);
  const versions = await lotTermsOf(tx, [object.id]);
  const last = versions.at(-1) ?? null;
  const terms = { ...noTerms, valuePence: object.valuePence, ...last?.terms };
  return page('procurement/lots/terms.njk', `For whom it is, and on what terms: ${object.title}`, {
    lot: object,
    terms,
    version: last?.version ?? 0,
    gross: grossPence(terms),
    vatLabel: terms.vat && vatLabels[terms.vat],
    reservedLabel: reservationLabels[terms.reserved],
    conditions: terms.conditions.map((one) => ({ ...one, label: conditionLabels[one.kind] })),
    faults: [...reservationFaults(terms, procurement!, londonDate(now)), ...conditionFaults(terms, procurement!)],
    reservedChoices: reservations.map((value) => ({ value, text: reservationLabels[value] })),
    vatChoices: vatBases.map((value) => ({ value, text: `It is ${vatLabels[value]}` })),
    kindChoices: conditionKinds.map((value) => ({ value, text: conditionLabels[value] })),
    published: procurement!.state !== 'planned',
    republishChoices: amendmentChoices,
    before: versions.slice(0, -1).toReversed(),
  });
}

export async function showDivision({ tx, object }: Visit<Procurement>): Promise<Reply> {
  const versions = await divisionsOf(tx, object.id);
  return page('procurement/lots/division.njk', `Lots, and why: ${object.title}`, {
    procurement: object,
    now: versions.at(-1) ?? null,
    before: versions.slice(0, -1).toReversed(),
    lots: (await lotsOf(tx, object.caseId)).filter(
      (lot) => lot.procurementId === object.id && lot.state !== 'withdrawn',
    ),
    published: object.state !== 'planned',
    republishChoices: amendmentChoices,
  });
}

const ofLot = (lot: Lot) => `/cases/${lot.caseId}/lots/${lot.id}/terms`;

export async function saveLotTerms({ act, object, body }: Doing<Lot, z.infer<typeof lotTermsInput>>): Promise<Reply> {
  await keepLotTerms(act, object, body);
  return redirect(ofLot(object), 'The terms are kept.');
}

export async function saveCondition({ act, object, body }: Doing<Lot, z.infer<typeof conditionInput>>): Promise<Reply> {
  await keepCondition(act, object, body);
  return redirect(ofLot(object), body.how === 'add' ? 'The condition is kept.' : 'The condition is taken out.');
}

export async function saveDivision({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof divisionInput>>): Promise<Reply> {
  await sayDivision(act, object, body);
  return redirect(`/cases/${object.caseId}/procurements/${object.id}/division`, 'It is kept, with its reasons.');
}
