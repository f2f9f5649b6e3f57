import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { saveOutcome } from './outcome-store.ts';
import type { MarketQuestion } from './question.ts';
import { lotsOfWay } from './question.ts';
import { occasions } from './score-answer.ts';

export const outcomeInput = z.strictObject({
  occasion: field.choice(occasions, 'Choose which tender it was'),
  /** The way and the lot together, since a lot is one of a way's. */
  lot: field.text('Choose the lot', 500),
  bidders: field.wholeNumber('Enter how many credible bids came, 0 if none did', 0, 500),
  closedOn: field.dateOn('Enter when it closed'),
});

export const lotKey = (way: string, lot: string): string => `${way}|${lot}`;

/** What came at a tender, beside what was foretold of it. */
export async function recordOutcome(
  act: Act,
  question: MarketQuestion,
  { occasion, lot, bidders, closedOn }: z.infer<typeof outcomeInput>,
): Promise<void> {
  if (closedOn > londonDate(act.now)) slip('closedOn', 'Enter a day that has been');
  if (closedOn < londonDate(question.askedAt))
    slip('closedOn', 'It was asked after this day: only what is foretold beforehand is scored');
  const found = question.scenario.strategies
    .flatMap((way) => lotsOfWay(question.scenario, way).map((one) => ({ way: way.id, lot: one.id })))
    .find((one) => lotKey(one.way, one.lot) === lot);
  if (!found) slip('lot', 'Choose the lot');
  await saveOutcome(
    act.tx,
    { questionId: question.id, occasion, ...found, bidders, closedOn },
    act.who.personId!,
    act.now,
  );
  act.record({
    action: 'marketQuestion.outcomeRecorded',
    on: { kind: 'marketQuestion', id: question.id },
    caseId: question.caseId,
    fields: ['market_outcomes'],
  });
}
