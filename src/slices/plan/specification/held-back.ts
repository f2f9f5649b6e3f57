import type { Tx } from '#platform/db/database.ts';
import { judge } from '../challenge.ts';
import { challengeOf } from '../challenge-store.ts';
import { paymentMayDepend } from '../payment.ts';
import type { Requirement } from '../requirement.ts';
import { standingsOf } from '../voices/standing-of.ts';
import type { Held } from './content.ts';
import type { Specification } from './specification.ts';

/** Clauses that cannot be issued as they stand, each with what is in its way. It holds back that clause, never the case. */
export async function heldBack(
  tx: Tx,
  specification: Specification,
  requirements: ReadonlyMap<string, Requirement>,
): Promise<Held[]> {
  const held: Held[] = [];
  const standings = await standingsOf(tx, specification.caseId);
  for (const { requirementId } of specification.clauses) {
    const requirement = requirements.get(requirementId);
    const because = requirement && (await inTheWay(tx, requirement, standings));
    if (because) held.push({ requirementId, title: requirement.title, because });
  }
  return held;
}

async function inTheWay(
  tx: Tx,
  requirement: Requirement,
  standings: Awaited<ReturnType<typeof standingsOf>>,
): Promise<string | null> {
  if (requirement.state === 'dropped') return 'It has been dropped.';
  if (requirement.type === 'standard-clause') return null;
  const { unsettled } = standings({ subjectKind: 'requirement', subjectId: requirement.id });
  if (unsettled.length > 0) return 'Those who were asked differ, and nobody has settled it.';
  const challenge = await challengeOf(tx, 'requirement', requirement.id);
  if (challenge && judge(challenge)?.verdict === 'not-contractable')
    return 'It is not contractable: something else has to carry it.';
  // I3, once more where it leaves the house.
  if (requirement.paymentDepends && !(await paymentMayDepend({ tx }, requirement)))
    return 'A payment depends on its result, and no verdict allows it.';
  return null;
}
