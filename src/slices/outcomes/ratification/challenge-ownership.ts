import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { Signer } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { flagDependants } from '#platform/links/index.ts';
import { commissions } from '../access.ts';
import type { Outcome } from '../outcome.ts';
import { outcomeNow } from '../outcome-store.ts';
import { recordOutcome } from '../record-outcome.ts';
import { type ChallengeAbout, challengeAbouts, challengeable, stillStands } from './challenge.ts';
import { challengesOf, hasChallenged, insertChallenge } from './challenge-store.ts';
import { authorKey } from './codes.ts';

/** Somebody of a community challenged what it owns, or what is done under it: on an outcome, with the body in its payload. */
export const ownershipChallenged = 'outcomes.ownershipChallenged';
/** A community took back what it had endorsed or owned: on an outcome, with the body in its payload. */
export const ownershipWithdrawn = 'outcomes.ownershipWithdrawn';

const said = {
  about: field.choice(challengeAbouts, 'Choose what you challenge'),
  words: field.text('Say what is wrong, and why', 1_000),
  signed: field.optionalText(150),
};
export const challengeInput = z.strictObject({ body: field.id(), ...said });
export const challengeByLinkInput = z.strictObject(said);
type Said = { about: ChallengeAbout; words: string; signed: string | null };

/**
 * Keeps a challenge beside the part, tells whoever holds what rests on it to look again, and asks for a review. It changes neither
 * whose the words are nor any agreement: a community decides the one, and the law of a contract the other.
 */
async function challenge(act: Act, outcome: Outcome, bodyId: string, author: string, input: Said): Promise<void> {
  if (outcome.caseClosed || outcome.retiredBecause !== null) refuse('wrong-state');
  const part = challengeable(outcome).find((one) => one.bodyId === bodyId) ?? refuse('wrong-state');
  const on = { outcomeId: outcome.id, bodyId };
  if (await hasChallenged(act.tx, { ...on, authorKey: author, since: part.changedAt }))
    slip('words', 'You have challenged this already, and it stands beside it');
  const standing = (await challengesOf(act.tx, outcome.id)).some((one) => stillStands(one, [part]));
  await insertChallenge(act.tx, { id: act.newId(), ...on, ...input, authorKey: author, putAt: act.now });
  // Once is enough to look again: many who say the same do not flag it many times.
  if (!standing) await lookAgain(act, outcome, `${part.body} is asked whether this is still its own`);
  act.publish({
    name: ownershipChallenged,
    on: { kind: 'outcome', id: outcome.id },
    caseId: outcome.caseId,
    payload: { body: part.body },
  });
  await recordOutcome(act, outcome.id, { action: 'outcome.challenged', fields: ['challenges'], content: input.words });
}

export const lookAgain = (act: Act, outcome: Pick<Outcome, 'id' | 'caseId'>, reason: string): Promise<number> =>
  flagDependants(act, outcome.caseId, { kind: 'outcome', id: outcome.id }, reason);

/** A member challenges, whether or not they may speak for the body; never somebody who commissions the case. */
export async function challengeAsMember(
  act: Act,
  signer: Signer,
  input: Said & { outcomeId: string; bodyId: string },
): Promise<void> {
  const outcome = await outcomeNow(act.tx, input.outcomeId);
  if (!act.who.personId || !act.who.bodyIds.includes(input.bodyId) || commissions(act.who, outcome))
    refuse('not-for-this-body');
  const { about, words, signed } = input;
  await challenge(act, outcome, input.bodyId, authorKey(signer, outcome.id, act.who.personId), {
    about,
    words,
    signed,
  });
}

/** Somebody on the roll challenges by their link, with no account. */
export async function challengeFromRoll(
  act: Act,
  signer: Signer,
  from: { outcomeId: string; bodyId: string; entryId: string },
  input: Said,
): Promise<void> {
  const outcome = await outcomeNow(act.tx, from.outcomeId);
  await challenge(act, outcome, from.bodyId, authorKey(signer, outcome.id, from.entryId), input);
}
