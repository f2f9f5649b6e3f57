import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { proceduresOf } from '../procedure/procedure-store.ts';
import { endBidder } from './bidder-store.ts';
import { biddersById, tendersOf } from './tender-store.ts';
import type { Tendering } from './tendering.ts';
import { tenderingsById } from './tendering-store.ts';

export const notSelectedInput = z.strictObject({
  bidder: field.id('Choose which bidder'),
  because: field.text('Say why by the rule that bidders were told', 2_000),
});

/** The stage at which fewer go on, where the procedure has one and bidders can read by which rule. */
export const selectionOf = async (act: Pick<Act, 'tx'>, id: string) =>
  (await proceduresOf(act.tx, id)).at(-1)?.stages.find(({ kind, rule }) => kind === 'down-selection' && rule) ?? null;

/** A bidder goes no further after dialogue, by the rule that all were told. Whoever has sent a final tender has it judged. */
export async function leaveOutBidder(
  act: Act,
  given: Tendering,
  body: z.infer<typeof notSelectedInput>,
): Promise<void> {
  await lockProcurement(act.tx, given.id);
  // As it stands now that nobody else can change it: it may have been ended, or its tenders opened, since it was looked at.
  const tendering = (await tenderingsById(act.tx, [given.id]))[0]!;
  if (tendering.state !== 'taking') refuse('wrong-state');
  await checkDeclared(act, tendering.caseId);
  if (!(await selectionOf(act, tendering.id)))
    slip('bidder', 'Draw the stage at which fewer go on first, with its rule, on the page of the procedure');
  const [bidder] = await biddersById(act.tx, [body.bidder]);
  if (bidder?.procurementId !== tendering.id) slip('bidder', 'Choose one from the list');
  const sent = (await tendersOf(act.tx, tendering.id)).some(({ bidderId }) => bidderId === bidder.id);
  if (sent) slip('bidder', 'It has sent its final tender. That is judged like the others');
  if (!(await endBidder(act.tx, bidder, 'not-selected', body.because))) refuse('wrong-state');
  act.record({
    action: 'tendering.bidderNotSelected',
    on: { kind: 'tendering', id: tendering.id },
    caseId: tendering.caseId,
    fields: ['bidders'],
    content: body.because,
  });
}
