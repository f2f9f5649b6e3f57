import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural, pounds } from '#platform/say.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import {
  answerMismatch,
  type answerMismatchInput,
  type endStakeInput,
  nameStake,
  pasteStakes,
  type pasteStakesInput,
  type stakeInput,
  withdrawStake,
} from './name-stake.ts';
import { formLabels, mismatchesOf, payersOf, type Stake, stakeForms } from './stake.ts';
import { mismatchAnswersOf, stakesOf } from './stake-store.ts';

const here = (caseId: string) => `/cases/${caseId}/stakes`;

const says = ({ who, amountPence, form, basis, note }: Stake): string =>
  [who, amountPence === null ? null : `${pounds(amountPence)} a year`, form ? formLabels[form] : null, basis, note]
    .filter(Boolean)
    .join(', ');

export async function showStakes({ tx, object }: Visit<Subject>): Promise<Reply> {
  const outcomes = (await outcomesOf(tx, object.id)).filter((one) => one.state !== 'retired');
  const stakes = await stakesOf(tx, object.id);
  const answers = await mismatchAnswersOf(tx, object.id);
  const rows = outcomes.map((outcome, index) => {
    const of = stakes.filter((stake) => stake.outcomeId === outcome.id);
    const in3 = (role: Stake['role']) =>
      of.filter((stake) => stake.role === role).map((stake) => ({ ...stake, says: says(stake) }));
    return {
      id: outcome.id,
      number: index + 1,
      statement: outcome.statement,
      requires: in3('requires'),
      funds: in3('funds'),
      owns: in3('owns'),
      mismatches: mismatchesOf(of).map((one) => ({
        ...one,
        answer: answers.find((answer) => answer.outcomeId === outcome.id && answer.mismatch === one.key) ?? null,
      })),
    };
  });
  return page('plan/stakes.njk', 'Who requires, who funds, who owns', {
    rows,
    open: rows.flatMap((row) => row.mismatches).filter((one) => !one.answer).length,
    payers: payersOf(stakes).map((one) => ({ ...one, form: one.form ? formLabels[one.form] : 'form not said' })),
    outcomeChoices: outcomes.map(({ id, statement }) => ({ value: id, text: statement })),
    formChoices: stakeForms.map((value) => ({ value, text: formLabels[value] })),
  });
}

export async function keepStake(doing: Doing<Subject, z.infer<typeof stakeInput>>): Promise<Reply> {
  const { act, tx, object, body } = doing;
  if (!(await outcomesOf(tx, object.id)).some((outcome) => outcome.id === body.outcomeId)) refuse('not-found');
  const { amount, ...stake } = body;
  await nameStake(act, { ...stake, amountPence: amount, caseId: object.id });
  return redirect(here(object.id), 'It is in the ledger.');
}

export async function keepStakes({ act, object, body }: Doing<Subject, z.infer<typeof pasteStakesInput>>) {
  const count = await pasteStakes(act, object.id, body);
  return redirect(here(object.id), `${plural(count, 'line is', 'lines are')} in the ledger.`);
}

export async function dropStake({ act, object, body }: Doing<Subject, z.infer<typeof endStakeInput>>) {
  await withdrawStake(act, object.id, body);
  return redirect(here(object.id), 'It is taken out. The past still says it.');
}

export async function keepMismatchAnswer({ act, object, body }: Doing<Subject, z.infer<typeof answerMismatchInput>>) {
  await answerMismatch(act, object.id, body);
  return redirect(here(object.id), 'The answer is kept beside it.');
}
