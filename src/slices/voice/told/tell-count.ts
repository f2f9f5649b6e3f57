import { isDeepStrictEqual } from 'node:util';
import { nextToTell, type StepRule } from '#engines/disclosure/index.ts';
import type { Answer, Stability } from '#engines/opinion/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Counts, countsOfLine, countsOfWhole, type ToldLine, type ToldWhole, tallySteps } from './told.ts';
import { copyTallies, groupingOf, keepTellings, type NextTelling, type Telling, tellingsOf } from './told-store.ts';

/** One telling more, where it is time; null where nothing changes. */
export function nextTelling<Line, Counted>(
  number: number,
  known: Telling | undefined,
  now: Line,
  counts: (line: Line) => Counted,
  rule: StepRule<Counted>,
  { closed, at }: Readonly<{ closed: boolean; at: Date }>,
): NextTelling | null {
  const told = (known?.earlier ?? []) as Counted[];
  const waiting = (known?.waiting ?? null) as Line | null;
  const next = nextToTell({ told, waiting: waiting && counts(waiting) }, counts(now), closed, rule);
  const waits = next.waiting === null ? { waiting: null, waitingAt: null } : { waiting: now, waitingAt: at };
  const nothing = { number, line: null, counts: null, toldAt: null, ...waits };
  if (next.tell === null && next.waiting !== null) return waiting ? null : nothing;
  if (next.tell === null || (closed && isDeepStrictEqual(next.tell, told.at(-1)))) return waiting ? nothing : null;
  const tells = closed ? { line: now, toldAt: at } : { line: waiting, toldAt: known!.waitingAt };
  return { ...nothing, ...tells, counts: next.tell };
}

/** Tells what can be told of a count: each statement by itself, and the whole. In the transaction that keeps the count. */
export async function tellCount(
  tx: Tx,
  conversationId: string,
  answer: Answer,
  stability: readonly Stability[],
  when: Readonly<{ closed: boolean; at: Date }>,
): Promise<void> {
  const grouping = await groupingOf(tx, conversationId);
  const known = await tellingsOf(tx, conversationId);
  const lines = answer.statements.map(({ id, agree, disagree, pass, agreement }) =>
    nextTelling<ToldLine, Counts>(
      Number(id),
      known.get(Number(id)),
      { agree, disagree, pass, grouping, agreement },
      countsOfLine,
      tallySteps,
      when,
    ),
  );
  const whole: ToldWhole = {
    participants: answer.participants,
    groups: answer.groups,
    engine: answer.engine,
    picture: answer.picture,
    grouping,
    representative: answer.representative.map((list) => list.map(({ statement, side }) => ({ statement, side }))),
    stability: stability.map(({ sizes, ...kept }) => kept),
    countedAt: when.at.toISOString(),
  };
  const all = nextTelling(0, known.get(0), whole, countsOfWhole, tallySteps, when);
  await keepTellings(
    tx,
    conversationId,
    [...lines, all].filter((one) => one !== null),
  );
  await copyTallies(tx, conversationId, when.at);
}
