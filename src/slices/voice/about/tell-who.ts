import { setImmediate } from 'node:timers/promises';
import { follows, isApart, type Shown, type StepRule } from '#engines/disclosure/index.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { thresholds } from '#platform/thresholds.ts';
import { nextTelling } from '../told/tell-count.ts';
import { keepTellings, tellingsOf } from '../told/told-store.ts';
import { answersOf, peopleCounted, putInOrder, questionsOf } from './about-store.ts';
import { aboutKey } from './keep-about.ts';
import { shownOf } from './who.ts';

const few = thresholds.publishedCell;

/** No two tables that are told differ by fewer than ten people in any number, and none narrows what another kept back. */
export const whoSteps: StepRule<Shown> = {
  mayBegin: ({ cells }) => cells.some((one) => one !== null),
  follows: (later, earlier) => follows(later, earlier, few),
  isApart: (later, earlier) => isApart(later, earlier, few),
};

/** Where a question's table stands among what is told. */
export const numberOf = (place: number): number => -1 - place;

/**
 * Tells who took part, of those whose votes count: where somebody was put out, their answers leave the table with their votes, though no
 * telling shows them going. What joins a person to their answers is made here, used, and kept nowhere.
 */
export async function tellWho(
  tx: Tx,
  signer: Signer,
  conversationId: string,
  when: Readonly<{ closed: boolean; at: Date }>,
): Promise<void> {
  const questions = await questionsOf(tx, conversationId);
  if (questions.length === 0) return;
  await putInOrder(tx, conversationId);
  const people = await peopleCounted(tx, conversationId);
  const answers = new Map((await answersOf(tx, conversationId)).map(({ key, part }) => [key, part]));
  const known = await tellingsOf(tx, conversationId);
  const counts = questions.map(({ parts }) => parts.map(() => 0));
  for (const [nth, id] of people.entries()) {
    if (answers.size === 0) break;
    for (const [at, { place }] of questions.entries()) {
      const part = answers.get(aboutKey(signer, id, place)) ?? null;
      if (part !== null) counts[at]![part]! += 1;
    }
    // Pages are answered between two thousand people and the next.
    if (nth % 2_000 === 1_999) await setImmediate();
  }
  const next = questions.map((question, at) => {
    const said = counts[at]!.reduce((sum, one) => sum + one, 0);
    const shown = shownOf(question, counts[at]!, people.length - said);
    const number = numberOf(question.place);
    return nextTelling(number, known.get(number), shown, (one) => one, whoSteps, when);
  });
  await keepTellings(
    tx,
    conversationId,
    next.filter((one) => one !== null),
  );
}
