import { standardRule } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Count, countOf } from '../held/count-store.ts';
import { fewestTold, resultsView } from '../held/results-view.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import type { ToldCount } from '../told/read-told.ts';

/** It is over, so it is told at once: each statement that enough people have voted on. */
function toldAtOnce({ answer, stability, countedAt }: Count): ToldCount {
  const { participants, groups, engine, picture, representative } = answer;
  const lines = answer.statements
    .filter(({ seen }) => seen >= fewestTold)
    .map((one) => [one.id, { ...one, grouping: 1 }] as const);
  const whole = { participants, groups, engine, picture, representative, grouping: 1, stability: stability ?? [] };
  return { whole: { ...whole, countedAt: countedAt.toISOString() }, countedAt, lines: new Map(lines), pending: false };
}

/** What a conversation that was brought in came to, in the same words and tables as one that was held here; null where it is not counted. */
export async function importedView(tx: Tx, conversationId: string) {
  const count = await countOf(tx, conversationId);
  if (!count) return null;
  // Where its moderators looked afterwards, people voted on what they had not looked at yet.
  const statements = (await heldStatements(tx, conversationId)).map((one) =>
    one.state === 'unmoderated' ? { ...one, state: 'accepted' as const } : one,
  );
  return { results: resultsView(toldAtOnce(count), statements), rule: standardRule };
}
