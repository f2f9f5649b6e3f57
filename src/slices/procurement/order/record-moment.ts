import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { heldBack } from '../award/held-back.ts';
import { checkGates } from '../check-gates.ts';
import { checkCriteria } from '../criteria/check-criteria.ts';
import { rowsFor } from '../gates.ts';
import type { Procurement, ProcurementState } from '../procurement.ts';
import { insertGateRecord, moveProcurement, procurementsById } from '../procurement-store.ts';
import { insertMoment, lockProcurement, momentsSet } from './moment-store.ts';
import { rowOf, stepNow, titleOf } from './order.ts';
import { type Moment, moments } from './order-table.ts';

export const momentInput = z.strictObject({
  moment: field.choice(moments, 'Choose what happened'),
  happenedOn: field.dateOn('Enter the day on which it happened'),
  reference: field.optionalText(60),
  words: field.optionalText(1_000),
  advice: field.optionalText(1_000),
});

export type RecordMoment = Readonly<{
  moment: Moment;
  happenedOn?: string | null;
  happenedAt?: Date | null;
  reference?: string | null;
  words?: string | null;
  /** Legal advice that is acted on: it passes law, and never what the house holds. */
  advice?: string | null;
  secondBy?: string | null;
}>;

/** Moments that move the procurement itself. */
const moves: Partial<Record<Moment, ProcurementState>> = {
  'tender-notice': 'published',
  'transparency-notice': 'published',
  invited: 'published',
  'suitable-provider-notice': 'published',
  'award-notice': 'awarded',
  signed: 'awarded',
  stopped: 'stopped',
};
const further: Record<ProcurementState, readonly ProcurementState[]> = {
  planned: ['published', 'awarded', 'stopped'],
  published: ['awarded', 'stopped'],
  awarded: ['stopped'],
  stopped: [],
};

/**
 * Records that something happened, if its turn has come. What is missing by law is said and kept with it; what this house holds is refused.
 * Returns what was missing, in words, for whoever recorded it.
 */
export async function recordMoment(act: Act, { id }: Pick<Procurement, 'id'>, given: RecordMoment): Promise<string[]> {
  await lockProcurement(act.tx, id);
  const procurement = (await procurementsById(act.tx, [id]))[0] ?? refuse('not-found');
  const { regime, route } = procurement;
  const today = londonDate(act.now);
  const happenedOn = given.happenedOn ?? today;
  if (happenedOn > today) slip('happenedOn', 'Enter a day that is not after today');
  const title = (moment: Moment) => titleOf(moment, regime, route);
  const step = stepNow(given.moment, procurement, await momentsSet(act.tx, id), Boolean(given.advice));
  if (step.passage === 'not-here') slip('moment', 'This way of buying has no such step');
  if (step.passage === 'happened') slip('moment', 'That is recorded already');
  if (step.passage === 'too-late') refuse('out-of-order', `after: ${step.since.map(title).join('; ')}`);
  const missing = step.passage === 'open' ? [] : step.missing;
  if (step.passage === 'refused')
    refuse('out-of-order', `first: ${missing.map((one) => title(one.moment)).join('; ')}`);
  if (['tender-notice', 'invited', 'opened'].includes(given.moment)) await checkCriteria(act.tx, procurement);
  const warned = await heldBack(act.tx, procurement, given.moment, happenedOn);
  const to = moves[given.moment];
  if (to && further[procurement.state].includes(to)) {
    if (to !== 'stopped') await checkGates(act.tx, procurement, to);
    if (!(await moveProcurement(act.tx, id, procurement.version, to))) refuse('stale');
  }
  const { reference = null, words = null, advice = null, happenedAt = null, secondBy = null } = given;
  const by = act.who.personId ?? refuse('not-allowed');
  const kept = { moment: given.moment, happenedOn, reference, happenedAt, words, advice, secondBy };
  const outOfOrder = missing.map((one) => one.moment);
  if (!(await insertMoment(act.tx, act.newId(), id, { ...kept, outOfOrder, recordedBy: by, recordedAt: act.now })))
    refuse('sent-already');
  const gate = gateOf(given.moment, procurement);
  if (gate)
    await insertGateRecord(
      act.tx,
      act.newId(),
      id,
      {
        gate,
        outcome: 'done',
        words: words ?? reference ?? title(given.moment),
        doneOn: happenedOn,
        late: happenedOn < today,
      },
      by,
      act.now,
    );
  act.record({
    action: `procurement.${given.moment}`,
    on: { kind: 'procurement', id },
    caseId: procurement.caseId,
    fields: ['procurement_moments'],
    ...(words ? { content: words } : {}),
    says: {
      title: procurement.title,
      text: `${title(given.moment)}.`,
      state: to && further[procurement.state].includes(to) ? to : procurement.state,
    },
  });
  return [...missing.map((one) => `${title(one.moment)} (${one.reference})`), ...warned];
}

/** The gate that a moment opens, where both mean the same. */
const gateNames: Partial<Record<Moment, string>> = {
  'conflicts-assessed': 'conflicts-assessment',
  'summaries-sent': 'assessment-summaries',
  'standstill-over': 'standstill',
};
const gateOf = (moment: Moment, { regime, route }: Procurement): string | undefined =>
  rowsFor(regime, route).find(({ gate }) => gate === (gateNames[moment] ?? moment) || gate.startsWith(`${moment}-`))
    ?.gate;

/** What may be recorded by hand now, with what each meets. */
export const byHand = (
  procurement: Pick<Procurement, 'regime' | 'route'>,
  happened: ReadonlySet<Moment>,
): { moment: Moment; title: string }[] =>
  moments.flatMap((moment) => {
    const row = rowOf(moment, procurement.regime, procurement.route);
    const { passage } = stepNow(moment, procurement, happened);
    return row?.byHand && passage !== 'happened' && passage !== 'too-late' ? [{ moment, title: row.title }] : [];
  });
