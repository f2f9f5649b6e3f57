import type { Signer } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { type AboutAnswer, answersBehind, dropAnswers, insertAnswers, questionsOf } from './about-store.ts';
import { mostQuestions, type Question } from './question.ts';

/**
 * What leads from somebody who takes part to their answer to one question: made with the server's secret, which is not in the database. So
 * the database alone joins answers neither to votes nor to each other, and a new link to the same person still leads to them.
 */
export const aboutKey = (signer: Signer, personId: string, place: number): string =>
  signer.sign(`about:${personId}:${place}`);

const keysOf = (signer: Signer, personId: string): string[] =>
  Array.from({ length: mostQuestions }, (_, place) => aboutKey(signer, personId, place));

export type OwnAnswer = Readonly<{ question: Question; part: number | null }>;

/** What somebody said about themselves, for them alone: their own page, or a copy of all that is kept of them. */
export async function aboutOf(
  tx: Tx,
  signer: Signer,
  one: Readonly<{ conversationId: string; personId: string }>,
): Promise<OwnAnswer[]> {
  const questions = await questionsOf(tx, one.conversationId);
  const answers = await answersBehind(tx, keysOf(signer, one.personId));
  return answers.flatMap(({ place, part }) => {
    const question = questions.find((each) => each.place === place);
    return question ? [{ question, part }] : [];
  });
}

/**
 * Keeps what somebody said about themselves in place of what they said before. By question: a part, or null for "prefer not to say"; what
 * is not there was left out. No audit entry: it would say when, and beside which votes.
 */
export async function keepAbout(
  tx: Tx,
  signer: Signer,
  {
    conversationId,
    personId,
    said,
  }: Readonly<{ conversationId: string; personId: string; said: ReadonlyMap<number, number | null> }>,
): Promise<void> {
  await dropAnswers(tx, keysOf(signer, personId));
  const answers = [...said].map(
    ([place, part]): AboutAnswer => ({ key: aboutKey(signer, personId, place), place, part }),
  );
  if (answers.length > 0) await insertAnswers(tx, conversationId, answers);
}

/** Takes away everything that somebody said about themselves; how many answers that was. */
export const forgetAbout = (tx: Tx, signer: Signer, personId: string): Promise<number> =>
  dropAnswers(tx, keysOf(signer, personId));
