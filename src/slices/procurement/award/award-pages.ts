import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import { reservationLabels } from '../lots/lot-terms.ts';
import { type Procurement, regimeLabels } from '../procurement.ts';
import {
  groundLabels,
  grounds,
  keyCriteria,
  keyCriterionLabels,
  needsGround,
  needsKeyCriteria,
  promiseTypeLabels,
  promiseTypes,
} from './award.ts';
import { awardFacts } from './award-facts.ts';
import { awardCriteriaOf, promisesOf } from './award-store.ts';
import { type DecisionInput, decideAward } from './decide-award.ts';
import { decidersOf } from './declared.ts';
import { mechanismLabels, mechanisms } from './recommend.ts';
import { type promiseInput, recordPromise } from './record-promise.ts';
import { type mechanismInput, stateMechanism } from './state-mechanism.ts';

export const awardPath = ({ caseId, id }: Pick<Procurement, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/procurements/${id}/award`;

const choicesFrom = <T extends string>(values: readonly T[], labels: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, text: labels[value] }));

export async function showAward({ tx, object, now }: Visit<Procurement>): Promise<Reply> {
  const facts = await awardFacts(tx, object);
  const { subjects, judged, bidders, decisions, recommended, lots } = facts;
  const names = new Map(bidders.map((bidder) => [bidder.id, bidder.name]));
  const people = await personNames(
    tx,
    decisions.map(({ decidedBy }) => decidedBy),
  );
  const capped = subjects.some(({ mostLots }) => mostLots !== null);
  const promises = await promisesOf(tx, object.id);
  return page('procurement/award/show.njk', `Award: ${object.title}`, {
    procurement: object,
    regime: regimeLabels[object.regime],
    scored: facts.happened.has('scored') || !facts.fromScores,
    mechanism: facts.mechanism && { ...facts.mechanism, says: mechanismLabels[facts.mechanism.mechanism] },
    capped,
    mayState: !facts.happened.has('opened') && capped,
    mechanismChoices: choicesFrom(mechanisms, mechanismLabels),
    subjects: subjects.map((subject, at) => {
      const decision = decisions.find(({ lotId }) => lotId === subject.lotId);
      const said = recommended[at]!;
      const named = (list: readonly { bidderId: string }[]) => list.map(({ bidderId }) => names.get(bidderId));
      return {
        ...subject,
        tail: subject.lotId ?? 'whole',
        reservedLabels: subject.reserved.map((one) => reservationLabels[one]),
        lot: lots.find(({ id }) => id === subject.lotId),
        places: judged
          .filter(({ lotId }) => lotId === subject.lotId)
          .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999))
          .map((one) => ({ ...one, bidder: names.get(one.bidderId), total: (one.points / 100).toFixed(2) })),
        first: said.first && names.get(said.first.bidderId),
        firstId: said.first?.bidderId,
        shared: named(said.shared),
        passedOver: named(said.passedOver),
        decision: decision && {
          ...decision,
          by: people.get(decision.decidedBy),
          groundLabel: decision.ground && groundLabels[decision.ground],
          findings: decision.keyCriteria
            ? keyCriteria.map((one) => ({ key: keyCriterionLabels[one], value: decision.keyCriteria![one] }))
            : [],
          promises: promises
            .filter(({ decisionId }) => decisionId === decision.id)
            .map((one) => ({ ...one, typeLabel: promiseTypeLabels[one.type] })),
        },
        bidderChoices: judged
          .filter(({ lotId, rank }) => lotId === subject.lotId && rank !== null)
          .map(({ bidderId }) => ({ value: bidderId, text: names.get(bidderId) })),
      };
    }),
    deciders: (await decidersOf(tx, object.caseId)).map(({ personId, person }) => ({ value: personId, text: person })),
    needsGround: needsGround(object.route),
    grounds: choicesFrom(grounds, groundLabels),
    fiveOf: needsKeyCriteria(object.regime)
      ? keyCriteria.map((one) => ({ name: one, label: keyCriterionLabels[one] }))
      : [],
    promiseTypes: choicesFrom(promiseTypes, promiseTypeLabels),
    criteria: (await awardCriteriaOf(tx, object.id)).map(({ id, name }) => ({ value: id, text: name })),
    requirements: (await requirementsOf(tx, object.caseId))
      .filter(({ state }) => state !== 'dropped')
      .map(({ id, title }) => ({ value: id, text: title })),
    today: londonDate(now),
  });
}

export async function keepDecision({ act, object, body }: Doing<Procurement, DecisionInput>): Promise<Reply> {
  await decideAward(act, object, body);
  return redirect(awardPath(object), 'The decision is recorded.');
}

export async function keepMechanism({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof mechanismInput>>): Promise<Reply> {
  await stateMechanism(act, object, body);
  return redirect(awardPath(object), 'It is recorded how lots are given.');
}

export async function keepPromise({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof promiseInput>>): Promise<Reply> {
  await recordPromise(act, object, body);
  return redirect(awardPath(object), 'The promise is kept, and goes into the agreement.');
}
