import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { criteriaTreeOf } from '../criteria/criteria-store.ts';
import {
  confirmCorrected,
  type confirmCorrectionInput,
  type correctionInput,
  proposeCorrection,
} from './correct-score.ts';
import type { Evaluation } from './evaluation.ts';
import { judgedOf } from './evaluation-store.ts';
import { type matterInput, type matterStepInput, raiseMatter, takeMatterOn } from './look-into.ts';
import { grounds, matterLabels, matterTypes } from './matter.ts';
import { mattersOf } from './matter-store.ts';
import { pathOf } from './overview-pages.ts';
import { type passInput, passTender } from './pass-tender.ts';
import { mayLook } from './settled-pages.ts';
import { passesOf } from './settled-store.ts';

const decisionSays = {
  stays: 'It stays in',
  replaced: 'They were replaced, and it stays in',
  out: 'It is out',
} as const;

/** Pass or fail, lists and grounds, low prices: what was found, asked, answered and decided. */
export async function showChecks(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object, now } = visit;
  await mayLook(visit);
  const tenders = await judgedOf(tx, object, true);
  const label = new Map(tenders.map(({ tenderId, label }) => [tenderId, label]));
  const passFail = (await criteriaTreeOf(tx, object.id)).filter(({ type }) => type === 'pass-or-fail');
  const priced = object.state === 'priced' || object.state === 'scored';
  const matters = (await mattersOf(tx, object.id)).filter(({ type }) => priced || type !== 'low-price');
  const names = await personNames(
    tx,
    matters.flatMap(({ raisedBy, decidedBy }) => [raisedBy, ...(decidedBy ? [decidedBy] : [])]),
  );
  return page('procurement/evaluation/checks.njk', `Checks of tenders: ${object.title}`, {
    evaluation: object,
    matters: matters.map((one) => ({
      ...one,
      label: matterLabels[one.type],
      tender: label.get(one.tenderId),
      by: names.get(one.raisedBy),
      decider: one.decidedBy ? names.get(one.decidedBy) : null,
      says: one.decision ? decisionSays[one.decision] : null,
    })),
    passes: (await passesOf(tx, object.id)).map((one) => ({
      ...one,
      tender: label.get(one.tenderId),
      criterion: passFail.find(({ id }) => id === one.criterionId)?.name,
    })),
    tenderChoices: tenders.map(({ tenderId, label: text }) => ({ value: tenderId, text })),
    passChoices: passFail.map(({ id, name }) => ({ value: id, text: name })),
    typeChoices: matterTypes
      .filter((type) => type !== 'low-price' || object.state === 'priced')
      .map((value) => ({ value, text: matterLabels[value] })),
    groundChoices: grounds.map((value) => ({ value, text: value })),
    decisionChoices: Object.entries(decisionSays).map(([value, text]) => ({ value, text })),
    today: londonDate(now),
  });
}

type On<T extends z.ZodType> = Doing<Evaluation, z.infer<T>>;

export async function keepMatter({ act, object, body }: On<typeof matterInput>): Promise<Reply> {
  await raiseMatter(act, object, body);
  return redirect(`${pathOf(object)}/checks`, 'It is recorded.');
}

export async function keepMatterStep({ act, object, body }: On<typeof matterStepInput>): Promise<Reply> {
  await takeMatterOn(act, object, body);
  return redirect(`${pathOf(object)}/checks`, 'It is recorded.');
}

export async function keepPass({ act, object, body }: On<typeof passInput>): Promise<Reply> {
  await passTender(act, object, body);
  return redirect(`${pathOf(object)}/checks`, 'It is recorded.');
}

export async function keepCorrection({ act, object, body }: On<typeof correctionInput>): Promise<Reply> {
  await proposeCorrection(act, object, body);
  return redirect(`${pathOf(object)}/corrections`, 'It is proposed. It is in force once a second person confirms it.');
}

export async function keepConfirmed({ act, object, body }: On<typeof confirmCorrectionInput>): Promise<Reply> {
  await confirmCorrected(act, object, body);
  return redirect(`${pathOf(object)}/corrections`, 'The correction is in force. Both scores are kept.');
}
