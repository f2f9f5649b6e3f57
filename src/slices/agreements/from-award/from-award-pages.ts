import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import { measuresOf } from '#slices/measures/index.ts';
import { organisationKinds } from '#slices/people/index.ts';
import { requirementsById } from '#slices/plan/index.ts';
import {
  awardCriteriaOf,
  awardDecisionsById,
  awardDecisionsOf,
  contractsOf,
  indicatorsAsked,
  lotsById,
  lotsOf,
  type Procurement,
  procurementsById,
} from '#slices/procurement/index.ts';
import type { Agreement } from '../agreement.ts';
import { oftenLabels, oftens } from '../obligation.ts';
import { obligationsOf } from '../obligation-store.ts';
import { type confirmInput, confirmProposal, type keepAllInput, keepAllProposals } from './confirm-proposal.ts';
import { draftFromAward, type draftInput } from './draft-from-award.ts';
import { indicatorsOf, proposalsIn, reasonForNone, sourceOf, sourcesOf } from './from-award-store.ts';
import { indicatorsLack, ratingLabels, ratings } from './indicator.ts';
import { sourceLabels } from './proposal.ts';
import { type indicatorInput, type noIndicatorsInput, sayWhyNone, setIndicator } from './set-indicator.ts';

const pathOf = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>) => `/cases/${caseId}/agreements/${id}/from-award`;

/** Each award of a procurement, with its agreement or the form that drafts it. */
export async function showDrafting({ tx, object }: Visit<Procurement>): Promise<Reply> {
  const lots = new Map((await lotsOf(tx, object.caseId)).map(({ id, title }) => [id, title]));
  const drafted = new Map((await sourcesOf(tx, object.id)).map((one) => [one.decisionId, one.agreementId]));
  const decisions = (await awardDecisionsOf(tx, object.id)).filter(({ outcome }) => outcome === 'awarded');
  return page('agreements/from-award/draft.njk', `From award to agreement: ${object.title}`, {
    procurement: object,
    awards: decisions.map((one) => ({
      ...one,
      title: (one.lotId && lots.get(one.lotId)) ?? object.title,
      agreementId: drafted.get(one.id),
    })),
    typeChoices: organisationKinds.map((value) => ({ value, text: value.replaceAll('-', ' ') })),
  });
}

export async function keepDraft({ act, object, body }: Doing<Procurement, z.infer<typeof draftInput>>): Promise<Reply> {
  const id = await draftFromAward(act, object, body);
  return redirect(
    pathOf({ caseId: object.caseId, id }),
    'The draft is kept. Now say of each promise whether it is owed.',
  );
}

export async function showFromAward({ tx, object }: Visit<Agreement>): Promise<Reply> {
  const source = (await sourceOf(tx, object.id)) ?? refuse('not-found');
  const [procurement] = await procurementsById(tx, [source.procurementId]);
  const proposals = await proposalsIn(tx, object.id);
  const idsOf = (name: 'lotId' | 'requirementId') => proposals.flatMap((one) => one[name] ?? []);
  const named = (list: readonly { id: string; title: string }[]) => new Map(list.map(({ id, title }) => [id, title]));
  const lots = named(await lotsById(tx, idsOf('lotId')));
  const requirements = named(await requirementsById(tx, idsOf('requirementId')));
  const criteria = new Map((await awardCriteriaOf(tx, source.procurementId)).map(({ id, name }) => [id, name]));
  const indicators = await indicatorsOf(tx, object.id);
  const because = await reasonForNone(tx, object.id);
  const contract = (await contractsOf(tx, source.procurementId)).find((one) => one.decisionId === source.decisionId);
  const [decision] = await awardDecisionsById(tx, [source.decisionId]);
  // The threshold is asked of the value with value added tax: what was signed, else what was decided.
  const worth = contract?.valuePence ?? decision?.valuePence ?? object.valuePence;
  const asked = indicatorsAsked(procurement!.regime, worth);
  return page('agreements/from-award/show.njk', `What was promised: ${object.title}`, {
    agreement: object,
    procurement,
    proposals: proposals.map((one) => ({
      ...one,
      sourceLabel: sourceLabels[one.source],
      lot: one.lotId && lots.get(one.lotId),
      requirement: one.requirementId && requirements.get(one.requirementId),
      criterion: one.criterionId && criteria.get(one.criterionId),
    })),
    waiting: proposals.filter(({ decision }) => decision === null).length,
    oftenChoices: oftens.map((value) => ({ value, text: oftenLabels[value] })),
    indicators,
    asked,
    because,
    lacks: indicatorsLack(asked, indicators, because),
    ratings: ratings.map((one) => ratingLabels[one]),
    obligations: (await obligationsOf(tx, object.caseId))
      .filter(({ agreementId }) => agreementId === object.id)
      .map(({ id, words }) => ({ value: id, text: words.slice(0, 120) })),
    measures: (await measuresOf(tx, object.caseId)).map(({ id, name }) => ({ value: id, text: name })),
  });
}

export async function keepProposal({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof confirmInput>>): Promise<Reply> {
  await confirmProposal(act, object, body);
  return redirect(
    pathOf(object),
    body.decision === 'left-out' ? 'It is left out, with its reason.' : 'It is owed now.',
  );
}

export async function keepAll({ act, object, body }: Doing<Agreement, z.infer<typeof keepAllInput>>): Promise<Reply> {
  return redirect(
    pathOf(object),
    `${plural(await keepAllProposals(act, object, body), 'promise is', 'promises are')} owed now.`,
  );
}

export async function keepIndicator({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof indicatorInput>>): Promise<Reply> {
  await setIndicator(act, object, body);
  return redirect(pathOf(object), 'The indicator is set.');
}

export async function keepReason({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof noIndicatorsInput>>): Promise<Reply> {
  await sayWhyNone(act, object, body);
  return redirect(pathOf(object), 'The reason is kept.');
}
