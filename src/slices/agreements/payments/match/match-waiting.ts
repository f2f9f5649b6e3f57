import type { Act } from '#platform/act/act.ts';
import { ownCandidates } from './candidates.ts';
import { type Candidate, matchOf } from './match.ts';
import { applyLearnt, applyMatches, waitingOf } from './match-store.ts';

/** Gives what waits its agreement: as a person said before, else by a number. The rest stays for a person. */
export async function matchWaiting({ tx }: Pick<Act, 'tx'>, organisationId: string): Promise<void> {
  await applyLearnt(tx, organisationId);
  const candidates = await ownCandidates(tx, organisationId);
  if (candidates.length === 0) return;
  const waiting = await waitingOf(tx, organisationId);
  const found = waiting.flatMap(({ supplierKey, orderKey, ...one }) => {
    const match = matchOf(
      { supplierKey, orderKey, ...one },
      near(candidates, { orderKey, identifier: one.identifier }),
    );
    return match ? [{ supplierKey, orderKey, ...match }] : [];
  });
  await applyMatches(tx, organisationId, found);
}

const near = (
  candidates: readonly Candidate[],
  { orderKey, identifier }: { orderKey: string; identifier: string | null },
) =>
  candidates.filter(
    (one) =>
      (orderKey !== '' && one.numberKey === orderKey) || (identifier !== null && one.supplierNumber === identifier),
  );
