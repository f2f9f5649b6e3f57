import type { Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { formLabels, mismatchAnswersOf, mismatchesOf, payersOf, stakesOf } from '#slices/plan/index.ts';

export type MoneyFacts = Readonly<{
  payers: readonly Readonly<{ who: string; form: string; pence: number }>[];
  mismatches: readonly string[];
}>;

export async function moneyFacts({ tx, object }: Visit<Case>): Promise<MoneyFacts> {
  const stakes = await stakesOf(tx, object.id);
  const answers = await mismatchAnswersOf(tx, object.id);
  const outcomes = (await outcomesOf(tx, object.id)).filter((one) => one.state !== 'retired');
  return {
    payers: payersOf(stakes).map((one) => ({ ...one, form: one.form ? formLabels[one.form] : 'form not said' })),
    mismatches: outcomes.flatMap((outcome) =>
      mismatchesOf(stakes.filter((stake) => stake.outcomeId === outcome.id)).map((one) => {
        const answer = answers.find((each) => each.outcomeId === outcome.id && each.mismatch === one.key);
        return `“${outcome.statement}”: ${one.says}${answer ? ` ${answer.because} (${answer.by}).` : ' Nobody has answered.'}`;
      }),
    ),
  };
}
