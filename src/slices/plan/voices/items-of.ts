import type { Tx } from '#platform/db/database.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { judge } from '../challenge.ts';
import { challengesOf } from '../challenge-store.ts';
import { requirementsOf } from '../requirement-store.ts';
import type { Item } from './landing.ts';

/** Everything on a case that may be asked whether it is contractable, with what was found. Standard clauses are exempt. */
export async function itemsOf(tx: Tx, caseId: string): Promise<Item[]> {
  const challenges = await challengesOf(tx, caseId);
  const verdictOf = (kind: string, id: string) => {
    const found = challenges.find((one) => one.subjectKind === kind && one.subjectId === id);
    return found ? judge(found) : null;
  };
  const outcomes = (await outcomesOf(tx, caseId)).filter((outcome) => outcome.state !== 'retired');
  const requirements = (await requirementsOf(tx, caseId)).filter(
    (one) => one.state !== 'dropped' && one.type !== 'standard-clause',
  );
  return [
    ...outcomes.map(
      ({ id, statement }): Item => ({
        subjectKind: 'outcome',
        subjectId: id,
        title: statement,
        verdict: verdictOf('outcome', id),
        mechanismId: null,
      }),
    ),
    ...requirements.map(
      ({ id, title, mechanismId }): Item => ({
        subjectKind: 'requirement',
        subjectId: id,
        title,
        verdict: verdictOf('requirement', id),
        mechanismId,
      }),
    ),
  ];
}
