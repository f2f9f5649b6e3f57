import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { allBodies } from '#slices/people/index.ts';
import { speaksForOwner } from './access.ts';
import { rulesOn } from './answers/answer-pages.ts';
import { answerTo, askedAndNot } from './answers/kind-answers.ts';
import { kindQuestions } from './answers/kind-questions.ts';
import { asksOf } from './asks/ask-store.ts';
import { tallyOf } from './asks/chase.ts';
import {
  addResource,
  changeResource,
  moveResource,
  type moveResourceInput,
  type resourceInput,
} from './keep-resource.ts';
import {
  consentLabels,
  consents,
  countsAsCapacity,
  inWalkOrder,
  type Resource,
  resourceTypeLabels,
  resourceTypes,
} from './resource.ts';
import { resourcesOf } from './resource-store.ts';
import { remarksOn } from './staleness/remark-store.ts';
import { stalenessOf } from './staleness/staleness.ts';
import { suggestionsFor } from './suggest/suggestions-for.ts';

const choices = async ({ tx }: Visit, caseId: string) => ({
  typeChoices: resourceTypes.map((value) => ({ value, text: resourceTypeLabels[value] })),
  consentChoices: consents.map((value) => ({ value, text: consentLabels[value] })),
  outcomeChoices: (await outcomesOf(tx, caseId)).map(({ id, statement }) => ({ value: id, text: statement })),
});

export async function listResources(visit: Visit<Subject>): Promise<Reply> {
  const resources = inWalkOrder(await resourcesOf(visit.tx, visit.object.id));
  const asks = await asksOf(visit.tx, visit.object.id);
  return page('resources/list.njk', 'What helps, besides a contract', {
    resources: resources.map((one) => ({
      ...one,
      label: resourceTypeLabels[one.type],
      capacity: countsAsCapacity(one),
      staleness: stalenessOf(one, londonDate(visit.now)),
      tally: tallyOf(asks.filter((ask) => ask.resourceId === one.id)),
      notYet: one.state === 'known' ? askedAndNot(one).notYet.length : 0,
    })),
    rules: await rulesOn(visit, visit.object.id),
    suggestions: await suggestionsFor(visit, resources, asks),
    kind: resourceTypes.find((type) => type === visit.query.kind) ?? '',
    asksWaiting: asks.filter((ask) => ask.state === 'asked').length,
    ...(await choices(visit, visit.object.id)),
  });
}

export async function showResource(visit: Visit<Resource>): Promise<Reply> {
  const { object } = visit;
  const asks = (await asksOf(visit.tx, object.caseId)).filter((ask) => ask.resourceId === object.id);
  return page('resources/show.njk', object.name, {
    resource: { ...object, label: resourceTypeLabels[object.type], consentLabel: consentLabels[object.consent] },
    capacity: countsAsCapacity(object),
    asked: askedAndNot(object),
    questions: questionsOf(object),
    asks,
    tally: tallyOf(asks),
    staleness: stalenessOf(object, londonDate(visit.now)),
    remarks: await remarksOn(visit.tx, object.id),
    speaks: speaksForOwner(visit.who, object),
    bodyChoices: visit.may.includes('handOver')
      ? (await allBodies(visit.tx))
          .filter(({ state }) => state === 'standing')
          .map(({ id, name, represents }) => ({ value: id, text: `${name}, for ${represents}` }))
      : [],
    outcome: (await outcomesOf(visit.tx, object.caseId)).find(({ id }) => id === object.outcomeId),
    ...(await choices(visit, object.caseId)),
  });
}

/** The kind’s questions with what was answered; pence as they are typed. */
const questionsOf = (resource: Resource) =>
  kindQuestions[resource.type].map((question) => {
    const answer = answerTo(resource, question);
    return {
      ...question,
      answer,
      typed: question.type === 'pounds' && answer !== null ? Number(answer) / 100 : answer,
    };
  });

async function checkOutcome({ tx }: Visit, caseId: string, outcomeId: string | null): Promise<void> {
  if (outcomeId && !(await outcomesOf(tx, caseId)).some((outcome) => outcome.id === outcomeId))
    slip('outcomeId', 'Choose one from the list');
}

export async function keepResource(doing: Doing<Subject, z.infer<typeof resourceInput>>): Promise<Reply> {
  await checkOutcome(doing, doing.object.id, doing.body.outcomeId);
  await addResource(doing.act, { caseId: doing.object.id, ...doing.body });
  return redirect(`/cases/${doing.object.id}/resources`, `${doing.body.name} is in the ledger.`);
}

export async function saveResource(
  doing: Doing<Resource, z.infer<typeof resourceInput> & { version: number }>,
): Promise<Reply> {
  const { version, ...details } = doing.body;
  await checkOutcome(doing, doing.object.caseId, details.outcomeId);
  await changeResource(doing.act, doing.object, version, details);
  return redirect(`/cases/${doing.object.caseId}/resources/${doing.object.id}`, 'It is kept.');
}

export async function keepMoved({
  act,
  object,
  body,
}: Doing<Resource, z.infer<typeof moveResourceInput>>): Promise<Reply> {
  await moveResource(act, object, body);
  return redirect(
    `/cases/${object.caseId}/resources/${object.id}`,
    body.state === 'gone' ? 'It is kept that it is no longer there.' : 'It is there again.',
  );
}
