import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import type { JudgedTender } from '../tendering/tender.ts';
import { tendersOf } from '../tendering/tender-store.ts';
import { decisionsOf } from './award-store.ts';
import { replaceJudged } from './judged-store.ts';

/** Where tenders were judged on the authority’s own portal: how they came out is brought in from there, until somebody has decided on it. */
export async function bringInOutcome(
  act: Act,
  { id, caseId }: Pick<Procurement, 'id' | 'caseId'>,
  { judged, source }: Readonly<{ judged: readonly JudgedTender[]; source: string }>,
): Promise<void> {
  await lockProcurement(act.tx, id);
  if (!(await momentsSet(act.tx, id)).has('price-opened')) refuse('not-opened');
  if ((await decisionsOf(act.tx, id)).length > 0) refuse('wrong-state');
  const open = new Set(
    (await tendersOf(act.tx, id)).filter(({ state }) => state === 'open').map((tender) => tender.id),
  );
  if (!judged.every(({ tenderId }) => open.has(tenderId))) refuse('not-found');
  const by = act.who.personId ?? refuse('not-allowed');
  const rows = judged.map((one) => ({ id: act.newId(), judged: one }));
  await replaceJudged(act.tx, id, rows, { source, by, at: act.now });
  act.record({
    action: 'procurement.outcomeBroughtIn',
    on: { kind: 'procurement', id },
    caseId,
    fields: ['judged_elsewhere'],
    content: JSON.stringify(judged),
  });
}
