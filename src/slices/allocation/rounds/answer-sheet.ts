import type { Act } from '#platform/act/act.ts';
import { Slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { noteAnswer, replaceScores, replaceWeights } from './answer-store.ts';
import { type AnswerStage, type Criterion, isAnswerStage, type Participant, type RoundOption } from './round.ts';
import { criteriaOf, holdStage, roundOptionsOf, setShowsName } from './round-store.ts';

export type Typed = Readonly<Record<string, unknown>>;

/** The names of a sheet's fields: criteria and options count from 1 in their order. */
export const swingField = (criterion: number): string => `swing-${criterion + 1}`;
export const scoreField = (option: number, criterion: number): string => `score-${option + 1}-${criterion + 1}`;
const always = ['stage', 'showsName'];

function readNumber(typed: unknown): number | null | 'wrong' {
  const text = typeof typed === 'string' ? typed.trim() : typed === undefined ? '' : 'wrong';
  if (text === '') return null;
  const value = /^\d{1,3}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value >= 0 && value <= 100 ? value : 'wrong';
}

const range = 'Enter a number from 0 to 100';

export function readSwings(criteria: readonly Criterion[], typed: Typed): ReadonlyMap<string, number> {
  checkFields(
    typed,
    criteria.map((_, index) => swingField(index)),
  );
  const errors: Record<string, string> = {};
  const swings = new Map<string, number>();
  for (const [index, { id, title }] of criteria.entries()) {
    const value = readNumber(typed[swingField(index)]);
    if (value === 'wrong') errors[swingField(index)] = `${range} for ${title}`;
    else if (value === null) errors[swingField(index)] = `${range} for ${title}; 0 if it makes no difference to you`;
    else swings.set(id, value);
  }
  if (Object.keys(errors).length === 0 && ![...swings.values()].some((swing) => swing > 0))
    errors[swingField(0)] = 'Give 100 to the one that matters most to you';
  if (Object.keys(errors).length > 0) throw new Slip(errors);
  return swings;
}

export type GivenScore = Readonly<{ optionId: string; criterionId: string; score: number }>;

/** Whoever cannot say leaves a box empty; nothing at all is no answer. */
export function readScores(
  options: readonly RoundOption[],
  criteria: readonly Criterion[],
  typed: Typed,
): GivenScore[] {
  checkFields(
    typed,
    options.flatMap((_, at) => criteria.map((__, index) => scoreField(at, index))),
  );
  const errors: Record<string, string> = {};
  const scores: GivenScore[] = [];
  for (const [at, option] of options.entries())
    for (const [index, criterion] of criteria.entries()) {
      const score = readNumber(typed[scoreField(at, index)]);
      if (score === 'wrong') errors[scoreField(at, index)] = `${range} for ${option.title}`;
      else if (score !== null) scores.push({ optionId: option.optionId, criterionId: criterion.id, score });
    }
  if (Object.keys(errors).length === 0 && scores.length === 0)
    errors[scoreField(0, 0)] = 'Score at least one option; leave those empty that you cannot judge';
  if (Object.keys(errors).length > 0) throw new Slip(errors);
  return scores;
}

function checkFields(typed: Typed, known: readonly string[]): void {
  const names = new Set([...always, ...known]);
  for (const [name, value] of Object.entries(typed))
    if (!names.has(name) || typeof value !== 'string') refuse('unknown-field', name.slice(0, 60));
}

/**
 * Keeps what one person gave in the stage that is open. The stage is held until it is kept, so that nobody answers into a
 * stage that has closed, and twenty can answer at once. Sent again while it is open, it replaces theirs.
 */
export async function answerSheet(act: Act, participant: Participant, typed: Typed): Promise<AnswerStage> {
  const round = await holdStage(act.tx, participant.roundId);
  const stage = round.state;
  if (!isAnswerStage(stage) || typed.stage !== stage) refuse('stage-closed');
  // It also holds this person's row, so that two answers of theirs at once come one after the other.
  await setShowsName(act.tx, participant.id, typed.showsName === 'yes');
  const criteria = await criteriaOf(act.tx, round.id);
  if (stage === 'weights') await replaceWeights(act.tx, participant.id, readSwings(criteria, typed));
  else
    await replaceScores(
      act.tx,
      participant.id,
      stage,
      readScores(await roundOptionsOf(act.tx, round.id), criteria, typed),
    );
  await noteAnswer(act.tx, participant.id, stage, act.now);
  act.record({
    action: stage === 'weights' ? 'round.weighed' : 'round.scored',
    on: { kind: 'round', id: round.id },
    caseId: round.caseId,
    fields: [stage],
  });
  return stage;
}
