import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { saidAs } from '../held/held.ts';
import { longestStatement, seedStatements } from '../held/hold-conversation.ts';
import { quotationsOf } from '../quotations-of.ts';

export const chooseQuotationsInput = z.strictObject({
  quotations: field.manyIds(),
  as: field.choice(saidAs, 'Choose who says it'),
});

/** A quotation as a statement: one line, and nobody's name. */
export const asStatement = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Statements in words that people used already: quotations of the case, pasted or from a survey. */
export async function seedFromQuotations(
  act: Act,
  conversation: Conversation,
  { quotations, as }: z.infer<typeof chooseQuotationsInput>,
): Promise<number> {
  if (quotations.length === 0) slip('quotations', 'Tick the quotations that you mean');
  const known = await quotationsOf(act.tx, conversation.caseId);
  const chosen = known.filter(({ id }) => quotations.includes(id));
  if (chosen.length !== new Set(quotations).size) refuse('not-found');
  const statements = chosen.map(({ words }) => asStatement(words));
  if (statements.some((words) => words.length > longestStatement))
    slip('quotations', `A statement has at most ${longestStatement} characters. Leave out those that are longer`);
  if (statements.length > 200) slip('quotations', 'Choose at most 200 at a time');
  return seedStatements(act, conversation, { statements: statements.join('\n'), as });
}
