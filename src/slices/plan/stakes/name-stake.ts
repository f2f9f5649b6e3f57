import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { readStakes } from './read-stakes.ts';
import { mismatchesOf, type Stake, stakeForms, stakeRoles } from './stake.ts';
import { endStake, saveMismatchAnswer, saveStake, stakesOf } from './stake-store.ts';

export const stakeInput = z.strictObject({
  outcomeId: field.id('Choose what it is about'),
  who: field.text('Enter who', 200),
  role: field.choice(stakeRoles, 'Choose whether they require, fund or own it'),
  amount: field.optionalPounds(),
  form: field.optionalChoice(stakeForms),
  basis: field.optionalText(300),
  note: field.optionalText(300),
});

type Given = Pick<Stake, 'outcomeId' | 'who' | 'role'> & Partial<Stake>;

/** Names who requires, who funds, or who owns an outcome: spread over partners, and shown side by side. */
export async function nameStake(act: Act, input: Given & { caseId: string }): Promise<void> {
  const { caseId, ...given } = input;
  if (given.amountPence && given.role !== 'funds') slip('amount', 'Only who funds it puts in money');
  const stake: Stake = { note: null, amountPence: null, form: null, basis: null, ...given, id: act.newId() };
  await saveStake(act.tx, caseId, stake, act.now);
  act.record({
    action: `stake.${stake.role}`,
    on: { kind: 'outcome', id: stake.outcomeId },
    caseId,
    fields: ['stakes'],
    content: JSON.stringify(given),
  });
}

export const pasteStakesInput = z.strictObject({ lines: field.text('Enter the stakes, one on a line', 50_000) });

/** Many at once: a line that cannot be read keeps none of them. The same lines twice change nothing. */
export async function pasteStakes(act: Act, caseId: string, input: z.infer<typeof pasteStakesInput>): Promise<number> {
  const outcomes = (await outcomesOf(act.tx, caseId)).filter((one) => one.state !== 'retired');
  const { read, problems } = readStakes(input.lines, outcomes);
  if (problems.length > 0) slip('lines', problems.slice(0, 5).join(' '));
  for (const line of read) await nameStake(act, { ...line, caseId });
  return read.length;
}

export const endStakeInput = z.strictObject({ stake: field.id() });

export async function withdrawStake(act: Act, caseId: string, input: z.infer<typeof endStakeInput>): Promise<void> {
  const stake = (await endStake(act.tx, caseId, input.stake, act.now)) ?? refuse('not-found');
  act.record({
    action: 'stake.ended',
    on: { kind: 'outcome', id: stake.outcomeId },
    caseId,
    fields: ['stakes'],
    content: `${stake.who} ${stake.role}`,
  });
}

export const answerMismatchInput = z.strictObject({
  outcomeId: field.id(),
  mismatch: field.text('Choose what you answer', 300),
  because: field.text('Enter why it stays like this, or what will change', 1_000),
});

/** A mismatch is answered, never closed away: it is printed with its answer for as long as it lasts. */
export async function answerMismatch(
  act: Act,
  caseId: string,
  input: z.infer<typeof answerMismatchInput>,
): Promise<void> {
  if (!(await outcomesOf(act.tx, caseId)).some(({ id }) => id === input.outcomeId)) refuse('not-found');
  const stakes = (await stakesOf(act.tx, caseId)).filter((stake) => stake.outcomeId === input.outcomeId);
  if (!mismatchesOf(stakes).some((one) => one.key === input.mismatch)) refuse('not-found');
  await saveMismatchAnswer(act.tx, caseId, input, act.who.personId!, act.now);
  act.record({
    action: 'mismatch.answered',
    on: { kind: 'outcome', id: input.outcomeId },
    caseId,
    fields: ['mismatch'],
    content: input.because,
  });
}
