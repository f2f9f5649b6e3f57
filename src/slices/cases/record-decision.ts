import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { insertDecision } from './decision-store.ts';

export const recordDecisionInput = z.strictObject({
  on: field.text('Choose what was decided on', 100),
  decided: field.text('Enter what was decided', 1_000),
  because: field.optionalText(2_000),
  power: field.text(
    'Enter the power or delegation that it was decided under, for example “Care Act 2014 section 5” or “Scheme of delegation 4.2”',
    300,
  ),
  decidedOn: field.dateOn('Enter the day it was decided'),
});

/** A decision names the power or delegation it is made under; without one it is not a decision. */
export async function recordDecision(
  act: Act,
  input: { caseId: string; on: Ref; decided: string; because: string | null; power: string; decidedOn: string | null },
): Promise<string> {
  const id = act.newId();
  const today = londonDate(act.now);
  const decidedOn = input.decidedOn ?? today;
  if (decidedOn > today) slip('decidedOn', 'The day it was decided cannot be in the future');
  const { caseId, decided, because, power, on } = input;
  await insertDecision(
    act.tx,
    {
      id,
      caseId,
      objectKind: on.kind,
      objectId: on.id,
      decided,
      because,
      power,
      decidedOn,
      decidedBy: act.who.personId!,
    },
    act.now,
  );
  act.record({
    action: 'decision.recorded',
    on,
    caseId,
    fields: ['decided', 'power'],
    content: `${decided}\n${power}`,
  });
  return id;
}
