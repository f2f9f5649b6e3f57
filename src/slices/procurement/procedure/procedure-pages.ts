import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { questionsOf, viewOf } from '#slices/market/index.ts';
import { republishable, republishLabels } from '../clarifications/amendment.ts';
import { lotTermsNow } from '../lots/lot-terms-store.ts';
import { type Procurement, regimeLabels, routeLabels } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import {
  beginProcedure,
  type beginProcedureInput,
  changeStage,
  mayShortlist,
  type stageInput,
} from './draw-procedure.ts';
import { proceduresOf } from './procedure-store.ts';
import { hoursOfStage, type Stage, stageKinds, stageLabels, totalHours } from './stage.ts';
import { brokenStages, doubtfulStages, tooMuchWork } from './stage-faults.ts';
import { restsOn } from './stage-table.ts';
import { drawStrip, sayHours } from './strip-drawing.ts';
import { directGrounds, groundsFor, templates, templatesFor } from './templates.ts';

export const amendmentChoices = republishable.map((value) => ({ value, text: republishLabels[value] }));

/** What the market's last answer says of who is left, and the way to it; that nobody has asked is said too. */
async function leftOf({ tx }: Visit, caseId: string) {
  const answered = (await questionsOf(tx, caseId)).filter(({ answer }) => answer);
  const last = answered.at(-1);
  return last
    ? {
        title: last.title,
        path: `/cases/${caseId}/left/questions/${last.id}`,
        says: viewOf(last)?.sentences[0] ?? null,
      }
    : { title: null, path: `/cases/${caseId}/left`, says: null };
}

export async function showProcedure(visit: Visit<Procurement>): Promise<Reply> {
  const { tx, object } = visit;
  const versions = await proceduresOf(tx, object.id);
  const now = versions.at(-1) ?? null;
  const shortlist = await mayShortlist(tx, object);
  const lots = (await lotsOf(tx, object.caseId)).filter(
    (lot) => lot.procurementId === object.id && lot.state !== 'withdrawn',
  );
  const terms = await lotTermsNow(
    tx,
    lots.map((lot) => lot.id),
  );
  // Where nobody has said how long a lot lasts its value is taken as a year's, as it is on the page of the lot.
  const value = lots.reduce(
    (sum, { id, valuePence }) => sum + (valuePence ?? 0) / Math.max(terms.get(id)?.terms.years ?? 1, 1),
    0,
  );
  const stages = now?.stages ?? [];
  return page('procurement/procedure/show.njk', `The procedure: ${object.title}`, {
    procurement: { ...object, regimeLabel: regimeLabels[object.regime], routeLabel: routeLabels[object.route] },
    now,
    template: templates.find(({ name }) => name === now?.template) ?? null,
    ground: directGrounds.find(({ name }) => name === now?.ground) ?? null,
    stages: stages.map((stage) => ({
      ...stage,
      label: stageLabels[stage.kind],
      says: sayHours(stage),
      source: hoursOfStage(stage).source,
      rests: restsOn(stage.kind, object, shortlist),
    })),
    changing: now ? changingOf(visit, stages) : null,
    strip: stages.length > 0 ? drawStrip(stages) : null,
    total: totalHours(stages),
    much: tooMuchWork(stages, value),
    faults: now
      ? [...brokenStages(stages, object, shortlist), ...doubtfulStages(stages, object, now.justification)]
      : [],
    left: await leftOf(visit, object.caseId),
    choices: templatesFor(object).map(({ name, label, opens, costs, stages: begins }) => ({
      value: name,
      text: label,
      hint: `${opens} ${costs}`,
      hours: totalHours(begins).hours,
    })),
    grounds: groundsFor(object).map(({ name, label, checkThis, reference }) => ({
      value: name,
      text: `${label} (${reference}${checkThis ? '; check this' : ''})`,
    })),
    kinds: stageKinds
      .filter((kind) => restsOn(kind, object, shortlist))
      .map((value) => ({ value, text: stageLabels[value] })),
    places: [
      ...stages.map((stage, at) => ({ value: at, text: `Before ${at + 1}. ${stageLabels[stage.kind]}` })),
      { value: stages.length, text: 'At the end' },
    ],
    before: versions.slice(0, -1).toReversed(),
    published: object.state !== 'planned',
    republishChoices: amendmentChoices,
  });
}

/** The one stage whose form is open: asked for in the address, or sent and come back. Anything else opens none. */
function changingOf({ query, returned }: Visit, stages: readonly Stage[]) {
  const sent = returned?.values;
  const asked = sent ? (sent.how === 'add' ? 'new' : String(Number(sent.position) + 1)) : query.stage;
  if (asked === 'new') return { how: 'add', title: 'Add a stage', position: stages.length, stage: {} };
  const position = Number(asked) - 1;
  const stage = stages[position];
  return stage ? { how: 'change', title: `Change ${position + 1}. ${stageLabels[stage.kind]}`, position, stage } : null;
}

const back = (procurement: Procurement) => `/cases/${procurement.caseId}/procurements/${procurement.id}/procedure`;

export async function keepBeginning({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof beginProcedureInput>>): Promise<Reply> {
  await beginProcedure(act, object, body);
  return redirect(back(object), 'It is kept. Change each stage until it fits.');
}

export async function keepStage({ act, object, body }: Doing<Procurement, z.infer<typeof stageInput>>): Promise<Reply> {
  await changeStage(act, object, body);
  return redirect(
    back(object),
    body.how === 'remove' ? 'The stage is taken out. What was before is kept.' : 'The stage is kept.',
  );
}
