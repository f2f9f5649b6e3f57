import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import { field, Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { questionsOf } from './about-store.ts';
import { keepAbout } from './keep-about.ts';
import { partChosen } from './question.ts';

export const fieldOf = (place: number): string => `answer${place}`;

const answer = () => field.optionalText(10);

export const aboutInput = z.strictObject({
  answer0: answer(),
  answer1: answer(),
  answer2: answer(),
  answer3: answer(),
  answer4: answer(),
  answer5: answer(),
});

/** Somebody says who they are, or that they prefer not to, or nothing: question by question, in place of what they said before. */
export async function answerAbout(
  act: Act,
  signer: Signer,
  one: Readonly<{ conversationId: string; personId: string; takes: boolean }>,
  body: z.infer<typeof aboutInput>,
): Promise<void> {
  if (!one.takes) refuse('wrong-state', 'the conversation is closed. You can still delete what you said');
  const said = new Map<number, number | null>();
  for (const question of await questionsOf(act.tx, one.conversationId)) {
    const chosen = Object.entries(body).find(([name]) => name === fieldOf(question.place))?.[1] ?? null;
    const part = partChosen(question, chosen);
    if (part !== undefined) said.set(question.place, part);
    else if (chosen !== null) throw new Slip({ [fieldOf(question.place)]: 'Choose an answer from the list, or none' });
  }
  await keepAbout(act.tx, signer, { ...one, said });
}
