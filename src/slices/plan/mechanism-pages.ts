import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { resourcesOf } from '#slices/resources/index.ts';
import { drawMix, gapsOf, leavings, reversibilities, reversibilityLabels } from './board/board.ts';
import { detailsOf, pullsOf } from './board/board-store.ts';
import {
  changeMechanismState,
  chooseMechanism,
  type mechanismInput,
  type moveMechanismInput,
} from './choose-mechanism.ts';
import { comingLabels, historyOf } from './leavings/revisit.ts';
import { revisitsOf } from './leavings/revisit-store.ts';
import {
  describeMix,
  type Mechanism,
  mechanismStates,
  mechanismTypeLabels,
  mechanismTypes,
  tierLabels,
  tiers,
} from './mechanism.ts';
import { mechanismsOf } from './mechanism-store.ts';
import { mismatchesOf } from './stakes/stake.ts';
import { stakesOf } from './stakes/stake-store.ts';

export async function listMechanisms({ tx, object }: Visit<Subject>): Promise<Reply> {
  const outcomes = await outcomesOf(tx, object.id);
  const mechanisms = await mechanismsOf(tx, object.id);
  const stakes = await stakesOf(tx, object.id);
  const details = await detailsOf(
    tx,
    mechanisms.map((one) => one.id),
  );
  const allPulls = await pullsOf(tx, object.id);
  const titles = new Map(mechanisms.map((one) => [one.id, one]));
  return page('plan/mechanisms.njk', 'How each outcome is pursued', {
    outcomes: outcomes.map((outcome) => {
      const of = mechanisms.filter((mechanism) => mechanism.outcomeId === outcome.id);
      const held = stakes.filter((stake) => stake.outcomeId === outcome.id);
      return {
        ...outcome,
        gaps: gapsOf(of, details, allPulls),
        picture: of.length > 0 ? drawMix(of) : null,
        mechanisms: of.map((one) => ({
          ...one,
          details: details.get(one.id) ?? null,
          label: mechanismTypeLabels[one.type],
          tierLabel: one.tier ? tierLabels[one.tier] : null,
        })),
        mix: describeMix(of),
        stakes: held,
        mismatches: held.length > 0 ? mismatchesOf(held).map((one) => one.says) : [],
      };
    }),
    outcomeChoices: outcomes.map(({ id, statement }) => ({ value: id, text: statement })),
    pulls: allPulls.map((pull) => ({ ...pull, from: titles.get(pull.fromId), to: titles.get(pull.toId) })),
    mechanismChoices: mechanisms
      .filter((one) => one.state !== 'stopped')
      .map(({ id, title }) => ({ value: id, text: title })),
    reversibilityLabels,
    typeChoices: mechanismTypes.map((value) => ({ value, text: mechanismTypeLabels[value] })),
    tierChoices: tiers.map((value) => ({ value, text: tierLabels[value] })),
    resourceChoices: (await resourcesOf(tx, object.id)).map(({ id, name }) => ({ value: id, text: name })),
  });
}

async function checkOutcome({ tx }: Visit, caseId: string, outcomeId: string): Promise<void> {
  if (!(await outcomesOf(tx, caseId)).some((outcome) => outcome.id === outcomeId))
    slip('outcomeId', 'Choose one from the list');
}

export async function keepMechanism(doing: Doing<Subject, z.infer<typeof mechanismInput>>): Promise<Reply> {
  const { act, tx, object, body } = doing;
  await checkOutcome(doing, object.id, body.outcomeId);
  if (body.resourceId && !(await resourcesOf(tx, object.id)).some((resource) => resource.id === body.resourceId))
    slip('resourceId', 'Choose one from the list');
  await chooseMechanism(act, { ...body, caseId: object.id });
  return redirect(`/cases/${object.id}/mechanisms`, `${body.title} is one of the ways now.`);
}

export async function showMechanism({ tx, object, theCase }: Visit<Mechanism>): Promise<Reply> {
  const details = (await detailsOf(tx, [object.id])).get(object.id) ?? null;
  return page('plan/mechanism.njk', object.title, {
    mechanism: {
      ...object,
      label: mechanismTypeLabels[object.type],
      tierLabel: object.tier ? tierLabels[object.tier] : null,
    },
    details,
    leavings,
    // What communities and suppliers say of each other is not for those who may bid.
    histories: theCase?.may.includes('seeInside')
      ? historyOf({ kind: 'mechanism', id: object.id }, await revisitsOf(tx, object.caseId))
      : [],
    comingLabels,
    reversibilityLabels,
    reversibilityChoices: reversibilities.map((value) => ({ value, text: reversibilityLabels[value] })),
    stateChoices: mechanismStates.map((value) => ({
      value,
      text: { proposed: 'Proposed', chosen: 'Chosen', stopped: 'Stopped' }[value],
    })),
  });
}

export async function saveMechanism({
  act,
  object,
  body,
}: Doing<Mechanism, z.infer<typeof moveMechanismInput>>): Promise<Reply> {
  await changeMechanismState(act, object, body);
  return redirect(`/cases/${object.caseId}/mechanisms/${object.id}`, 'It is kept.');
}
