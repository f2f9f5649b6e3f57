import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { stakesOf } from '#slices/plan/index.ts';
import { addParty } from '../add-party.ts';
import { makeAgreement } from '../make-agreement.ts';
import { partnerNamed } from '../signoff/partners-of.ts';
import { draftFromLedger } from './draft-from-ledger.ts';
import { saveMemorandum, savePart } from './memorandum-store.ts';

export const makeMemorandumInput = z.strictObject({});

const leaving =
  'A partner leaves by telling the others in writing, three months before. It says what becomes of what it does here and of those who rely on it.';

/** A draft from the ledger of who requires, funds and owns: everything in it is there to be changed. */
export async function makeMemorandum(act: Act, caseId: string): Promise<string> {
  const outcomes = (await outcomesOf(act.tx, caseId)).filter(({ state }) => state !== 'retired');
  const statements = new Map(outcomes.map(({ id, statement }) => [id, statement]));
  const parties = draftFromLedger(await stakesOf(act.tx, caseId), statements);
  if (parties.length < 2) slip('ledger', 'Name at least two partners in the ledger first');
  const [theCase] = await casesById(act.tx, [caseId]);
  const { title, purpose } = theCase ?? refuse('not-found');
  const agreementId = await makeAgreement(act, {
    caseId,
    type: 'memorandum',
    title: `Memorandum: ${title}`.slice(0, 150),
  });
  await saveMemorandum(act.tx, agreementId, {
    purpose: purpose ?? `To bring about together: ${outcomes.map(({ statement }) => `“${statement}”`).join('; ')}.`,
    reviewOn: addToDate(londonDate(act.now), { months: 12 }),
    leaving,
  });
  for (const { name, role, alignedPence, does } of parties) {
    const { bodyId } = await partnerNamed(act.tx, caseId, name);
    const partyId = await addParty(act, agreementId, {
      name,
      role,
      type: bodyId ? 'community-group' : 'other',
      money: alignedPence === null ? null : 'aligned',
      amount: alignedPence,
    });
    await savePart(act.tx, agreementId, partyId, does.join('\n'));
  }
  return agreementId;
}
