import type { Tx } from '#platform/db/database.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { longestStatement } from '../held/hold-conversation.ts';
import { type HeldStatement, heldStatements } from '../held/taking-part-store.ts';
import type { Edition } from './edition-store.ts';
import { linesSaid, type Mark, readMark } from './paper.ts';

/** The statements of an edition, in its order, with the numbers that everybody knows them by. */
export async function statementsOn(tx: Tx, conversationId: string, edition: Edition): Promise<HeldStatement[]> {
  const known = new Map((await heldStatements(tx, conversationId)).map((one) => [one.id, one]));
  return edition.statementIds.map((id) => known.get(id)!);
}

/** What was typed beside each statement of an edition; a slip names the statement. */
export async function readMarks(
  tx: Tx,
  conversationId: string,
  edition: Edition,
  typed: readonly string[],
): Promise<Mark[]> {
  const statements = await statementsOn(tx, conversationId, edition);
  // A form with one empty box sends nothing that could be told from none.
  const all = typed.length === 0 ? statements.map(() => '') : typed;
  if (all.length !== statements.length) refuse('unknown-field');
  return statements.map(
    ({ number }, at) =>
      readMark(all[at]!) ??
      slip(
        `answer-${number}`,
        `Statement ${number}: “${all[at]!.slice(0, 10)}” is none of the keys. Type 1 to 5, with + where it matters a lot`,
      ),
  );
}

const mostSaid = 20;

export function readSaid(text: string | null): string[] {
  const said = linesSaid(text);
  if (said.length > mostSaid) slip('said', `Everybody can say ${mostSaid} things here`);
  const long = said.find((line) => line.length > longestStatement);
  if (long) slip('said', `“${long.slice(0, 40)}…” is longer than ${longestStatement} characters. Put it on two lines`);
  return said;
}
