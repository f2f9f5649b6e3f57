import type { Tx } from '#platform/db/database.ts';
import { chartOf, measuresOf } from '#slices/measures/index.ts';
import { outcomesById } from '#slices/outcomes/index.ts';
import { mechanismsById } from '#slices/plan/index.ts';
import type { Agreement } from '../agreement.ts';
import { registeredOf } from '../register/registered-of.ts';

const contributes = {
  main: 'This is a main contribution',
  supporting: 'This supports it',
  weak: 'This contributes weakly',
} as const;

export type Beside = Readonly<{
  outcomeId: string;
  statement: string;
  contribution: string;
  measures: readonly Readonly<{ id: string; name: string; newest: string | null; on: string | null }>[];
}>;

/**
 * I11: what people live, beside what a provider does. The only thing between the two is what somebody said of the contribution, in a word: no rating
 * is made of these numbers, and none of them of a rating.
 */
export async function besidePerformance(tx: Tx, agreement: Agreement): Promise<Beside[]> {
  const { outcomeIds } = await registeredOf(tx, agreement.id);
  const [mechanism] = agreement.mechanismId ? await mechanismsById(tx, [agreement.mechanismId]) : [];
  const ids = [...new Set([...outcomeIds, ...(mechanism ? [mechanism.outcomeId] : [])])];
  const measures = await measuresOf(tx, agreement.caseId);
  const beside: Beside[] = [];
  for (const { id, statement } of ids.length > 0 ? await outcomesById(tx, ids) : []) {
    const shown = [];
    for (const measure of measures.filter((one) => one.outcomeId === id)) {
      const newest = (await chartOf(tx, measure)).points.at(-1);
      const value = newest ? `${newest.value}${measure.unit ? ` ${measure.unit}` : ''}` : null;
      shown.push({ id: measure.id, name: measure.name, newest: value, on: newest?.on ?? null });
    }
    const contribution =
      mechanism?.outcomeId === id ? contributes[mechanism.contribution] : 'Nobody has said how much this contributes';
    beside.push({ outcomeId: id, statement, contribution, measures: shown });
  }
  return beside;
}
