import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { dueOn, rowsFor } from './gates.ts';
import type { Procurement } from './procurement.ts';
import { insertEngagement, insertGateRecord } from './procurement-store.ts';

export const gateInput = z.strictObject({
  gate: field.text('Choose a gate', 60),
  outcome: field.choice(['done', 'passed-over', 'advised'], 'Choose done, passed over, or legal advice'),
  words: field.text('Enter what was done, or the reason', 1_000),
  doneOn: field.dateOn('Enter the day'),
});

/** What was done at 4 pm can be recorded afterwards: marked late, counted, not refused. Law is passed over only by recorded advice. */
export async function recordGate(act: Act, procurement: Procurement, input: z.infer<typeof gateInput>): Promise<void> {
  const row =
    rowsFor(procurement.regime, procurement.route).find((one) => one.gate === input.gate) ?? refuse('not-found');
  if (row.weight === 'law' && input.outcome === 'passed-over')
    slip('outcome', 'A gate of law is not passed over. Record the legal advice that you act on');
  const today = londonDate(act.now);
  const doneOn = input.doneOn ?? today;
  if (doneOn > today) slip('doneOn', 'The day cannot be in the future');
  const due = dueOn(row, procurement);
  await insertGateRecord(
    act.tx,
    act.newId(),
    procurement.id,
    {
      gate: row.gate,
      outcome: input.outcome,
      words: input.words,
      doneOn,
      late: doneOn < today || (due !== null && doneOn > due),
    },
    act.who.personId!,
    act.now,
  );
  act.record({
    action: `gate.${input.outcome}`,
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: [row.gate],
    content: input.words,
  });
}

export const engagementInput = z.strictObject({
  happenedOn: field.dateOn('Enter the day'),
  supplier: field.text('Enter which supplier or suppliers', 300),
  shown: field.text('Enter what they were shown or told', 2_000),
  said: field.optionalText(2_000),
});

/** I13: who was shown what, and what they said, goes to every bidder alike. */
export async function recordEngagement(
  act: Act,
  procurement: Procurement,
  input: z.infer<typeof engagementInput>,
): Promise<void> {
  await insertEngagement(
    act.tx,
    act.newId(),
    procurement,
    { ...input, happenedOn: input.happenedOn ?? londonDate(act.now) },
    act.who.personId!,
    act.now,
  );
  act.record({
    action: 'engagement.recorded',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['shown', 'said'],
    content: input.shown,
  });
}
