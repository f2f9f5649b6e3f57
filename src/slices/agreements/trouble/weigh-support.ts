import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Answers, openPoints, supportAnswers, supportDecisions, supportQuestions } from './support.ts';
import { insertSupport } from './support-store.ts';
import type { Trouble } from './trouble.ts';

const answer = () => field.choice(supportAnswers, 'Choose yes, no, or that nobody knows yet');

export const supportInput = z.strictObject({
  wouldHelp: field.text('Enter what would help', 2_000),
  amount: field.optionalPounds(),
  wouldStop: answer(),
  forPeople: answer(),
  noOther: answer(),
  triedItself: answer(),
  wanted: answer(),
  hardToReplace: answer(),
  subsidy: answer(),
  modification: answer(),
  decision: field.choice(supportDecisions, 'Choose what was decided'),
  because: field.text('Say why', 2_000),
});

/** Keeps what would help, what was asked of it and what was decided. Help in money waits until somebody looked at the law. */
export async function weighSupport(
  act: Act,
  trouble: Trouble,
  { wouldHelp, amount, decision, because, ...given }: z.infer<typeof supportInput>,
): Promise<readonly string[]> {
  const answers: Answers = given;
  if (decision === 'give' && amount !== null) {
    const unseen = supportQuestions.find(({ name, law }) => law && answers[name] !== 'yes');
    if (unseen) slip(unseen.name, 'Have this checked before money is given, or choose that it is not decided yet');
  }
  const id = act.newId();
  await insertSupport(act.tx, {
    id,
    troubleId: trouble.id,
    wouldHelp,
    pence: amount,
    answers,
    because,
    decision,
    by: act.who.personId!,
    saidAt: act.now,
  });
  act.record({
    action: 'trouble.supportWeighed',
    on: { kind: 'trouble', id: trouble.id },
    caseId: trouble.caseId,
    fields: ['would_help', 'pence', 'answers', 'decision', 'because'],
    content: JSON.stringify({ wouldHelp, amount, answers, because, decision }),
  });
  return openPoints(answers);
}
