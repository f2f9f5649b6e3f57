import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../../agreement.ts';
import { membersOf } from '../alliance.ts';
import { logOf, pathOfAlliance, sayMatters } from '../alliance-view.ts';
import { charterInEffect } from '../charter/charter-store.ts';
import { partiesBy } from '../hold-alliance.ts';
import { mattersOf } from '../matter-store.ts';
import { moveKinds, moveLabels } from '../money/move.ts';
import { castVote, type voteInput } from './cast-vote.ts';
import {
  changeProposal,
  type changeProposalInput,
  withdrawProposal,
  type withdrawProposalInput,
} from './change-proposal.ts';
import { type climbInput, climbLadder, confirmDetermination, type confirmInput } from './climb-ladder.ts';
import { type proposalInput, proposeDecision } from './propose-decision.ts';
import { viewRoom } from './room-view.ts';
import { type commentInput, sayComment } from './say-comment.ts';
import { type delegatedInput, settleDelegated } from './settle-delegated.ts';

const roomOf = (agreement: Agreement, decisionId: string): string =>
  `${pathOfAlliance(agreement)}/decisions/${decisionId}`;

/** The log: what was decided, by which rule, and what waits; and the way to propose something. */
export async function showLog({ tx, object, now }: Visit<Agreement>): Promise<Reply> {
  if (object.type !== 'alliance') refuse('not-found');
  const signed = await charterInEffect(tx, object.id);
  const decisions = await logOf(tx, object, londonDate(now));
  const matters = sayMatters(await mattersOf(tx, object.id), signed?.matters ?? null).filter((one) => !one.unsigned);
  return page('agreements/alliance/log.njk', `${object.title}: decisions`, {
    agreement: object,
    path: pathOfAlliance(object),
    decisions,
    matterChoices: matters.map(({ id, matter, decided }) => ({ value: id, text: `${matter} (${decided})` })),
    madeChoices: decisions
      .filter(({ made, unmakes }) => made && !unmakes)
      .map(({ id, proposal }) => ({ value: id, text: proposal })),
    memberChoices: membersOf(partiesBy(object, signed)).map(({ id, name }) => ({ value: id, text: name })),
    moveChoices: moveKinds.map((value) => ({ value, text: moveLabels[value] })),
  });
}

export async function showRoom(visit: Visit<Agreement>): Promise<Reply> {
  const room = await viewRoom(visit);
  return page('agreements/alliance/room.njk', room.decision.proposal, room);
}

type Sent<T extends z.ZodType> = Doing<Agreement, z.infer<T>>;

export async function keepProposal({ act, object, body }: Sent<typeof proposalInput>): Promise<Reply> {
  const id = await proposeDecision(act, object.id, body);
  return redirect(roomOf(object, id), 'The proposal is there for its members.');
}

export async function keepChanged({ act, object, body, params }: Sent<typeof changeProposalInput>): Promise<Reply> {
  await changeProposal(act, object.id, params.decisionId!, body);
  return redirect(roomOf(object, params.decisionId!), 'The new version is kept. Its members are asked again.');
}

export async function keepWithdrawn({ act, object, body, params }: Sent<typeof withdrawProposalInput>): Promise<Reply> {
  await withdrawProposal(act, object.id, params.decisionId!, body);
  return redirect(roomOf(object, params.decisionId!), 'The proposal is taken back. What was said of it stays.');
}

export async function keepVote({ act, object, body, params }: Sent<typeof voteInput>): Promise<Reply> {
  await castVote(act, object.id, params.decisionId!, body);
  return redirect(roomOf(object, params.decisionId!), 'What the member says is kept.');
}

export async function keepClimb({ act, object, body, params }: Sent<typeof climbInput>): Promise<Reply> {
  await climbLadder(act, object.id, params.decisionId!, body);
  return redirect(roomOf(object, params.decisionId!), 'The step is kept.');
}

export async function keepConfirmed({ act, object, body, params }: Sent<typeof confirmInput>): Promise<Reply> {
  await confirmDetermination(act, object.id, params.decisionId!, body);
  return redirect(
    roomOf(object, params.decisionId!),
    body.was === 'so' ? 'It is settled.' : 'What was written down is taken out. Ask the expert again.',
  );
}

export async function keepComment({ act, object, body, params }: Sent<typeof commentInput>): Promise<Reply> {
  await sayComment(act, object.id, params.decisionId!, body);
  return redirect(roomOf(object, params.decisionId!), 'Your comment is kept.');
}

export async function keepDelegated({ act, object, body, params }: Sent<typeof delegatedInput>): Promise<Reply> {
  await settleDelegated(act, object.id, params.decisionId!, body);
  return redirect(roomOf(object, params.decisionId!), 'What was decided is kept.');
}
