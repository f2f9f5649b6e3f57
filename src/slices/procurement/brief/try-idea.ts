import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Brief, decisions, hows, type Idea, mayTry, type Trial } from './brief.ts';
import { decideTrial, endTrial, holdBrief, insertTrial, setIdea } from './brief-store.ts';

const ideaOf = (brief: Brief, id: string): Idea => brief.ideas.find((one) => one.id === id) ?? refuse('not-found');
const trialOf = (brief: Brief, id: string): Trial =>
  brief.ideas.flatMap(({ trials }) => trials).find((one) => one.id === id) ?? refuse('not-found');

const record = (act: Act, brief: Brief, action: string, content: string): void =>
  act.record({
    action,
    on: { kind: 'challengeBrief', id: brief.id },
    caseId: brief.caseId,
    fields: ['idea'],
    content,
  });

export const setAsideInput = z.strictObject({
  idea: field.id(),
  because: field.text('Say why it is not tried: whoever proposed it reads this', 1_000),
});

/** Not tried now, and why: its proposer is owed the reason. It can still be tried later. */
export async function setAside(act: Act, at: Brief, typed: z.infer<typeof setAsideInput>): Promise<void> {
  const brief = await holdBrief(act.tx, at.id);
  const idea = ideaOf(brief, typed.idea);
  if (idea.state === 'chosen') refuse('wrong-state');
  await setIdea(act.tx, idea.id, 'not-chosen', typed.because);
  record(act, brief, 'challengeBrief.ideaSetAside', typed.because);
}

export const tryIdeaInput = z.strictObject({
  idea: field.id(),
  because: field.text('Say why this idea', 1_000),
  what: field.text('Enter what is tried', 2_000),
  worksIf: field.text('Enter what would show that it works', 1_000),
  shown: field.text('Enter what they get to see or have that others do not. If it is nothing, enter “nothing”', 2_000),
  stopIf: field.optionalText(1_000),
  withWhom: field.optionalText(300),
  beginsOn: field.optionalDateOn(),
  untilOn: field.optionalDateOn(),
  cost: field.optionalPounds(),
});

/** Begins a prototype: what would show that it works is said before it begins, and what its makers see that others do not. */
export async function tryIdea(
  act: Act,
  at: Brief,
  { idea: ideaId, because, cost, ...typed }: z.infer<typeof tryIdeaInput>,
): Promise<string> {
  const brief = await holdBrief(act.tx, at.id);
  const idea = ideaOf(brief, ideaId);
  if (!mayTry(idea)) refuse('wrong-state');
  if (typed.beginsOn && typed.untilOn && typed.untilOn < typed.beginsOn)
    slip('untilOn', 'Enter an end that is not before its start');
  const trial: Trial = {
    ...typed,
    id: act.newId(),
    ideaId: idea.id,
    state: 'running',
    costPence: cost,
    learnt: null,
    spentPence: null,
    decision: null,
    how: null,
    because: null,
    begunAt: act.now,
    endedAt: null,
    decidedAt: null,
  };
  await setIdea(act.tx, idea.id, 'chosen', because);
  await insertTrial(act.tx, trial);
  record(act, brief, 'challengeBrief.trialBegun', `${typed.what} ${typed.worksIf} ${typed.shown}`);
  return trial.id;
}

export const learntInput = z.strictObject({
  trial: field.id(),
  learnt: field.text('Enter what was learnt, also where it did not work', 3_000),
  spent: field.optionalPounds(),
});

/** What was learnt is written for everybody: it stands on the public page and in every pack. */
export async function learnFromTrial(act: Act, at: Brief, typed: z.infer<typeof learntInput>): Promise<void> {
  const brief = await holdBrief(act.tx, at.id);
  const trial = trialOf(brief, typed.trial);
  if (trial.state !== 'running') refuse('wrong-state');
  await endTrial(act.tx, trial.id, { learnt: typed.learnt, spentPence: typed.spent, at: act.now });
  record(act, brief, 'challengeBrief.trialEnded', typed.learnt);
}

export const decideTrialInput = z.strictObject({
  trial: field.id(),
  decision: field.choice(decisions, 'Choose what is decided'),
  how: field.optionalChoice(hows),
  because: field.text('Say why', 1_000),
});

/** Decided on what was learnt, and by nobody before it was. */
export async function decideOnTrial(act: Act, at: Brief, typed: z.infer<typeof decideTrialInput>): Promise<void> {
  const brief = await holdBrief(act.tx, at.id);
  const trial = trialOf(brief, typed.trial);
  if (trial.state !== 'ended') refuse('wrong-state');
  if (typed.decision === 'scale' && !typed.how) slip('how', 'Choose how it is taken further');
  const how = typed.decision === 'scale' ? typed.how : null;
  await decideTrial(act.tx, trial.id, {
    decision: typed.decision,
    how,
    because: typed.because,
    by: act.who.personId!,
    at: act.now,
  });
  record(
    act,
    brief,
    `challengeBrief.${typed.decision === 'scale' ? 'scaled' : typed.decision === 'again' ? 'triedAgain' : 'stopped'}`,
    typed.because,
  );
}
