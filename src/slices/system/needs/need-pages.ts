import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, choicesOf, linksAmong } from '#platform/links/index.ts';
import { needAccess } from '../access.ts';
import { nearby } from '../nearby.ts';
import { changeNeed, type changeNeedInput, withdrawNeed } from './change-need.ts';
import { countingChoices, perChoices, readFigures } from './figures.ts';
import { type Need, needTypeChoices, sayFiguresOf } from './need.ts';
import { needsOf } from './need-store.ts';
import { compare, sayDisagreement, sayPublished } from './published.ts';
import { quotationChoices, quotationsChosen } from './quotation-choices.ts';
import { recordNeed, type recordNeedInput } from './record-need.ts';
import { answering, unmetOf } from './unmet.ts';

const persWith = (per: number | null) =>
  per === null || perChoices.some(({ value }) => value === String(per))
    ? perChoices
    : [...perChoices, { value: String(per), text: per.toLocaleString('en-GB') }];
const choices = { needTypes: needTypeChoices, countings: countingChoices, pers: perChoices };

export async function listNeeds({ tx, object, who, services, now }: Visit<Subject>): Promise<Reply> {
  const needs = (await needsOf(tx, object.id)).filter((need) => needAccess(who, need).includes('see'));
  const kinds = answering.filter((name) => services.kinds.has(name));
  const answers = await choicesOf(tx, services.kinds, who, object.id, kinds);
  const refs = [...needs.map(({ id }) => ({ kind: 'need', id })), ...answers.map(({ ref }) => ref)];
  const unmet = new Set(unmetOf(needs, await linksAmong(tx, refs, now)).map(({ id }) => id));
  return page('system/needs.njk', 'Needs', {
    needs: needs.map((need) => ({ ...need, figures: sayFiguresOf(need), unmet: unmet.has(need.id) })),
    unmet: unmet.size,
  });
}

export async function newNeed(visit: Visit<Subject>): Promise<Reply> {
  const { heard } = visit.query;
  return page('system/need-form.njk', 'Record a need', {
    ...choices,
    need: { quotationIds: heard ? [heard] : [] },
    quotations: await quotationChoices(visit, visit.object.id, heard ? [heard] : []),
    action: `/cases/${visit.object.id}/needs/new`,
    send: 'Record this need',
  });
}

export async function keepNeed(doing: Doing<Subject, z.infer<typeof recordNeedInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const quotations = await quotationsChosen(doing, object.id, body.quotations);
  const id = await recordNeed(act, { ...body, quotations, caseId: object.id });
  return redirect(`/cases/${object.id}/needs/${id}`, 'The need is recorded.');
}

export async function showNeed({ tx, object: need, services, who }: Visit<Need>): Promise<Reply> {
  const { above, below } = await nearby(tx, services.kinds, who, { kind: 'need', id: need.id });
  const [here] = await beads(tx, services.kinds, who, [{ kind: 'need', id: need.id }], null);
  return page('system/need.njk', need.statement, {
    need,
    figures: sayFiguresOf(need),
    reading: readFigures(need),
    published: sayPublished(need),
    disagrees: sayDisagreement(need),
    standing: compare(need),
    quotations: above.filter((one) => one.ref.kind === 'quotation'),
    assumptions: above.filter((one) => one.ref.kind === 'assumption'),
    answers: below.filter((one) => (answering as readonly string[]).includes(one.ref.kind)),
    causes: below.filter((one) => one.relation === 'explains'),
    flags: here?.flags ?? [],
  });
}

export async function editNeed(visit: Visit<Need>): Promise<Reply> {
  const need = visit.object;
  return page('system/need-form.njk', 'Change this need', {
    ...choices,
    pers: persWith(need.per),
    need,
    quotations: await quotationChoices(visit, need.caseId, need.quotationIds),
    action: `/cases/${need.caseId}/needs/${need.id}/change`,
    send: 'Keep this',
  });
}

export async function keepNeedChange(doing: Doing<Need, z.infer<typeof changeNeedInput>>): Promise<Reply> {
  const { act, object: need, body } = doing;
  const quotations = await quotationsChosen(doing, need.caseId, body.quotations);
  await changeNeed(act, need, { ...body, quotations });
  return redirect(`/cases/${need.caseId}/needs/${need.id}`, 'The need now says this.');
}

export async function takeNeedBack({ act, object: need, body }: Doing<Need, { version: number }>): Promise<Reply> {
  await withdrawNeed(act, need, body.version);
  return redirect(`/cases/${need.caseId}/needs`, 'The need is withdrawn. It stays on the thread, and says so.');
}
