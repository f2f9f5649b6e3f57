import { theSystem } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Ballot } from './ballot.ts';
import { ballotBead } from './ballot-kind.ts';
import { ballotsById } from './ballot-store.ts';

/** Records what was done to a ballot, and how it reads from now on. A draft reads as nothing: it is the body's own affair. */
export async function recordBallot(
  act: Act,
  id: string,
  deed: { action: string; fields: readonly string[]; content?: string },
): Promise<Ballot> {
  const [ballot] = await ballotsById(act.tx, [id]);
  if (!ballot) refuse('not-found');
  const says = ballot.givenAt ? { says: { ...ballotBead(ballot), state: ballot.state } } : {};
  act.record({ ...deed, ...says, on: { kind: 'ballot', id }, caseId: ballot.caseId });
  return ballot;
}

/** Records that somebody answered, and neither who nor what: that is for whoever keeps the list, and for nobody. */
export const recordAnswer = (act: Act, { id, caseId }: Ballot, action: string): void =>
  act.as(theSystem).record({ action, on: { kind: 'ballot', id }, caseId, fields: ['papers'] });
