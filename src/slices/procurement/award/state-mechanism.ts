import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { saveMechanism } from './award-store.ts';
import { mechanisms } from './recommend.ts';

export const mechanismInput = z.strictObject({
  mechanism: field.choice(mechanisms, 'Choose how lots are given'),
  statedIn: field.text('Enter where bidders can read it', 300),
});

/** An objective mechanism is said before anybody knows who bid (Procurement Act 2023 section 23(4)): this house holds it to that. */
export async function stateMechanism(
  act: Act,
  { id, caseId }: Procurement,
  { mechanism, statedIn }: z.infer<typeof mechanismInput>,
): Promise<void> {
  await lockProcurement(act.tx, id);
  if ((await momentsSet(act.tx, id)).has('opened'))
    refuse('out-of-order', 'how lots are given is said before tenders are opened');
  await saveMechanism(act.tx, id, { mechanism, statedIn, statedAt: act.now }, act.who.personId!);
  act.record({
    action: 'award.mechanismStated',
    on: { kind: 'procurement', id },
    caseId,
    fields: ['mechanism', 'stated_in'],
    content: statedIn,
  });
}
