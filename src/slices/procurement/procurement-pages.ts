import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { burdensOfLot, comingLabels, historyOf, requirementsOf, revisitsOf } from '#slices/plan/index.ts';
import { criteriaShown } from './criteria/criteria-shown.ts';
import { type criteriaInput, drawLot, type lotInput, setCriteria } from './draw-lot.ts';
import { packOf } from './fairness/fairness-pages.ts';
import { gatesFor } from './gates.ts';
import { leavingsShown } from './leavings/lot-leaving-pages.ts';
import { momentsSet } from './order/moment-store.ts';
import { stepNow } from './order/order.ts';
import { byHand } from './order/record-moment.ts';
import { planProcurement, type procurementInput } from './plan-procurement.ts';
import {
  type Lot,
  type Procurement,
  procurementRoutes,
  regimeLabels,
  regimes,
  routeLabels,
  weightsSay,
} from './procurement.ts';
import { criteriaOf, engagementsOf, gateRecordsOf, lotsOf, procurementsOf } from './procurement-store.ts';
import { type engagementInput, type gateInput, recordEngagement, recordGate } from './record-gate.ts';
import { soundingsOf } from './sounding/sounding-store.ts';

const labelled = (procurement: Procurement) => ({
  ...procurement,
  regimeLabel: regimeLabels[procurement.regime],
  routeLabel: routeLabels[procurement.route],
});

export async function listProcurements({ tx, object }: Visit<Subject>): Promise<Reply> {
  return page('procurement/list.njk', 'Buying it', {
    procurements: (await procurementsOf(tx, object.id)).map(labelled),
    regimeChoices: regimes.map((value) => ({ value, text: regimeLabels[value] })),
    routeChoices: procurementRoutes.map((value) => ({ value, text: routeLabels[value] })),
  });
}

export async function keepProcurement({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof procurementInput>>): Promise<Reply> {
  const id = await planProcurement(act, { ...body, caseId: object.id });
  return redirect(
    `/cases/${object.id}/procurements/${id}`,
    'It is planned. Its gates have their dates where you gave some.',
  );
}

const here = (procurement: Procurement) => `/cases/${procurement.caseId}/procurements/${procurement.id}`;

async function inside({ tx, now }: Visit, procurement: Procurement) {
  const requirements = (await requirementsOf(tx, procurement.caseId)).filter(
    (requirement) => requirement.state !== 'dropped',
  );
  const titles = new Map(requirements.map((requirement) => [requirement.id, requirement]));
  const lots = (await lotsOf(tx, procurement.caseId)).filter((lot) => lot.procurementId === procurement.id);
  const leaves = await leavingsShown(tx, procurement.caseId, lots);
  const criteria = await criteriaOf(tx, procurement.id);
  const shown = await criteriaShown(tx, procurement);
  const gates = gatesFor(procurement, await gateRecordsOf(tx, procurement.id), londonDate(now));
  return {
    procurement: labelled(procurement),
    lots: lots.map((lot) => ({
      ...lot,
      requirements: lot.requirementIds.flatMap((id) => titles.get(id) ?? []),
      leaves: leaves.get(lot.id),
    })),
    drawnUnheard: lots.filter((lot) => lot.state !== 'withdrawn' && leaves.get(lot.id)?.timing.late).length,
    criteria,
    weights: shown.all.some(({ lotId }) => lotId !== null) ? null : weightsSay(criteria),
    judged: shown,
    gates,
    late: gates.filter((gate) => gate.record?.late).length,
    engagements: await engagementsOf(tx, procurement.id),
    soundings: (await soundingsOf(tx, procurement.caseId)).filter((one) => one.procurementId === procurement.id),
    requirementChoices: requirements.map(({ id, title }) => ({ value: id, text: title })),
    today: londonDate(now),
  };
}

export async function showProcurement(visit: Visit<Procurement>): Promise<Reply> {
  const { tx, object } = visit;
  // Steps whose turn has come, by law too: what still lacks something is on the page of the order.
  const happened = await momentsSet(tx, object.id);
  const open = byHand(object, happened).filter(({ moment }) => stepNow(moment, object, happened).passage === 'open');
  return page('procurement/show.njk', object.title, {
    ...(await inside(visit, object)),
    next: open.filter(({ moment }) => moment !== 'stopped').map(({ title }) => title),
  });
}

/** The same information for every bidder, whoever talked to whom before. */
export async function showPack(visit: Visit<Procurement>): Promise<Reply> {
  return page('procurement/pack.njk', `The pack: ${visit.object.title}`, {
    ...(await inside(visit, visit.object)),
    ...(await packOf(visit.tx, visit.object)),
  });
}

export async function keepLot({ act, tx, object, body }: Doing<Procurement, z.infer<typeof lotInput>>): Promise<Reply> {
  const known = new Set((await requirementsOf(tx, object.caseId)).map((requirement) => requirement.id));
  if (body.requirementIds.some((id) => !known.has(id))) slip('requirementIds', 'Choose from the list');
  await drawLot(act, object, body);
  return redirect(here(object), `${body.title} is drawn.`);
}

export async function keepCriteria({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof criteriaInput>>): Promise<Reply> {
  await setCriteria(act, object, body);
  return redirect(here(object), 'The criteria are kept.');
}

export async function keepGate({ act, object, body }: Doing<Procurement, z.infer<typeof gateInput>>): Promise<Reply> {
  await recordGate(act, object, body);
  return redirect(`${here(object)}#gates`, 'It is recorded.');
}

export async function keepEngagement({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof engagementInput>>): Promise<Reply> {
  await recordEngagement(act, object, body);
  return redirect(here(object), 'It is in the record, and in every bidder’s pack.');
}

export async function showLot({ tx, object }: Visit<Lot>): Promise<Reply> {
  const titles = new Map((await requirementsOf(tx, object.caseId)).map((requirement) => [requirement.id, requirement]));
  return page('procurement/lot.njk', object.title, {
    lot: object,
    histories: historyOf({ kind: 'lot', id: object.id }, await revisitsOf(tx, object.caseId)),
    comingLabels,
    leaves: (await leavingsShown(tx, object.caseId, [object])).get(object.id),
    requirements: object.requirementIds.flatMap((id) => titles.get(id) ?? []),
    burdens: await burdensOfLot(tx, object.caseId, object),
  });
}
