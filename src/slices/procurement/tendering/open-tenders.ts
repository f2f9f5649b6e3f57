import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { checkUnnamed } from '../names-hidden/check-unnamed.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { endIntake, intakeNow } from './intake-store.ts';
import {
  insertLateDecision,
  insertPress,
  lateDecisionOf,
  moveTender,
  type Opens,
  openTenders,
  pressesOf,
} from './opening-store.ts';
import { settleStanding } from './settle-standing.ts';
import { biddersOf, tendersOf } from './tender-store.ts';
import { type Tendering, waitingPress } from './tendering.ts';
import { sayComplete, tenderingsById } from './tendering-store.ts';

export const pressInput = z.strictObject({ sure: field.ticked() });

const from: Record<Opens, Tendering['state']> = { opened: 'due', 'price-opened': 'opened' };

/** As it stands once nobody else can change it. */
async function lockedTendering(act: Act, { id }: Tendering): Promise<Tendering> {
  await lockProcurement(act.tx, id);
  return (await tenderingsById(act.tx, [id]))[0]!;
}

const record = (act: Act, { id, caseId }: Tendering, action: string, fields: string[], content?: string) =>
  act.record({
    action: `tendering.${action}`,
    on: { kind: 'tendering', id },
    caseId,
    fields,
    ...(content ? { content } : {}),
  });

/**
 * One of two people presses to open. Alone it opens nothing; the press of another person within the hour does. Both have declared, and
 * neither is kept out of it by an interest.
 */
export async function pressToOpen(
  act: Act,
  given: Tendering,
  opens: Opens,
  { sure }: z.infer<typeof pressInput>,
): Promise<'waits' | 'opened'> {
  if (!sure) slip('sure', 'Say that you open them');
  const tendering = await lockedTendering(act, given);
  const { id, dueAt } = tendering;
  const me = act.who.personId ?? refuse('not-allowed');
  if (tendering.state !== from[opens] || dueAt === null) refuse('wrong-state');
  if (opens === 'opened' && tendering.completeAt === null) refuse('not-all-in');
  await checkDeclared(act, tendering.caseId);
  if (opens === 'opened') await checkUnnamed(act.tx, id, me);
  const presses = await pressesOf(act.tx, id, opens);
  const first = waitingPress(presses, me, act.now);
  const mine = presses.filter((one) => one.personId === me);
  if (!first && waitingPress(mine, null, act.now)) return 'waits';
  await insertPress(act.tx, act.newId(), id, opens, { personId: me, pressedAt: act.now });
  if (!first) {
    record(act, tendering, `${opens}Pressed`, ['opening_presses']);
    return 'waits';
  }
  // The first may have been found to have an interest since.
  await checkDeclared({ tx: act.tx, who: { ...act.who, personId: first.personId } }, tendering.caseId);
  if (opens === 'opened') await settleStanding(act.tx, id, dueAt);
  await recordMoment(act, { id }, { moment: opens, happenedAt: act.now, secondBy: first.personId });
  if (opens === 'opened') await openTenders(act.tx, id);
  record(act, tendering, opens, opens === 'opened' ? ['tenders'] : ['procurement_moments']);
  return 'opened';
}

export const completeInput = z.strictObject({ sure: field.ticked() });

/** One of those who bring in says that nothing in the portal is missing here; only once nothing more can come in time. */
export async function sayAllIsIn(act: Act, given: Tendering, { sure }: z.infer<typeof completeInput>): Promise<void> {
  if (!sure) slip('sure', 'Say that everything the portal holds is here');
  const tendering = await lockedTendering(act, given);
  if (tendering.state !== 'due') refuse('wrong-state');
  const intake = await intakeNow(act.tx, tendering.id);
  if (intake?.state === 'unpacking' || intake?.state === 'unpacked') refuse('intake-going');
  await sayComplete(act.tx, tendering.id, act.who.personId!, act.now);
  record(act, tendering, 'allIsIn', ['complete_at']);
}

/** Gives up an intake. Returns it where there was one to give up. */
export async function dropIntake(act: Act, tendering: Tendering): Promise<string> {
  await lockProcurement(act.tx, tendering.id);
  const intake = await intakeNow(act.tx, tendering.id);
  if (!intake || !(await endIntake(act.tx, intake.id, ['unpacking', 'unpacked'], 'dropped', act.now)))
    refuse('wrong-state');
  record(act, tendering, 'intakeDropped', ['tender_intakes']);
  return intake.id;
}

export const lateInput = z.strictObject({
  letIn: field.choice(['yes', 'no'], 'Choose whether late tenders are opened'),
  because: field.text('Say why', 2_000),
});

/** One decision for all tenders that came late, by the rule that was published. A bidder whose tender came in time keeps that one. */
export async function decideLate(
  act: Act,
  given: Tendering,
  { letIn, because }: z.infer<typeof lateInput>,
): Promise<void> {
  const tendering = await lockedTendering(act, given);
  if (tendering.state !== 'opened' || tendering.qualityLocked) refuse('wrong-state');
  await checkDeclared(act, tendering.caseId);
  if (letIn === 'yes' && tendering.lateRule === 'never')
    slip('letIn', 'The rule that was published is that a late tender is never opened');
  if (await lateDecisionOf(act.tx, tendering.id)) refuse('sent-already');
  const decision = { letIn: letIn === 'yes', because, decidedBy: act.who.personId!, decidedAt: act.now };
  if (!(await insertLateDecision(act.tx, tendering.id, decision))) refuse('sent-already');
  if (decision.letIn) await letLateIn(act, tendering.id, because);
  record(act, tendering, 'lateDecided', ['late_decisions', ...(decision.letIn ? ['tenders'] : [])], because);
}

async function letLateIn(act: Act, procurementId: string, because: string): Promise<void> {
  const tenders = await tendersOf(act.tx, procurementId);
  const bidders = new Map((await biddersOf(act.tx, procurementId)).map((one) => [one.id, one]));
  const has = new Set(tenders.filter((one) => one.state === 'open').map((one) => one.bidderId));
  // The last that came of each; the list is in the order in which they came.
  for (const one of tenders.filter((tender) => tender.state === 'kept-closed' && tender.late).toReversed()) {
    if (has.has(one.bidderId) || bidders.get(one.bidderId)?.state !== 'taking-part') continue;
    has.add(one.bidderId);
    await moveTender(act.tx, one.id, 'kept-closed', 'open', `Late, and let in: ${because}`);
  }
}
