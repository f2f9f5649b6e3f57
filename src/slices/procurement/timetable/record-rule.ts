import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Procurement } from '../procurement.ts';
import { allRules } from './timetable.ts';
import { insertAdvice, insertCheck } from './timetable-store.ts';

const ruleNames = allRules.map((rule) => rule.id) as [string, ...string[]];

export const adviceInput = z.strictObject({
  rule: field.choice(ruleNames, 'Choose which rule it is about'),
  adviser: field.text('Enter who advised', 200),
  advisedOn: field.dateOn('Enter the day of the advice'),
  power: field.text('Enter the power or delegation under which you act on it', 300),
  words: field.text('Enter what was advised', 2_000),
});

export const checkInput = z.strictObject({
  rule: field.choice(ruleNames, 'Choose which rule was checked'),
  found: field.choice(['right', 'different'], 'Choose what was found'),
  checkedBy: field.text('Enter who checked it', 200),
  checkedOn: field.dateOn('Enter the day on which it was checked'),
  textRead: field.text('Enter which text was read, and where', 500),
});

const notAhead = (act: Act, name: string, on: string | null): string => {
  if (!on || on > londonDate(act.now)) slip(name, 'Enter a day that has been');
  return on;
};

/** Legal advice overrides a rule for one procurement: it is shown beside the date with who gave it, when, under which power and in which words. */
export async function recordAdvice(
  act: Act,
  procurement: Procurement,
  { rule, adviser, advisedOn, power, words }: z.infer<typeof adviceInput>,
): Promise<void> {
  await insertAdvice(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    rule,
    adviser,
    advisedOn: notAhead(act, 'advisedOn', advisedOn),
    power,
    words,
    by: act.who.personId!,
    recordedAt: act.now,
  });
  record(act, procurement, 'timetable.advice-recorded', rule, words);
}

/** Somebody compared a rule with the text in force: if it is right, dates that break it are refused from now on. */
export async function recordCheck(
  act: Act,
  procurement: Procurement,
  { rule, found, checkedBy, checkedOn, textRead }: z.infer<typeof checkInput>,
): Promise<void> {
  await insertCheck(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    rule,
    found,
    by: checkedBy,
    on: notAhead(act, 'checkedOn', checkedOn),
    textRead,
    recorder: act.who.personId!,
    recordedAt: act.now,
  });
  record(act, procurement, `timetable.rule-${found}`, rule, textRead);
}

function record(act: Act, procurement: Procurement, action: string, rule: string, content: string): void {
  act.record({
    action,
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: [rule],
    content,
  });
}
