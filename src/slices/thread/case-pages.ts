import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { learntElsewhere } from '#slices/learning/index.ts';
import { pasteRoster, saidOfRoster } from '#slices/market/index.ts';
import { outcomesOf, proposeOutcome } from '#slices/outcomes/index.ts';
import { answerThreeQuestions, threeQuestions } from '#slices/plan/index.ts';
import { judgedBy } from '#slices/procurement/index.ts';
import { addQuotations } from '#slices/voice/index.ts';
import { readPastedLines } from '#standards/survey/index.ts';
import { needsCarrying } from './facts.ts';
import { gather } from './gather.ts';
import { ringSize, stationsOf } from './rings.ts';
import { notYetAgreed, whereItStands } from './say-it.ts';
import { wholeThread } from './whole-thread.ts';

const answers = [
  { value: 'yes', text: 'Yes' },
  { value: 'partly', text: 'Partly' },
  { value: 'no', text: 'No' },
];

/** The case in two lenses: what is wanted, what can be contracted, and between them what is not yet agreed. */
export async function showCase(visit: Visit<Case>): Promise<Reply> {
  const facts = await gather(visit);
  const whole = await wholeThread(visit);
  const asked = visit.params.outcomeId ?? visit.query.ask;
  return page('thread/case.njk', 'What we want, and what of it can be bought', {
    facts,
    stations: stationsOf(whole.beads, whole.links, visit.may),
    ringSize,
    questions: threeQuestions,
    answers,
    stands: whereItStands(facts),
    openIds: notYetAgreed(facts).map((one) => one.id),
    carryIds: facts.wanted.filter(needsCarrying).map((one) => one.id),
    asking: facts.wanted.find((one) => one.id === asked) ?? null,
    quotesShown: 3,
    // A case that has hardly begun is shown what others learnt before it repeats it.
    others: facts.wanted.length <= 1 ? await learntElsewhere(visit, visit.object, 3) : [],
    judging: await judgedBy(visit.tx, visit.object.id, visit.who.personId),
    canSeeMarket: visit.may.includes('seeMarket'),
    showWanted: Boolean(visit.returned?.values.statement !== undefined),
  });
}

export const wantedInput = z.strictObject({
  statement: field.text('Enter what you want for the people concerned', 500),
  forWhom: field.optionalText(300),
  words: field.optionalText(2_000),
});

export async function sayWhatIsWanted({ act, object, body }: Doing<Case, z.infer<typeof wantedInput>>): Promise<Reply> {
  const lines = readPastedLines(body.words ?? '');
  const quotationIds = lines.length > 0 ? await addQuotations(act, { caseId: object.id, lines }) : [];
  const outcomeId = await proposeOutcome(act, {
    caseId: object.id,
    statement: body.statement,
    forWhom: body.forWhom,
    quotationIds,
  });
  return redirect(
    `/cases/${object.id}?ask=${outcomeId}#ask`,
    'It is kept as proposed. Only a community can make it its own.',
  );
}

const said = ['yes', 'partly', 'no'] as const;
export const questionsInput = z.strictObject({
  canSay: field.optionalChoice(said),
  couldSee: field.optionalChoice(said),
  inHands: field.optionalChoice(said),
  note: field.optionalText(1_000),
});

/** The three questions on one thing wanted; whichever are not answered stay open and block nothing. */
export async function answerQuestions({
  act,
  tx,
  object,
  body,
  params,
}: Doing<Case, z.infer<typeof questionsInput>>): Promise<Reply> {
  const outcome = (await outcomesOf(tx, object.id)).find((one) => one.id === params.outcomeId) ?? refuse('not-found');
  await answerThreeQuestions(act, { caseId: object.id, outcomeId: outcome.id, ...body });
  const carried = [body.canSay, body.couldSee, body.inHands].some((answer) => answer === 'no' || answer === 'partly');
  return redirect(
    `/cases/${object.id}${carried ? `#carries-${outcome.id}` : ''}`,
    carried ? 'A contract alone cannot carry it. Then what does?' : 'The answers are kept.',
  );
}

export const caseRosterInput = z.strictObject({
  roster: field.text('Paste who provides today, or who bid last time', 50_000),
});

export async function keepCaseRoster({
  act,
  object,
  body,
}: Doing<Case, z.infer<typeof caseRosterInput>>): Promise<Reply> {
  return redirect(
    `/cases/${object.id}#left`,
    saidOfRoster(await pasteRoster(act, { caseId: object.id, text: body.roster })),
  );
}
