import type { Answers } from './questions.ts';
import type { RegimeAnswer } from './regime.ts';
import { routeRegime } from './route-regime.ts';
import { type ThresholdRow, thresholdRows, thresholdsOn } from './thresholds-table.ts';

export type KeptRegime = Readonly<{
  procurementId: string;
  version: number;
  answers: Answers;
  answer: RegimeAnswer;
  keptBy: string;
  keptAt: Date;
}>;

/**
 * What has changed in the data since an answer was kept: the answer itself stays as it was. Null where nothing has.
 *
 * @param today the day on which somebody looks
 */
export function changedSince(
  { answers, answer }: Pick<KeptRegime, 'answers' | 'answer'>,
  today: string,
  rows: readonly ThresholdRow[] = thresholdRows,
): string | null {
  const kept = answer.threshold;
  if (!kept) return null;
  const pounds = (amount: number) => `£${amount.toLocaleString('en-GB')}`;
  const sameRow = rows.find((row) => row.id === kept.row);
  const again = routeRegime(answers, rows);
  const differs =
    again.kind !== 'answer' || again.outcome !== answer.outcome || again.notifiable !== answer.notifiable
      ? ' The same answers would lead elsewhere now: look again.'
      : ' The same answers lead to the same law.';
  if (sameRow?.pounds[kept.type] !== kept.pounds)
    return `The threshold of ${kept.row} was corrected since: ${pounds(kept.pounds)} when this was kept${sameRow ? `, ${pounds(sameRow.pounds[kept.type])} now` : ''}.${differs}`;
  const now = thresholdsOn(today, rows);
  if (now && now.id !== kept.row && today > kept.until)
    return `This was answered under the thresholds of ${kept.row} (${pounds(kept.pounds)}), which this procurement keeps. Those of ${now.id} are ${pounds(now.pounds[kept.type])}.`;
  return null;
}
