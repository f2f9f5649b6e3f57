import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { londonDate, number, pounds } from '#platform/say.ts';
import type { Resource, ResourceType } from '../resource.ts';
import { kindQuestions, type OwnField, type Question } from './kind-questions.ts';

/** Typed by the question: words and dates are text, numbers and pence are numbers. What was not asked is not there. */
export type Answer = string | number;
export type Answers = Readonly<Record<string, Answer>>;

const three = ['yes', 'partly', 'no'] as const;
const threeWords: Record<string, string> = { yes: 'Yes', partly: 'Partly', no: 'No' };

const readers: Record<Question['type'], () => z.ZodType<Answer | null>> = {
  words: () => field.optionalText(1_000),
  date: field.optionalDateOn,
  number: () => field.optionalNumber(0),
  pounds: field.optionalPounds,
  three: () => field.optionalChoice(three),
};

/** The form of one kind: every question may be left out, and a question of another kind is not known. */
export const answersInput = (type: ResourceType) =>
  z.strictObject(Object.fromEntries(kindQuestions[type].map((one) => [one.key, readers[one.type]()])));

type Answered = Pick<Resource, 'type' | 'answers' | OwnField>;

export const answerTo = (resource: Answered, question: Question): Answer | null =>
  question.field ? resource[question.field] : (resource.answers[question.key] ?? null);

/** An answer as it reads, in its unit. */
export function sayAnswer(question: Question, answer: Answer): string {
  if (question.type === 'date') return londonDate(String(answer));
  if (question.type === 'pounds') return pounds(Number(answer));
  if (question.type === 'number') return `${number(Number(answer))} ${question.unit ?? ''}`.trim();
  return question.type === 'three' ? (threeWords[answer] ?? String(answer)) : String(answer);
}

/** What a kind was asked and what it was not asked yet. */
export function askedAndNot(resource: Answered): {
  asked: readonly Readonly<{ question: Question; answer: Answer; says: string }>[];
  notYet: readonly Question[];
} {
  const all = kindQuestions[resource.type].map((question) => ({ question, answer: answerTo(resource, question) }));
  return {
    asked: all.flatMap(({ question, answer }) =>
      answer === null ? [] : [{ question, answer, says: sayAnswer(question, answer) }],
    ),
    notYet: all.filter(({ answer }) => answer === null).map(({ question }) => question),
  };
}

/** What the answers change: the ledger’s own columns and the kind’s own. Answers of another kind that it had before are kept. */
export function withAnswers(resource: Resource, typed: Readonly<Record<string, Answer | null>>): Resource {
  const columns: Partial<Record<OwnField, string | null>> = {};
  const answers: Record<string, Answer> = { ...resource.answers };
  for (const question of kindQuestions[resource.type]) {
    const answer = typed[question.key] ?? null;
    if (question.field) columns[question.field] = answer === null ? null : String(answer);
    else if (answer === null) delete answers[question.key];
    else answers[question.key] = answer;
  }
  return { ...resource, ...columns, answers };
}
