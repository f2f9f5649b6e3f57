import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { amend, amendmentFields, holdProcurement } from '../clarifications/amend-procurement.ts';
import type { Lot, Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { divisionFault } from './lot-division.ts';
import {
  type Condition,
  conditionKinds,
  type LotTerms,
  noTerms,
  reservationFaults,
  reservations,
  vatBases,
} from './lot-terms.ts';
import { divisionsOf, insertDivision, insertLotTerms, lotTermsNow } from './lot-terms-store.ts';

const version = z.coerce.number().int().min(0);

export const divisionInput = z.strictObject({
  divided: field.choice(['yes', 'no'], 'Choose whether it is divided into lots'),
  because: field.text('Say why it is divided, or why not', 2_000),
  mostTendered: field.optionalWholeNumber(1, 100),
  mostWon: field.optionalWholeNumber(1, 100),
  mechanism: field.optionalText(2_000),
  version,
  ...amendmentFields,
});

/** Says whether it is divided and why (section 18), and how many lots one bidder may tender for and win. */
export async function sayDivision(act: Act, given: Procurement, input: z.infer<typeof divisionInput>): Promise<void> {
  const procurement = await holdProcurement(act, given);
  const before = (await divisionsOf(act.tx, procurement.id)).at(-1)?.version ?? 0;
  if (before !== input.version) refuse('stale');
  const { because, mostTendered, mostWon, mechanism } = input;
  const one = { divided: input.divided === 'yes', mostTendered, mostWon, mechanism };
  const lots = (await lotsOf(act.tx, procurement.caseId)).filter(
    ({ procurementId, state }) => procurementId === procurement.id && state !== 'withdrawn',
  );
  const fault = divisionFault(one, lots.length);
  if (fault) slip(...fault);
  await amend(act, procurement, 'lots', 'How it is divided into lots, and how many one bidder may win.', input);
  await insertDivision(act.tx, {
    ...one,
    because,
    id: act.newId(),
    procurementId: procurement.id,
    version: before + 1,
    by: act.who.personId!,
    keptAt: act.now,
  });
  act.record({
    action: 'procurement.lots-divided',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['divided', 'because', 'most_tendered', 'most_won', 'mechanism'],
    content: because,
  });
}

export const lotTermsInput = z.strictObject({
  value: field.optionalPounds(),
  vat: field.optionalChoice(vatBases),
  vatRate: field.optionalNumber(0, 100),
  years: field.optionalNumber(0, 50),
  reserved: field.choice(reservations, 'Choose who may bid'),
  reservedBecause: field.optionalText(1_000),
  workforcePercent: field.optionalNumber(0, 100),
  lastMutualOn: field.optionalDateOn(),
  local: field.optionalText(300),
  version,
  ...amendmentFields,
});

export const conditionInput = z.strictObject({
  how: field.choice(['add', 'remove'], 'Choose what to do'),
  position: z.coerce.number().int().min(0).max(100),
  kind: field.choice(conditionKinds, 'Choose what kind of condition it is'),
  words: field.text('Say what a bidder has to be or have', 1_000),
  why: field.text('Say why this contract needs it', 1_000),
  auditedFromAll: field.ticked(),
  insuranceBeforeAward: field.ticked(),
  earlierAwardBy: field.ticked(),
  turnover: field.optionalPounds(),
  version,
  ...amendmentFields,
});

async function nowOf(act: Act, lot: Lot, version: number) {
  const procurement = await holdProcurement(act, { id: lot.procurementId });
  if (lot.state !== 'drawn') refuse('wrong-state');
  const now = (await lotTermsNow(act.tx, [lot.id])).get(lot.id);
  if ((now?.version ?? 0) !== version) refuse('stale');
  return { procurement, terms: { ...noTerms, valuePence: lot.valuePence, ...now?.terms } };
}

async function keep(act: Act, lot: Lot, version: number, terms: LotTerms): Promise<void> {
  await insertLotTerms(act.tx, {
    id: act.newId(),
    lotId: lot.id,
    version: version + 1,
    terms,
    by: act.who.personId!,
    keptAt: act.now,
  });
  act.record({
    action: 'lot.terms-kept',
    on: { kind: 'lot', id: lot.id },
    caseId: lot.caseId,
    fields: ['value', 'vat', 'reserved', 'conditions'],
    content: JSON.stringify(terms),
  });
}

/** Sets the value and for whom a lot is. After publication that is an amendment. */
export async function keepLotTerms(act: Act, lot: Lot, input: z.infer<typeof lotTermsInput>): Promise<void> {
  const { procurement, terms } = await nowOf(act, lot, input.version);
  const { value, vat, vatRate, years, reserved, reservedBecause, workforcePercent, lastMutualOn, local } = input;
  if (value !== null && vat === null)
    slip('vat', 'Say whether the value is with or without value added tax: thresholds count it with');
  const next = {
    ...terms,
    valuePence: value,
    vat,
    vatRate,
    years,
    reserved,
    reservedBecause,
    workforcePercent,
    lastMutualOn,
    local,
  };
  const broken = reservationFaults(next, procurement, londonDate(act.now)).find(({ weight }) => weight === 'house');
  if (broken) slip(broken.field, broken.says);
  await amend(act, procurement, 'lots', `The terms of the lot “${lot.title}”.`, input);
  await keep(act, lot, input.version, next);
}

const mostConditions = 30;

/** Adds a condition of participation, or takes one out. What the law may not like is said beside it. */
export async function keepCondition(act: Act, lot: Lot, input: z.infer<typeof conditionInput>): Promise<void> {
  const { procurement, terms } = await nowOf(act, lot, input.version);
  const { kind, words, why, auditedFromAll, insuranceBeforeAward, earlierAwardBy, turnover, how, position } = input;
  const condition: Condition = {
    kind,
    words,
    why,
    auditedFromAll,
    insuranceBeforeAward,
    earlierAwardBy,
    turnoverPence: turnover,
  };
  if (how === 'remove' && position >= terms.conditions.length) refuse('stale');
  if (how === 'add' && terms.conditions.length >= mostConditions)
    slip('words', `A lot has at most ${mostConditions} conditions`);
  const conditions = how === 'add' ? [...terms.conditions, condition] : terms.conditions.toSpliced(position, 1);
  await amend(
    act,
    procurement,
    'lots',
    `A condition of the lot “${lot.title}” is ${how === 'add' ? 'added' : 'taken out'}: ${words}`,
    input,
  );
  await keep(act, lot, input.version, { ...terms, conditions });
}
