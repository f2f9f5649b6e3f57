import { z } from 'zod';
import { field } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { addQuotations } from '#slices/voice/index.ts';
import { readPastedLines } from '#standards/survey/index.ts';
import { needsCarrying, threeQuestions } from './facts.ts';
import { gather } from './gather.ts';
import { notLookedAtYet, notYetAgreed, whereItStands } from './say-it.ts';

const answers = [
  { value: 'yes', text: 'Yes' },
  { value: 'partly', text: 'Partly' },
  { value: 'no', text: 'No' },
];

/** The case in two lenses: what is wanted, what can be contracted, and between them what is not yet agreed. */
export async function showCase(visit: Visit<Case>): Promise<Reply> {
  const facts = await gather(visit);
  const asked = visit.params.outcomeId ?? visit.query.ask;
  return page('thread/case.njk', 'What we want, and what of it can be bought', {
    facts,
    questions: threeQuestions,
    answers,
    stands: whereItStands(facts),
    openIds: notYetAgreed(facts).map((one) => one.id),
    carryIds: facts.wanted.filter(needsCarrying).map((one) => one.id),
    asking: facts.wanted.find((one) => one.id === asked) ?? null,
    quotesShown: 3,
    canSeeMarket: visit.may.includes('seeMarket'),
    showWanted: Boolean(visit.returned?.values.statement !== undefined),
  });
}

export async function showPaper(visit: Visit<Case>): Promise<Reply> {
  const facts = await gather(visit);
  return page('thread/paper.njk', facts.title, {
    facts,
    questions: threeQuestions,
    stands: whereItStands(facts),
    gaps: notLookedAtYet(facts),
    canSeeMarket: visit.may.includes('seeMarket'),
    now: visit.now,
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
