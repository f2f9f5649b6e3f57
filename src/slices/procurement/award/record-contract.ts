import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import { rowOf } from '../order/order.ts';
import type { Moment } from '../order/order-table.ts';
import { recordMoment } from '../order/record-moment.ts';
import type { Procurement } from '../procurement.ts';
import { decisionsOf } from './award-store.ts';
import { type Contract, type ContractStep, contractSteps, endings, stepDays } from './contract.ts';
import { contractsOf, insertContract, updateContract } from './contract-store.ts';

export const contractInput = z.strictObject({
  decisionId: field.id('Choose which award it is the contract of'),
  signedOn: field.dateOn('Enter the day on which it was entered into'),
  value: field.optionalPounds(),
  startsOn: field.optionalDateOn(),
  endsOn: field.optionalDateOn(),
  advice: field.optionalText(1_000),
});

export const contractStepInput = z.strictObject({
  decisionId: field.id(),
  step: field.choice(contractSteps, 'Choose what was done'),
  happenedOn: field.dateOn('Enter the day'),
  reference: field.optionalText(60),
  redactions: field.optionalText(2_000),
  how: field.optionalChoice(endings),
  because: field.optionalText(2_000),
  version: field.version(),
});
type StepInput = z.infer<typeof contractStepInput>;

const note = (act: Act, { id, caseId }: Procurement, action: string, fields: readonly string[], content: string) =>
  act.record({ action, on: { kind: 'procurement', id }, caseId, fields, content });

/** The first contract that is entered into is the moment after which no award notice can come. Returns what the law asked for first. */
export async function recordContract(
  act: Act,
  procurement: Procurement,
  input: z.infer<typeof contractInput>,
): Promise<string[]> {
  await lockProcurement(act.tx, procurement.id);
  const decision = (await decisionsOf(act.tx, procurement.id)).find(({ id }) => id === input.decisionId);
  if (decision?.outcome !== 'awarded') slip('decisionId', 'Choose from the list');
  const value =
    input.value ?? slip('value', 'Enter its value with value added tax. What is owed after it depends on that');
  const signedOn = input.signedOn!;
  if (signedOn > londonDate(act.now)) slip('signedOn', 'Enter a day that is not after today');
  if (signedOn < decision.decidedOn) slip('signedOn', 'Enter a day that is not before the decision');
  if (input.startsOn && input.endsOn && input.endsOn < input.startsOn)
    slip('endsOn', 'Enter an end that is not before its start');
  const nothing = {
    detailsOn: null,
    detailsReference: null,
    copyOn: null,
    copyReference: null,
    redactions: null,
    endedOn: null,
    endedHow: null,
    endedBecause: null,
    endedReference: null,
  };
  const { startsOn, endsOn } = input;
  const kept = { ...nothing, decisionId: decision.id, procurementId: procurement.id, signedOn, valuePence: value };
  if (!(await insertContract(act.tx, { ...kept, startsOn, endsOn, version: 1 }, act.who.personId!, act.now)))
    refuse('sent-already');
  note(act, procurement, 'contract.enteredInto', ['signed_on', 'value', 'starts_on', 'ends_on'], JSON.stringify(kept));
  if ((await momentsSet(act.tx, procurement.id)).has('signed')) return [];
  return recordMoment(act, procurement, { moment: 'signed', happenedOn: signedOn, advice: input.advice });
}

function after(before: Contract, input: StepInput): Contract {
  const { step, reference, redactions, how, because } = input;
  const on = input.happenedOn!;
  if (step === 'details') return { ...before, detailsOn: on, detailsReference: reference };
  if (step === 'copy') return { ...before, copyOn: on, copyReference: reference, redactions };
  return {
    ...before,
    endedOn: on,
    endedHow: how ?? slip('how', 'Choose how it ended'),
    endedBecause: because ?? slip('because', 'Say why it ended'),
    endedReference: reference,
  };
}

const momentOf: Record<ContractStep, Moment> = { details: 'details-notice', copy: 'contract-copy', ended: 'ended' };

/** What was published of a contract, or that it ended. The moment is recorded once it is true of every contract of the procurement. */
export async function recordContractStep(act: Act, procurement: Procurement, input: StepInput): Promise<void> {
  await lockProcurement(act.tx, procurement.id);
  const contracts = await contractsOf(act.tx, procurement.id);
  const before = contracts.find(({ decisionId }) => decisionId === input.decisionId) ?? refuse('not-found');
  const on = input.happenedOn!;
  if (on > londonDate(act.now)) slip('happenedOn', 'Enter a day that is not after today');
  if (on < before.signedOn) slip('happenedOn', 'Enter a day on or after the contract was entered into');
  const day = stepDays[input.step];
  if (before[day]) refuse('sent-already');
  const now = after(before, input);
  if (!(await updateContract(act.tx, now, input.version))) refuse('stale');
  note(act, procurement, `contract.${input.step}`, [day], JSON.stringify(now));
  const all = contracts.map((one) => (one === before ? now : one));
  const moment = momentOf[input.step];
  const { regime, route } = procurement;
  if (!all.every((one) => one[day]) || !rowOf(moment, regime, route)) return;
  if ((await momentsSet(act.tx, procurement.id)).has(moment)) return;
  const last = all
    .map((one) => one[day]!)
    .toSorted()
    .at(-1)!;
  await recordMoment(act, procurement, { moment, happenedOn: last, reference: input.reference });
}

/** The details notice of a procurement with one contract is that contract's. Where there are several, a person says which. */
export async function noteDetails(act: Act, procurement: Procurement, on: string, reference: string): Promise<void> {
  const [only, ...others] = await contractsOf(act.tx, procurement.id);
  if (!only || others.length > 0 || only.detailsOn || on < only.signedOn) return;
  const now = { ...only, detailsOn: on, detailsReference: reference };
  if (!(await updateContract(act.tx, now, only.version))) refuse('stale');
  note(act, procurement, 'contract.details', ['detailsOn'], JSON.stringify(now));
}
