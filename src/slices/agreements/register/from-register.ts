import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { hatsOf } from '#slices/cases/index.ts';
import { askWhy, type Contract } from '#slices/market/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { addParty } from '../add-party.ts';
import { agreementsById } from '../agreement-store.ts';
import { makeAgreement } from '../make-agreement.ts';
import { moveAgreement } from '../move-agreement.ts';
import { keepRegister } from './keep-register.ts';
import { agreementsOfContracts } from './register-store.ts';

export const fromRegisterInput = z.strictObject({});

/**
 * A line of the contract register becomes an agreement, with nothing typed twice: its parties, term, value, and the end that an extension would give
 * it. It stands in the case of that line, which is opened where there is none. One that began and names both parties is in force. Once for each line.
 */
export async function agreementFromRegister(act: Act, contract: Contract): Promise<string> {
  const caseId = await askWhy(act, contract);
  // Its case may be others' work by now: a register is its organisation's, and a case is not.
  const hats = await hatsOf(act.tx, act.who.personId!, caseId);
  if (!hats.some((hat) => hat === 'commissioner' || hat === 'procurement' || hat === 'partner'))
    refuse('not-allowed', `its case is worked on by others: ${contract.title}`);
  const has = (await agreementsOfContracts(act.tx, [contract.id])).get(contract.id);
  if (has) return has;
  const agreementId = await makeAgreement(act, {
    caseId,
    type: 'contract',
    title: contract.title.slice(0, 150),
    startsOn: contract.startsOn,
    endsOn: contract.startsOn && contract.endsOn && contract.endsOn < contract.startsOn ? null : contract.endsOn,
    valuePence: contract.totalPence,
  });
  const [buyer] = await organisationsById(act.tx, [contract.organisationId]);
  await addParty(act, agreementId, { name: buyer!.name, role: 'commissioner' });
  const supplier = contract.supplier?.trim().slice(0, 200);
  const another = supplier && supplier.toLowerCase() !== buyer!.name.toLowerCase();
  if (another) await addParty(act, agreementId, { name: supplier, role: 'provider', type: 'provider' });
  const [draft] = await agreementsById(act.tx, [agreementId]);
  const later = contract.extendsToOn && (!draft!.endsOn || contract.extendsToOn >= draft!.endsOn);
  const said = {
    purpose: null,
    regime: 'unknown',
    works: false,
    noticeOn: null,
    reviewOn: null,
    extendsToOn: later ? contract.extendsToOn : null,
    options: null,
    outcomeIds: [],
    version: 0,
  } as const;
  await keepRegister(act, draft!, { ...said, outcomeIds: [] }, contract.id);
  if (another && (!contract.startsOn || contract.startsOn <= londonDate(act.now)))
    await moveAgreement(act, agreementId, { to: 'in-force', version: draft!.version });
  return agreementId;
}

/** Several at once: all of them become agreements, or none does. */
export async function agreementsFromRegister(act: Act, contracts: readonly Contract[], organisationId: string) {
  const made: string[] = [];
  for (const one of contracts) {
    if (one.organisationId !== organisationId) refuse('not-found');
    made.push(await agreementFromRegister(act, one));
  }
  return made;
}
