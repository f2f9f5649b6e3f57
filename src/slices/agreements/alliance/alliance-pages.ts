import type { z } from 'zod';
import { type Doing, type Reply, redirect } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { pathOf } from '../agreement-pages.ts';
import {
  addMatter,
  castVote,
  type climbInput,
  climbLadder,
  type matterInput,
  type proposalInput,
  proposeDecision,
  type voteInput,
} from './decide-together.ts';

export async function keepMatter({ act, object, body }: Doing<Agreement, z.infer<typeof matterInput>>): Promise<Reply> {
  await addMatter(act, object.id, body);
  return redirect(pathOf(object), 'The agreement says now who decides this.');
}

export async function keepProposal({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof proposalInput>>): Promise<Reply> {
  await proposeDecision(act, object.id, body);
  return redirect(pathOf(object), 'The proposal is there for its members.');
}

export async function keepVote({
  act,
  object,
  body,
  params,
}: Doing<Agreement, z.infer<typeof voteInput>>): Promise<Reply> {
  await castVote(act, object.id, params.decisionId!, body);
  return redirect(pathOf(object), 'What the member says is kept.');
}

export async function keepClimb({
  act,
  object,
  body,
  params,
}: Doing<Agreement, z.infer<typeof climbInput>>): Promise<Reply> {
  await climbLadder(act, object.id, params.decisionId!, body);
  return redirect(pathOf(object), 'The step is kept.');
}
