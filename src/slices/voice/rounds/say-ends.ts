import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { Conversation } from '../conversation.ts';
import { handEnds } from './ends.ts';
import { endsOf } from './ends-of.ts';
import { saveEnds } from './ends-store.ts';

export const endsInput = z.strictObject({
  /** The list in which they were ticked: what is wrong is said there. */
  from: field.choice(['without', 'by-hand'], 'Choose from a list'),
  statements: field.manyIds(),
  how: field.choice(handEnds, 'Choose where they ended'),
  because: field.optionalText(1_000),
  toWhom: field.optionalText(200),
});

/** Says where statements ended that are in no draft, several at once: not taken up, with the reason; or passed on, and to whom. */
export async function sayEnds(act: Act, conversation: Conversation, body: z.infer<typeof endsInput>): Promise<number> {
  const meant = [...new Set(body.statements)];
  if (meant.length === 0) slip('statements', 'Tick the statements that you mean');
  const free = (await endsOf(act.tx, conversation.id)).filter(({ ends }) =>
    ends.every(({ kind }) => kind !== 'draft' && kind !== 'outcome'),
  );
  if (meant.some((id) => !free.some(({ statementId }) => statementId === id)))
    slip('statements', 'Choose statements of this conversation that others see and that are in no draft');
  if (body.how === 'not-taken-up' && body.because === null)
    slip('because', 'Write why: whoever said it reads your reason');
  if (body.how === 'passed-on' && body.toWhom === null) slip('toWhom', 'Write whom it was passed on to');
  const toWhom = body.how === 'passed-on' ? body.toWhom : null;
  await saveEnds(act.tx, conversation.id, meant, { how: body.how, because: body.because, toWhom }, act.now);
  for (const id of meant)
    act.record({
      action: `statement.${body.how === 'passed-on' ? 'passedOn' : 'notTakenUp'}`,
      on: { kind: 'statement', id },
      caseId: conversation.caseId,
      fields: ['statement_ends'],
      content: body.because ?? body.toWhom ?? '',
    });
  act.publish({
    name: 'statements.ended',
    on: { kind: 'conversation', id: conversation.id },
    caseId: conversation.caseId,
  });
  return meant.length;
}
