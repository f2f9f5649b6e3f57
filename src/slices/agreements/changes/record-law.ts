import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Agreement } from '../agreement.ts';
import { changeRules } from './change-law.ts';
import { insertChangeAdvice, insertRuleCheck } from './law-store.ts';

const ruleIds = changeRules.map(({ id }) => id) as [string, ...string[]];

export const checkInput = z.strictObject({
  rule: field.choice(ruleIds, 'Choose which rule was checked'),
  found: field.choice(['right', 'different'], 'Choose what was found'),
  by: field.text('Enter who checked it', 200),
  on: field.dateOn('Enter the day on which it was checked'),
  textRead: field.text('Enter which text was read, and where', 500),
});
export const adviceInput = z.strictObject({
  rule: field.choice(ruleIds, 'Choose which rule it is about'),
  adviser: field.text('Enter who advised', 200),
  advisedOn: field.dateOn('Enter the day of the advice'),
  power: field.text('Enter the power or delegation under which you act on it', 300),
  words: field.text('Enter what was advised', 2_000),
});

const been = (act: Act, name: string, on: string | null): string =>
  on && on <= londonDate(act.now) ? on : slip(name, 'Enter a day that has been');

/** Somebody compared a rule with the text in force: if it is right, a change of this agreement that breaks it is refused from now on. */
export async function recordRuleCheck(
  act: Act,
  agreement: Agreement,
  input: z.infer<typeof checkInput>,
): Promise<void> {
  const on = been(act, 'on', input.on);
  const mine = { id: act.newId(), agreementId: agreement.id, recorder: act.who.personId!, at: act.now };
  await insertRuleCheck(act.tx, { ...input, on, ...mine });
  record(act, agreement, `rule-${input.found}`, input.rule, input.textRead);
}

/** Legal advice overrides a rule for one agreement, under a power that somebody names. */
export async function recordChangeAdvice(
  act: Act,
  agreement: Agreement,
  input: z.infer<typeof adviceInput>,
): Promise<void> {
  const advisedOn = been(act, 'advisedOn', input.advisedOn);
  const mine = { id: act.newId(), agreementId: agreement.id, recorder: act.who.personId!, at: act.now };
  await insertChangeAdvice(act.tx, { ...input, advisedOn, ...mine });
  record(act, agreement, 'advice-recorded', input.rule, input.words);
}

const record = (act: Act, { id, caseId }: Agreement, what: string, rule: string, content: string): void =>
  act.record({ action: `agreement.change.${what}`, on: { kind: 'agreement', id }, caseId, fields: [rule], content });
