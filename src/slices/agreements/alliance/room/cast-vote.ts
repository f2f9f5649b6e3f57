import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { voiceFor } from '../../access.ts';
import { isOpen, mayCorrect, membersOf, recordedWays, standingOf, type Vote, votes } from '../alliance.ts';
import { insertVote, replaceVotes, updateDecision } from '../decision-store.ts';
import { findDecision, holdAlliance, recordAlliance, rungDue } from '../hold-alliance.ts';

export const voteInput = z.strictObject({
  partyId: field.id('Choose the member'),
  vote: field.choice(votes, 'Choose what it says'),
  reason: field.optionalText(1_000),
  instead: field.optionalText(1_000),
  how: field.optionalChoice(recordedWays),
  saidBy: field.optionalText(150),
  saidOn: field.optionalDateOn(),
  seen: field.version(),
});

type Input = z.infer<typeof voteInput>;
export type ToSay = Pick<Input, 'partyId' | 'vote'> & Partial<Input>;

/**
 * One vote a member, to the version of the proposal that it saw. A block needs a reason. What is recorded for a member says
 * how it was said, and never replaces what the member said itself; and a member whose consent was only recorded may say
 * otherwise after all was agreed.
 */
export async function castVote(act: Act, agreementId: string, decisionId: string, given: ToSay): Promise<void> {
  const held = await holdAlliance(act, agreementId, 'in-force');
  const decision = await findDecision(act, agreementId, decisionId);
  const party =
    membersOf(held.parties).find(({ id }) => id === given.partyId) ??
    slip('partyId', 'Choose a member of the alliance');
  const voice = voiceFor(act.who, party) ?? refuse('not-for-this-member');
  const before = decision.votes.find(({ partyId }) => partyId === party.id);
  if ((!isOpen(decision) && !mayCorrect(decision, before, voice)) || decision.expert) refuse('wrong-state');
  if (given.seen !== undefined && given.seen !== decision.number) refuse('stale');
  if (before?.own && voice === 'recorded') refuse('not-for-this-member');
  const vote = readVote(act, given, voice, decision.number);
  await replaceVotes(act.tx, decisionId, party.id, act.now);
  await insertVote(act.tx, { id: act.newId(), decisionId, vote, by: act.who.personId, at: act.now });
  const standing = [...decision.votes.filter(({ partyId }) => partyId !== party.id), vote];
  const state = standingOf({ decided: decision.matter.decided, quorum: decision.quorum }, held.parties, standing);
  const dueOn = state === 'blocked' ? (decision.dueOn ?? rungDue(act, held, decision.step)) : null;
  await updateDecision(act.tx, { ...decision, state, dueOn }, act.now);
  recordAlliance(act, held.agreement, 'agreement.voteCast', ['decisions'], { decisionId, ...vote, state });
}

function readVote(act: Act, given: ToSay, voice: 'own' | 'recorded', seen: number): Vote {
  const { partyId, vote, reason = null, instead = null, how = null, saidBy = null, saidOn = null } = given;
  if (vote === 'block' && !reason) slip('reason', 'A block needs a reason');
  const own = voice === 'own';
  if (!own && !how) slip('how', 'You write this down for another member. Choose how it was said');
  if (saidOn && saidOn > londonDate(act.now)) slip('saidOn', 'Enter a day that has been');
  const recorded = own ? { how: null, saidBy: null, saidOn: null } : { how, saidBy, saidOn };
  return { partyId, vote, reason, instead, own, seen, ...recorded };
}
