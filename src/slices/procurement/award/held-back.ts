import { sayDay } from '#engines/calendar/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Moment } from '../order/order-table.ts';
import type { Procurement } from '../procurement.ts';
import { decisionsOf } from './award-store.ts';
import { judgedOf } from './judged.ts';
import { lettersOf } from './letter-store.ts';
import { suspended, whyNotOver } from './standstill.ts';
import { standstillFacts } from './standstill-facts.ts';

/** Whether every bidder whose tender was assessed has its own summary. */
export async function everybodyTold(tx: Tx, { id }: Pick<Procurement, 'id'>): Promise<boolean> {
  const told = new Set((await lettersOf(tx, id)).map(({ bidderId }) => bidderId));
  return (await judgedOf(tx, id)).every(({ bidderId }) => told.has(bidderId));
}

/**
 * What this house holds back whoever records it: summaries are sent only once every assessed tender has its own, and a standstill is over only once
 * its last day has passed. Returns what only warns.
 */
export async function heldBack(
  tx: Tx,
  procurement: Pick<Procurement, 'id' | 'regime' | 'route'>,
  moment: Moment,
  happenedOn: string,
): Promise<string[]> {
  if (moment === 'summaries-sent' && !(await everybodyTold(tx, procurement)))
    refuse('out-of-order', 'first: every bidder whose tender was assessed has its summary');
  // A lot that was decided without tenders is not judged from them afterwards.
  if (moment === 'opened' && (await decisionsOf(tx, procurement.id)).length > 0) refuse('wrong-state');
  if (moment !== 'standstill-over' && moment !== 'signed') return [];
  const { kept, standing, events } = await standstillFacts(tx, procurement);
  if (moment === 'standstill-over') {
    const why = whyNotOver(procurement.regime, kept, standing, events, happenedOn, sayDay);
    if (why) slip('happenedOn', why);
  }
  return [
    ...(standing && happenedOn < standing.mayEnterFrom
      ? [`it stands still until the end of ${sayDay(standing.ends)} (${standing.reference})`]
      : []),
    ...(suspended(events) ? ['a claim suspends it automatically (Procurement Act 2023 section 101): take advice'] : []),
  ];
}
