import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { plural } from '#platform/say.ts';
import { fillNotice } from '#standards/notices/index.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { type Elsewhere, nothingElsewhere } from './elsewhere.ts';
import { gatherFacts } from './gather-facts.ts';
import { repeats } from './notice-list.ts';
import { saysTheSame } from './notice-state.ts';
import { insertVersion, redactionsOf, replaceVersion, versionsOf } from './notice-store.ts';

export const handOverInput = z.strictObject({
  incomplete: field.ticked(),
  because: field.optionalText(1_000),
});

/**
 * Freezes what a notice says as its next version, for whoever types it into the central platform. One that is handed over and not there yet is
 * replaced; one that says the same as it did is refused, so that handing over twice is handing over once.
 */
export async function handOver(
  act: Act,
  procurement: Procurement,
  code: string,
  input: z.infer<typeof handOverInput>,
  elsewhere: Elsewhere = nothingElsewhere,
): Promise<number> {
  const { id, caseId } = procurement;
  await lockProcurement(act.tx, id);
  const facts = await gatherFacts(act.tx, procurement, elsewhere);
  const redactions = await redactionsOf(act.tx, id, code);
  const filled = fillNotice(code, facts, redactions);
  if (filled.notNeeded) slip('because', filled.notNeeded);
  const [repeated] = filled.repeated;
  if (repeated) slip('because', repeated.says);
  if (filled.missing.length > 0 && !input.incomplete)
    slip(
      'incomplete',
      `${plural(filled.missing.length, 'thing is', 'things are')} missing. Say them, or tick that they are typed on the platform`,
    );
  const last = (await versionsOf(act.tx, [id])).filter((one) => one.code === code).at(-1);
  if (last && saysTheSame(filled, last) && !(repeats(code) && last.platformNumber)) refuse('sent-already');
  if (last?.platformNumber && !repeats(code) && !input.because) slip('because', 'Say what has changed, and why');
  const content = {
    facts,
    redactions,
    filled,
    hash: sha256(JSON.stringify(filled.preview)),
    because: input.because,
    by: act.who.personId ?? refuse('not-allowed'),
    at: act.now,
  };
  const open = last && !last.platformNumber;
  const number = open ? last.number : (last?.number ?? 0) + 1;
  if (open) await replaceVersion(act.tx, { ...content, id: last.id });
  else await insertVersion(act.tx, { ...content, id: act.newId(), caseId, procurementId: id, code, number });
  act.record({
    action: 'notice.handed-over',
    on: { kind: 'procurement', id },
    caseId,
    fields: [code],
    content: content.hash,
  });
  return number;
}
