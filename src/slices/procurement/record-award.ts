import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { declarationsOf, mayInfluence } from '#slices/cases/index.ts';
import { momentsSet } from './order/moment-store.ts';
import type { Lot } from './procurement.ts';
import { insertAward } from './procurement-store.ts';

export const awardInput = z.strictObject({
  supplier: field.text('Enter to whom', 300),
  because: field.text('Enter why', 2_000),
  power: field.text('Enter the power or delegation it is decided under', 300),
  decidedOn: field.dateOn('Enter the day it was decided'),
});

/** I9: nobody influences an award before declaring, and an interest that nobody has decided on means no. */
export async function checkDeclared(act: Pick<Act, 'tx' | 'who'>, caseId: string): Promise<void> {
  const mine = (await declarationsOf(act.tx, caseId)).find((one) => one.personId === act.who.personId);
  if (!mine) refuse('declare-first');
  if (!mayInfluence(mine.state)) refuse('conflict-open');
}

export async function recordAward(act: Act, lot: Lot, input: z.infer<typeof awardInput>): Promise<void> {
  await checkDeclared(act, lot.caseId);
  // Where tenders were opened here, an award comes of their scores and is decided with them in sight.
  if ((await momentsSet(act.tx, lot.procurementId)).has('opened')) refuse('decide-with-scores');
  const decidedOn = input.decidedOn ?? londonDate(act.now);
  if (decidedOn > londonDate(act.now)) slip('decidedOn', 'The day it was decided cannot be in the future');
  const { supplier, because, power } = input;
  if (
    !(await insertAward(act.tx, lot, act.newId(), { supplier, because, power, decidedOn }, act.who.personId!, act.now))
  )
    refuse('wrong-state');
  act.record({
    action: 'lot.awarded',
    on: { kind: 'lot', id: lot.id },
    caseId: lot.caseId,
    fields: ['supplier', 'because', 'power'],
    content: `${supplier}\n${because}`,
    says: { title: lot.title, text: `Awarded to ${supplier}, because ${because}`, state: 'awarded' },
  });
}
