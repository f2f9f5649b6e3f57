import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { Slip, slip } from '#platform/forms/index.ts';
import { flagDependants, openFlagsOf } from '#platform/links/index.ts';
import { outcomesById, putWording } from '#slices/outcomes/index.ts';
import {
  assumptionsById,
  causalLinksById,
  causesById,
  changeAssumption,
  changeCause,
  changeVariable,
  learnAboutLink,
  variablesById,
} from '#slices/system/index.ts';
import type { Review } from '../reviews/review.ts';

type Change = Readonly<{ caseId: string; words: string; about: Ref; newReading: string; review: Review }>;
type Changed = { oldReading: string; flagged: number };

/** Makes what a lesson names read differently from now on, and flags all that rests on it. */
export async function changeThinking(act: Act, change: Change): Promise<Changed> {
  try {
    if (change.about.kind === 'assumption') return await ofAssumption(act, change);
    if (change.about.kind === 'cause') return await ofCause(act, change);
    if (change.about.kind === 'variable') return await ofVariable(act, change);
    if (change.about.kind === 'causalLink') return await ofLink(act, change);
    if (change.about.kind === 'outcome') return await ofOutcome(act, change);
  } catch (error) {
    // What the other form calls the statement is this form's new reading.
    if (error instanceof Slip) {
      const says = error.errors.statement ?? error.errors.name;
      if (says) slip('newReading', says);
    }
    throw error;
  }
  return slip('about', 'Choose the assumption, cause or outcome that it changes');
}

const notHere = (): never => slip('about', 'Choose one from the list');

async function ofAssumption(act: Act, { caseId, words, about, newReading }: Change): Promise<Changed> {
  const [one] = await assumptionsById(act.tx, [about.id]);
  if (one?.caseId !== caseId) return notHere();
  const { confidence, version } = one;
  const flagged = await changeAssumption(act, one, { statement: newReading, confidence, why: words, version });
  return { oldReading: one.statement, flagged };
}

/** A review is one good source, so a cause that it changes is known moderately. */
async function ofCause(act: Act, { caseId, words, about, newReading, review }: Change): Promise<Changed> {
  const [cause] = await causesById(act.tx, [about.id]);
  if (cause?.caseId !== caseId) return notHere();
  if (newReading === cause.statement)
    slip('newReading', 'This is how it reads already. Enter how it reads from now on');
  const flagged = await changeCause(act, cause, {
    statement: newReading,
    strength: 'moderate',
    evidence: `The review “${review.title}”`,
    why: words,
    version: cause.version,
  });
  return { oldReading: cause.statement, flagged };
}

/** What we learnt of a variable is what is meant by it from now on; its name is what people call it. */
async function ofVariable(act: Act, { caseId, words, about, newReading }: Change): Promise<Changed> {
  const [variable] = await variablesById(act.tx, [about.id]);
  if (variable?.caseId !== caseId) return notHere();
  const oldReading = variable.definition ?? variable.name;
  if (newReading === oldReading) slip('newReading', 'This is how it reads already. Enter how it reads from now on');
  const { name, theme, goesUp, goesDown, causeId, version } = variable;
  const flagged = await changeVariable(
    act,
    variable,
    { name, theme, goesUp, goesDown, causeId, version, definition: newReading, why: words },
    true,
  );
  return { oldReading, flagged };
}

async function ofLink(act: Act, { caseId, words, about, newReading, review }: Change): Promise<Changed> {
  const [link] = await causalLinksById(act.tx, [about.id]);
  if (link?.caseId !== caseId) return notHere();
  const flagged = await learnAboutLink(act, link, { newReading, why: words, review: review.title });
  return {
    oldReading: `${link.fromName} → ${link.toName}, ${link.direction === 'same' ? 'the same way' : 'the opposite way'}`,
    flagged,
  };
}

/**
 * New words are put to the outcome. Where a community stands behind those there are, they are a proposal to it and the
 * words stay; what rests on the outcome is flagged all the same.
 */
async function ofOutcome(act: Act, { caseId, words, about, newReading }: Change): Promise<Changed> {
  const [outcome] = await outcomesById(act.tx, [about.id]);
  if (outcome?.caseId !== caseId) return notHere();
  const input = { outcomeId: outcome.id, statement: newReading, forWhom: outcome.forWhom, because: words };
  const state = await putWording(act, input);
  if (state === 'proposed')
    await flagDependants(
      act,
      caseId,
      about,
      `What we learnt about “${outcome.statement}”: it might read “${newReading}”`,
    );
  const flags = await openFlagsOf(act.tx, caseId);
  const flagged = flags.filter((one) => one.source.id === outcome.id && one.raisedAt.getTime() === act.now.getTime());
  return { oldReading: outcome.statement, flagged: flagged.length };
}
