import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { needsOf } from '#slices/system/index.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { drawCurve } from './draw-curve.ts';
import { guardrails } from './guardrails.ts';
import {
  changePrevention,
  type dropEstimateInput,
  dropPrevention,
  type EstimateInput,
  keepPrevention,
} from './keep-estimate.ts';
import { described, fromEngine, type PreventionEstimate, rangeNames } from './prevention.ts';
import { formChoices, valuesOf, valuesOfNeed } from './prevention-form.ts';
import { sayDoubt, sayEvents, sayMoney, sayPrevention, workOut } from './say-prevention.ts';

export const preventionAt = (one: Pick<PreventionEstimate, 'caseId' | 'id'>): string =>
  `/cases/${one.caseId}/prevention/${one.id}`;

export async function newPrevention(visit: Visit<Subject>): Promise<Reply> {
  const { object, query } = visit;
  const choices = await formChoices(visit, object.id);
  const from = choices.needs.find((one) => one.value === query.need);
  return page('plan/prevention-form.njk', 'What could be prevented?', {
    ...choices,
    action: `/cases/${object.id}/prevention/new`,
    values: {
      mechanismId: query.mechanism ?? '',
      needId: from?.value ?? '',
      years: 5,
      ...(from ? valuesOfNeed(from.need) : {}),
    },
    mechanism: query.mechanism ?? null,
    send: 'Work it out',
  });
}

/** Makes sure that what an estimate is about is on this case. */
async function checkChoices({ tx }: Visit, caseId: string, { mechanismId, needId }: EstimateInput): Promise<void> {
  if (!(await mechanismsOf(tx, caseId)).some((one) => one.id === mechanismId))
    slip('mechanismId', 'Choose one from the list');
  if (needId && !(await needsOf(tx, caseId)).some((one) => one.id === needId))
    slip('needId', 'Choose one from the list');
}

export async function keepNewPrevention(doing: Doing<Subject, EstimateInput>): Promise<Reply> {
  const { act, object, body } = doing;
  await checkChoices(doing, object.id, body);
  const id = await keepPrevention(act, { ...body, caseId: object.id });
  return redirect(`/cases/${object.id}/prevention/${id}`, 'It is worked out.');
}

export async function editPrevention(visit: Visit<PreventionEstimate>): Promise<Reply> {
  const one = visit.object;
  return page('plan/prevention-form.njk', 'Change this estimate', {
    ...(await formChoices(visit, one.caseId)),
    action: `${preventionAt(one)}/change`,
    values: { ...one, ...one.estimate, ...valuesOf(one), isCounted: one.isCounted ? 'yes' : '' },
    version: one.version,
    send: 'Work it out again',
  });
}

export async function keepPreventionChange(
  doing: Doing<PreventionEstimate, EstimateInput & { version: number }>,
): Promise<Reply> {
  await checkChoices(doing, doing.object.caseId, doing.body);
  await changePrevention(doing.act, doing.object, doing.body);
  return redirect(preventionAt(doing.object), 'It is worked out again.');
}

export async function takePreventionOut({
  act,
  object,
  body,
}: Doing<PreventionEstimate, z.infer<typeof dropEstimateInput>>): Promise<Reply> {
  await dropPrevention(act, object, body.version);
  return redirect(preventionAt(object), 'It is dropped, and counts no longer.');
}

export async function showPrevention({ tx, object: one }: Visit<PreventionEstimate>): Promise<Reply> {
  const worked = workOut(one);
  const [mechanism] = (await mechanismsOf(tx, one.caseId)).filter(({ id }) => id === one.mechanismId);
  const need = (await needsOf(tx, one.caseId)).find(({ id }) => id === one.needId) ?? null;
  const { total } = worked;
  const { costPerEvent } = total;
  const money = one.estimate.avoidedPence.high > 0;
  const costed = one.estimate.costPence.high > 0;
  return page('plan/prevention.njk', `What could be prevented: ${one.event}`, {
    one,
    at: preventionAt(one),
    mechanism,
    need,
    says: sayPrevention(one, worked),
    ends: `${sayEvents(total.averted.worst)} to ${sayEvents(total.averted.best)}`,
    draws: worked.draws,
    seed: worked.seed,
    money: money && {
      avoided: sayDoubt(total.avoidedPence, sayMoney),
      cashable: sayDoubt(total.cashablePence, sayMoney),
    },
    cost: costed && sayDoubt(total.costPence, sayMoney),
    each: costed && sayEach(costPerEvent),
    discount: Math.round(one.estimate.discountRate * 1e6) / 1e4,
    curve: drawCurve([
      { name: 'without it', look: 'without', points: worked.years.map((year) => year.without) },
      { name: 'with it', look: 'with', points: worked.years.map((year) => year.with) },
    ]),
    averted: drawCurve([{ name: 'averted', look: 'with', points: worked.years.map((year) => year.averted) }]),
    years: worked.years.map((year) => ({
      year: year.year,
      without: sayDoubt(year.without, sayEvents),
      with: sayDoubt(year.with, sayEvents),
      averted: sayDoubt(year.averted, sayEvents),
      corners: `${sayEvents(year.averted.worst)} to ${sayEvents(year.averted.best)}`,
      avoided: sayDoubt(year.avoidedPence, sayMoney),
      cashable: sayDoubt(year.cashablePence, sayMoney),
    })),
    factors: rangeNames.map((name) => ({ label: described[name].label, ...sayFactor(one, name) })),
    guardrails: guardrails(one),
  });
}

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

function sayFactor(one: PreventionEstimate, name: (typeof rangeNames)[number]) {
  const [low, central, high] = (['low', 'central', 'high'] as const).map((end) =>
    plain.format(fromEngine(name, one.estimate[name][end])),
  );
  const note = one.leftOut.includes(name)
    ? described[name].money
      ? 'not said, so nothing is counted'
      : 'not said, so everything possible stands'
    : one.oneNumber.includes(name)
      ? 'given as one number'
      : '';
  return { low, central, high, note };
}

/** "About £1,530 (£940 to £2,900) for each". Where some draws avert nothing there is no upper end. */
function sayEach({ central, low, high }: { central: number | null; low: number | null; high: number | null }): string {
  if (central === null || low === null) return 'cannot be said: it may avert nothing';
  return `${sayMoney(central)} (${sayMoney(low)} to ${high === null ? 'no upper end, since it may avert nothing' : sayMoney(high)})`;
}
