import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { thresholds } from '#platform/thresholds.ts';
import { behind } from '../held/public-pages.ts';
import { takesVotes } from '../held/take-part.ts';
import { questionsOf } from './about-store.ts';
import { type aboutInput, answerAbout, fieldOf } from './answer-about.ts';
import { aboutOf, forgetAbout } from './keep-about.ts';
import { notSaying, type Question } from './question.ts';

const pathOf = ({ params }: Visit): string => `/public/taking-part/${params.token}`;

const choicesOf = ({ parts }: Question) => [
  ...parts.map(({ name }, part) => ({ value: String(part), text: name })),
  { value: notSaying, text: 'Prefer not to say' },
];

/** The questions about oneself, with why they are asked and who sees the answers said first; and what one has answered. */
export async function showAbout(visit: Visit): Promise<Reply> {
  const { voter, conversation, held } = await behind(visit);
  const questions = await questionsOf(visit.tx, conversation.id);
  if (questions.length === 0) refuse('not-found');
  const own = await aboutOf(visit.tx, visit.services.signer, {
    conversationId: conversation.id,
    personId: voter.id,
  });
  const answered = new Map(own.map(({ question, part }) => [question.place, part === null ? notSaying : String(part)]));
  return publicPage('voice/about/about.njk', 'About you', {
    conversation,
    path: pathOf(visit),
    takes: takesVotes(conversation, held, visit.now),
    fewest: thresholds.publishedCell,
    any: own.length > 0,
    questions: questions.map((one) => ({
      ...one,
      name: fieldOf(one.place),
      choices: choicesOf(one),
      value: answered.get(one.place) ?? null,
    })),
  });
}

export async function saveAbout(doing: Doing<never, z.infer<typeof aboutInput>>): Promise<Reply> {
  const { voter, conversation, held } = await behind(doing);
  const takes = takesVotes(conversation, held, doing.now);
  const one = { conversationId: conversation.id, personId: voter.id, takes };
  await answerAbout(doing.act, doing.services.signer, one, doing.body);
  return redirect(pathOf(doing), 'Kept, apart from your votes.');
}

export async function dropAbout(doing: Doing<never>): Promise<Reply> {
  const { voter } = await behind(doing);
  await forgetAbout(doing.act.tx, doing.services.signer, voter.id);
  return redirect(pathOf(doing), 'What you said about yourself is deleted.');
}
