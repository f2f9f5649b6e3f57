import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Lot, Procurement } from '../procurement.ts';
import { insertAward } from '../procurement-store.ts';
import { type Decision, grounds, keyCriteria, needsKeyCriteria } from './award.ts';
import { type AwardFacts, awardFacts } from './award-facts.ts';
import { insertDecision, withdrawLot } from './award-store.ts';
import { faultOf } from './decision-rules.ts';
import { checkDecider } from './declared.ts';

const finding = () => field.optionalText(2_000);

export const decisionInput = z.strictObject({
  lotId: field.optionalId(),
  outcome: field.choice(['awarded', 'none'], 'Choose whether it is awarded'),
  bidderId: field.optionalId(),
  supplier: field.optionalText(300),
  worth: field.optionalPounds(),
  because: field.text('Enter the reason', 4_000),
  power: field.text('Enter the power or delegation it is decided under', 300),
  decidedBy: field.id('Choose who decided'),
  decidedOn: field.dateOn('Enter the day it was decided'),
  departsBecause: field.optionalText(2_000),
  reservedBecause: field.optionalText(1_000),
  ground: field.optionalChoice(grounds),
  quality: finding(),
  value: finding(),
  integration: finding(),
  access: finding(),
  socialValue: finding(),
});
export type DecisionInput = z.infer<typeof decisionInput>;

function findingsOf(input: DecisionInput): Decision['keyCriteria'] {
  return keyCriteria.some((one) => input[one])
    ? (Object.fromEntries(keyCriteria.map((one) => [one, input[one] ?? ''])) as Decision['keyCriteria'])
    : null;
}

function decided(act: Act, procurement: Procurement, input: DecisionInput, facts: AwardFacts): Decision {
  const { outcome, because, power, decidedBy, departsBecause, reservedBecause, ground, lotId } = input;
  const decidedOn = input.decidedOn!;
  if (decidedOn > londonDate(act.now)) slip('decidedOn', 'The day it was decided cannot be in the future');
  const bidder = input.bidderId ? (facts.bidders.find(({ id }) => id === input.bidderId) ?? null) : null;
  if (input.bidderId && !bidder) slip('bidderId', 'Choose from the list');
  const awarded = outcome === 'awarded';
  return {
    id: act.newId(),
    caseId: procurement.caseId,
    procurementId: procurement.id,
    lotId,
    outcome,
    bidderId: awarded ? (bidder?.id ?? null) : null,
    supplier: awarded ? (bidder?.name ?? input.supplier) : null,
    valuePence: awarded ? input.worth : null,
    because,
    power,
    decidedBy,
    decidedOn,
    recommendedBidderId: facts.recommended.find((one) => one.lotId === lotId)?.first?.bidderId ?? null,
    departsBecause,
    reservedBecause,
    ground,
    keyCriteria: needsKeyCriteria(procurement.regime) ? findingsOf(input) : null,
  };
}

/** One decision a lot, once: to whom, or to nobody and why, under which power and by whom. I9 holds for both who decided and who records it. */
export async function decideAward(act: Act, procurement: Procurement, input: DecisionInput): Promise<string> {
  await checkDecider(act, procurement.caseId, input.decidedBy);
  await lockProcurement(act.tx, procurement.id);
  const facts = await awardFacts(act.tx, procurement);
  if (facts.happened.has('stopped')) refuse('wrong-state');
  const subject = facts.subjects.find(({ lotId }) => lotId === input.lotId) ?? slip('lotId', 'Choose from the list');
  if (facts.fromScores && !facts.happened.has('scored')) refuse('out-of-order', 'first: scores are final');
  const decision = decided(act, procurement, input, facts);
  if (facts.decisions.some(({ lotId }) => lotId === decision.lotId)) refuse('sent-already');
  const fault = faultOf(procurement, subject, decision, facts);
  if (fault) slip(fault.field, fault.says);
  if (!(await insertDecision(act.tx, decision, act.who.personId!, act.now))) refuse('sent-already');
  act.record({
    action: decision.outcome === 'awarded' ? 'award.decided' : 'award.notMade',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['outcome', 'supplier', 'because', 'power', 'decided_by', 'decided_on'],
    content: JSON.stringify(decision),
  });
  for (const lot of facts.lots.filter(({ id }) => subject.lotId === null || id === subject.lotId))
    await ofLot(act, lot, decision);
  return decision.id;
}

/** What the decision makes of the lot itself. */
async function ofLot(act: Act, lot: Lot, { outcome, supplier, because, power, decidedOn }: Decision): Promise<void> {
  const on = { kind: 'lot', id: lot.id };
  if (outcome === 'none') {
    if (!(await withdrawLot(act.tx, lot.id))) refuse('wrong-state');
    const says = { title: lot.title, text: `Not awarded, because ${because}`, state: 'withdrawn' };
    act.record({ action: 'lot.withdrawn', on, caseId: lot.caseId, fields: ['state'], content: because, says });
    return;
  }
  const award = { supplier: supplier!, because, power, decidedOn };
  if (!(await insertAward(act.tx, lot, act.newId(), award, act.who.personId!, act.now))) refuse('wrong-state');
  act.record({
    action: 'lot.awarded',
    on,
    caseId: lot.caseId,
    fields: ['supplier', 'because', 'power'],
    content: `${supplier}\n${because}`,
    says: { title: lot.title, text: `Awarded to ${supplier}, because ${because}`, state: 'awarded' },
  });
}
