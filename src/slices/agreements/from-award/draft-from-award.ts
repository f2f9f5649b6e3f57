import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById } from '#slices/cases/index.ts';
import { organisationKinds, organisationsById } from '#slices/people/index.ts';
import { requirementsOf } from '#slices/plan/index.ts';
import {
  type AwardDecision,
  awardCriteriaOf,
  awardDecisionsOf,
  awardPromisesOf,
  contractsOf,
  everybodyTold,
  lotLeavingNow,
  lotsOf,
  type Procurement,
} from '#slices/procurement/index.ts';
import { addParty } from '../add-party.ts';
import { makeAgreement } from '../make-agreement.ts';
import { insertProposals, insertSource } from './from-award-store.ts';
import { proposalsOf } from './proposal.ts';

export const draftInput = z.strictObject({
  decisionId: field.id('Choose which award it is the agreement of'),
  supplierType: field.optionalChoice(organisationKinds),
  form: field.optionalChoice(['contract', 'alliance']),
});

/** What of the thread stands behind an award, for the list of what it brings. */
async function gather(act: Act, procurement: Procurement, decision: AwardDecision) {
  const lots = (await lotsOf(act.tx, procurement.caseId)).filter(
    ({ procurementId, id }) => procurementId === procurement.id && (decision.lotId === null || decision.lotId === id),
  );
  const leavings = await lotLeavingNow(
    act.tx,
    lots.map(({ id }) => id),
  );
  const promises = (await awardPromisesOf(act.tx, procurement.id)).filter(
    ({ decisionId }) => decisionId === decision.id,
  );
  return {
    lots,
    proposals: proposalsOf({
      decision,
      promises,
      criteria: await awardCriteriaOf(act.tx, procurement.id),
      requirements: (await requirementsOf(act.tx, procurement.caseId))
        .filter(({ state }) => state !== 'dropped')
        .map(({ id, title, words }) => ({ id, title, text: words })),
      lots: lots.map(({ id, requirementIds, leavesBehind }) => {
        const said = leavings.get(id);
        const leaves = [said?.capacity, said?.capability, said?.prosperity].filter((one) => typeof one === 'string');
        return { id, requirementIds, leaves: leaves.length > 0 ? leaves : leavesBehind ? [leavesBehind] : [] };
      }),
    }),
  };
}

/** A draft from an award: its supplier and the buyer are parties, and what was promised waits for a person to confirm. Once for each award. */
export async function draftFromAward(
  act: Act,
  procurement: Procurement,
  { decisionId, supplierType, form }: z.infer<typeof draftInput>,
): Promise<string> {
  const decision = (await awardDecisionsOf(act.tx, procurement.id)).find(({ id }) => id === decisionId);
  if (decision?.outcome !== 'awarded' || !decision.supplier) slip('decisionId', 'Choose from the list');
  // A draft names the winner to others on the case: nobody who lost hears it from them first.
  if (!(await everybodyTold(act.tx, procurement)))
    refuse('out-of-order', 'first: every bidder is told how it came out');
  const contract = (await contractsOf(act.tx, procurement.id)).find((one) => one.decisionId === decision.id);
  const { lots, proposals } = await gather(act, procurement, decision);
  const lot = lots.length === 1 ? lots[0]! : null;
  const agreementId = await makeAgreement(act, {
    caseId: procurement.caseId,
    type: form ?? 'contract',
    title: `${lot?.title ?? procurement.title}: ${decision.supplier}`.slice(0, 150),
    from: lot ? { kind: 'lot', id: lot.id } : null,
    startsOn: contract?.startsOn ?? procurement.startOn,
    endsOn: contract?.endsOn ?? null,
    valuePence: contract?.valuePence ?? decision.valuePence ?? lot?.valuePence ?? null,
    leavesBehind: lot?.leavesBehind ?? null,
  });
  const [theCase] = await casesById(act.tx, [procurement.caseId]);
  const [buyer] = await organisationsById(act.tx, [theCase!.organisationId]);
  await addParty(act, agreementId, { name: buyer!.name, role: 'commissioner' });
  const type = supplierType ?? 'provider';
  const supplierPartyId = await addParty(act, agreementId, { name: decision.supplier, role: 'provider', type });
  const source = { agreementId, decisionId: decision.id, procurementId: procurement.id, supplierPartyId };
  if (!(await insertSource(act.tx, source, act.who.personId, act.now))) refuse('sent-already');
  await insertProposals(
    act.tx,
    agreementId,
    proposals.map((one) => ({ ...one, id: act.newId() })),
  );
  return agreementId;
}
