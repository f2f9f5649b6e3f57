import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { editionsOf, holdNumbers, nextSheetNumber } from './edition-store.ts';
import { sheetCode } from './paper.ts';
import { editionOfNumber, saveSheet, sheetByNumber } from './sheet-store.ts';
import type { Typing } from './take-sheets.ts';
import { numberOf } from './type-sheet.ts';

export const asideInput = z.strictObject({
  number: field.optionalText(20),
  because: field.text('Say why it cannot be counted, without what stands on it', 300),
});

/** A sheet that nobody can read, or that is empty: it stays in the totals, with the reason. */
export async function setAside(act: Act, typing: Typing, body: z.infer<typeof asideInput>): Promise<string> {
  const { conversation, pile } = typing;
  await holdNumbers(act.tx, conversation.id);
  const number = numberOf(conversation.id, body.number);
  const known = number === null ? null : await sheetByNumber(act.tx, conversation.id, number);
  const edition = number === null ? null : await editionOfNumber(act.tx, conversation.id, number);
  if (known && known.pileId !== pile.id) slip('number', 'This sheet is in another pile');
  if (known && known.state !== 'typed once' && known.state !== 'differs')
    slip('number', known.state === 'counted' ? 'This sheet is counted already' : 'This sheet is kept out already');
  if (number !== null && edition === null) slip('number', 'No sheet was printed with this number. Leave it empty');
  const sheet = known ?? {
    id: act.newId(),
    conversationId: conversation.id,
    pileId: pile.id,
    editionId: edition ?? (await editionsOf(act.tx, conversation.id))[0]!.id,
    number: number ?? (await nextSheetNumber(act.tx, conversation.id)),
    reference: null,
    personId: null,
    withdrawn: false,
    typedAt: act.now,
  };
  await saveSheet(act.tx, { ...sheet, state: 'set aside', because: body.because });
  act.record({
    action: 'paper.setAside',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
    fields: ['state'],
  });
  return sheetCode(conversation.id, sheet.number);
}
