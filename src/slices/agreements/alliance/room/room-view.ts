import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Visit } from '#platform/http/route.ts';
import { voiceFor } from '../../access.ts';
import type { Agreement } from '../../agreement.ts';
import {
  type Decision,
  decidersOf,
  isOpen,
  ladder,
  mayCorrect,
  membersOf,
  recordedLabels,
  recordedWays,
  type Vote,
  voteLabels,
  votes,
} from '../alliance.ts';
import { lineOf, pathOfAlliance } from '../alliance-view.ts';
import { charterInEffect } from '../charter/charter-store.ts';
import { allianceDecisionsOf, pastVotesOf, proposalsOf, proposerOf } from '../decision-store.ts';
import { partiesBy } from '../hold-alliance.ts';
import { determinationOf, stepsOf } from '../ladder-store.ts';
import { sayAmount } from '../money/move.ts';
import { movesOf } from '../money/move-store.ts';
import { commentsOf } from './comment-store.ts';
import { mayDecideDelegated } from './who-decides.ts';

const lines = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const sayQuorum = ({ matter, quorum }: Decision, deciders: number): string => {
  if (matter.decided === 'delegated') return `${matter.delegate} decides.`;
  const who = matter.decided === 'reserved' ? 'The commissioner decides; what others say is advice.' : '';
  const needed = quorum === null || quorum >= deciders ? null : quorum;
  const rule =
    needed === null
      ? 'It is made when every one who decides agrees or can live with it. To stand aside is not to agree.'
      : `It is made when every one who decides has spoken, nobody blocks, and at least ${needed} agree or can live with it.`;
  return `${who} ${rule} It is unmade by the same rule.`.trim();
};

/** Everything that a decision’s own page shows. */
export async function viewRoom(visit: Visit<Agreement>) {
  const { tx, who, object, params, now, may } = visit;
  const today = londonDate(now);
  const parties = partiesBy(object, await charterInEffect(tx, object.id));
  const all = await allianceDecisionsOf(tx, object.id);
  const decision = all.find(({ id }) => id === params.decisionId) ?? refuse('not-found');
  const nameOf = (partyId: string) => object.parties.find(({ id }) => id === partyId)?.name ?? '';
  const say = (vote: Vote) => ({
    ...vote,
    by: nameOf(vote.partyId),
    label: voteLabels[vote.vote],
    howLabel: vote.own ? null : vote.how ? recordedLabels[vote.how].toLowerCase() : 'recorded for it',
  });
  const proposals = await proposalsOf(tx, decision.id);
  const move = (await movesOf(tx, object.id)).find(({ decisionId }) => decisionId === decision.id);
  const determination = await determinationOf(tx, decision.id);
  const open = isOpen(decision) && !decision.expert;
  const voices = membersOf(parties).map((party) => ({
    party,
    voice: voiceFor(who, party),
    vote: decision.votes.find(({ partyId }) => partyId === party.id),
  }));
  const speakable = voices.filter(
    ({ voice, vote }) =>
      voice !== null && (open ? !(vote?.own && voice === 'recorded') : mayCorrect(decision, vote, voice)),
  );
  const line = lineOf(object, parties, decision, today);
  const named = (id: string | null) => {
    const other = id ? all.find((one) => one.id === id) : undefined;
    return other ? { proposal: other.proposal, path: `${pathOfAlliance(object)}/decisions/${other.id}` } : null;
  };
  return {
    agreement: object,
    path: pathOfAlliance(object),
    decision: line,
    rule: sayQuorum(decision, decidersOf(decision.matter.decided, parties).length),
    now: { ...proposals.at(-1)!, options: lines(proposals.at(-1)!.options), typed: proposals.at(-1)! },
    earlier: proposals.slice(0, -1).map((one) => ({ ...one, options: lines(one.options) })),
    move: move ? { what: sayAmount(move), from: nameOf(move.from), to: nameOf(move.to) } : null,
    unmaking: named(decision.unmakes),
    unmadeBy: named(decision.unmadeBy),
    votes: decision.votes.map(say),
    before: (await pastVotesOf(tx, decision.id)).map((one) => ({ ...say(one), castAt: one.castAt })),
    comments: await commentsOf(tx, decision.id),
    steps: (await stepsOf(tx, object.id))
      .filter(({ decisionId }) => decisionId === decision.id)
      .map((one) => ({ ...one, rung: ladder[one.step - 1] })),
    determination,
    lastRung: decision.step === ladder.length - 1,
    memberChoices: speakable.map(({ party }) => ({ value: party.id, text: party.name })),
    records: speakable.some(({ voice }) => voice === 'recorded'),
    voteChoices: votes.map((value) => ({ value, text: voteLabels[value] })),
    howChoices: recordedWays.map((value) => ({ value, text: recordedLabels[value] })),
    mine: may.includes('decide') && open && (await proposerOf(tx, decision.id)) === who.personId,
    mayClimb: may.includes('decide') && line.stuck && !decision.expert,
    mayConfirm: may.includes('decide') && decision.state === 'blocked' && determination !== null,
    mayDelegate: may.includes('decide') && decision.state === 'open' && mayDecideDelegated(who, decision.matter),
  };
}
