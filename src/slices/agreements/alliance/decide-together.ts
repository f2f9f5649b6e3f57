import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { voiceFor } from '../access.ts';
import type { Agreement } from '../agreement.ts';
import { agreementSays } from '../agreement-kinds.ts';
import { holdAgreement } from '../agreement-store.ts';
import {
  type Decision,
  decidedWays,
  isOpen,
  ladder,
  type Matter,
  mayCorrect,
  membersOf,
  standingOf,
  votes,
} from './alliance.ts';
import { keepChange, reasons } from '../change-agreement.ts';
import {
  allianceDecisionsOf,
  insertDecision,
  insertMatter,
  insertStep,
  insertVote,
  mattersOf,
  replaceVotes,
  updateDecision,
} from './decision-store.ts';

export const matterInput = z.strictObject({
  matter: field.text('Enter the matter', 300),
  decided: field.choice(decidedWays, 'Choose who decides it'),
  delegate: field.optionalText(200),
  ...reasons,
});

/** I7: a matter’s class comes from the agreement; in force, another one is a change to it. */
export async function addMatter(act: Act, agreementId: string, given: z.infer<typeof matterInput>): Promise<string> {
  const agreement = await alliance(act, agreementId);
  const { why, ground, ...matter } = given;
  if (matter.decided === 'delegated' && !matter.delegate) slip('delegate', 'Enter to whom it is delegated');
  const known = await mattersOf(act.tx, agreementId);
  if (known.some((one) => one.matter.toLowerCase() === matter.matter.toLowerCase()))
    slip('matter', 'The agreement says already who decides this');
  await keepChange(act, agreement, agreement, `Who decides: ${matter.matter}`, { why, ground });
  const one: Matter = { ...matter, delegate: matter.decided === 'delegated' ? matter.delegate : null, id: act.newId() };
  await insertMatter(act.tx, agreementId, one, act.now);
  record(act, agreement, 'agreement.matterAdded', one);
  return one.id;
}

export const proposalInput = z.strictObject({
  matterId: field.id('Choose the matter. What the agreement does not name cannot be decided under it'),
  proposal: field.text('Enter what is proposed', 1_000),
});

export async function proposeDecision(
  act: Act,
  agreementId: string,
  { matterId, proposal }: z.infer<typeof proposalInput>,
): Promise<string> {
  const agreement = await alliance(act, agreementId, 'in-force');
  const matter =
    (await mattersOf(act.tx, agreementId)).find(({ id }) => id === matterId) ??
    slip('matterId', 'Choose a matter that the agreement names');
  const decision: Decision = {
    id: act.newId(),
    agreementId,
    matter,
    proposal,
    state: standingOf(matter.decided, agreement.parties, []),
    step: 0,
    determined: null,
    proposedAt: act.now,
    votes: [],
  };
  await insertDecision(act.tx, decision, act.who.personId);
  record(act, agreement, 'agreement.decisionProposed', decision);
  return decision.id;
}

export const voteInput = z.strictObject({
  partyId: field.id('Choose the member'),
  vote: field.choice(votes, 'Choose what it says'),
  reason: field.optionalText(1_000),
  instead: field.optionalText(1_000),
});

/**
 * One vote a member. A block needs a reason and a proposal. What is recorded for a member never replaces what it said
 * itself; and a member whose consent was only recorded may say otherwise after all was agreed.
 */
export async function castVote(
  act: Act,
  agreementId: string,
  decisionId: string,
  given: z.infer<typeof voteInput>,
): Promise<void> {
  const agreement = await alliance(act, agreementId, 'in-force');
  const decision = await find(act, agreementId, decisionId);
  const party =
    membersOf(agreement.parties).find(({ id }) => id === given.partyId) ??
    slip('partyId', 'Choose a member of the alliance');
  const voice = voiceFor(act.who, party) ?? refuse('not-for-this-member');
  const before = decision.votes.find(({ partyId }) => partyId === party.id);
  if (!isOpen(decision) && !mayCorrect(decision, before, voice)) refuse('wrong-state');
  if (given.vote === 'block' && !given.reason) slip('reason', 'A block needs a reason');
  if (given.vote === 'block' && !given.instead) slip('instead', 'A block needs a proposal: what instead?');
  if (before?.own && voice === 'recorded') refuse('not-for-this-member');
  await replaceVotes(act.tx, decisionId, party.id, act.now);
  const vote = { ...given, own: voice === 'own' };
  await insertVote(act.tx, { id: act.newId(), decisionId, vote, by: act.who.personId, at: act.now });
  const standing = [...decision.votes.filter(({ partyId }) => partyId !== party.id), vote];
  const state = standingOf(decision.matter.decided, agreement.parties, standing);
  await updateDecision(act.tx, { ...decision, state }, act.now);
  record(act, agreement, 'agreement.voteCast', { decisionId, ...vote, state });
}

export const climbInput = z.strictObject({ note: field.text('Say what came of it', 1_000) });

/** After a block: the next rung of the ladder. The votes are asked for again; the last rung decides. */
export async function climbLadder(
  act: Act,
  agreementId: string,
  decisionId: string,
  { note }: z.infer<typeof climbInput>,
): Promise<void> {
  const agreement = await alliance(act, agreementId, 'in-force');
  const decision = await find(act, agreementId, decisionId);
  if (decision.state !== 'blocked') refuse('wrong-state');
  const step = decision.step + 1;
  const last = step === ladder.length;
  await insertStep(act.tx, { id: act.newId(), decisionId, step, note, by: act.who.personId, at: act.now });
  if (!last) await replaceVotes(act.tx, decisionId, null, act.now);
  const state = last ? 'determined' : 'open';
  await updateDecision(act.tx, { id: decisionId, state, step, determined: last ? note : null }, act.now);
  record(act, agreement, 'agreement.ladderClimbed', { decisionId, step, note });
}

async function alliance(act: Act, agreementId: string, state?: 'in-force'): Promise<Agreement> {
  const agreement = await holdAgreement(act.tx, agreementId);
  if (agreement.type !== 'alliance' || (state && agreement.state !== state)) refuse('wrong-state');
  return agreement;
}

async function find(act: Act, agreementId: string, decisionId: string): Promise<Decision> {
  const decision = (await allianceDecisionsOf(act.tx, agreementId)).find(({ id }) => id === decisionId);
  return decision ?? refuse('not-found');
}

const record = (act: Act, agreement: Agreement, action: string, content: object): void =>
  act.record({
    action,
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['decisions'],
    content: JSON.stringify(content),
    says: agreementSays(agreement),
  });
