import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { findWho } from '#slices/people/index.ts';
import { voiceFor } from '../../access.ts';
import type { Party } from '../../agreement.ts';
import { isStuck, ladder, membersOf } from '../alliance.ts';
import { replaceVotes, updateDecision } from '../decision-store.ts';
import { findDecision, holdAlliance, recordAlliance, rungDue } from '../hold-alliance.ts';
import { determinationOf, insertStep, saveAnswerBy, saveDetermination } from '../ladder-store.ts';

export const climbInput = z.strictObject({
  note: field.text('Say what came of it', 1_000),
  expert: field.optionalText(200),
  stands: field.optionalChoice(['yes', 'no']),
});
export type ToClimb = Pick<z.infer<typeof climbInput>, 'note'> & Partial<z.infer<typeof climbInput>>;

/**
 * After a block, or where too few say yes: the next rung of the ladder. The members are asked again after each,
 * and silence has its days before the next. On the last
 * an expert who is of no member determines whether the proposal stands; what is written down of it counts once a member
 * other than the writer’s says that it was so.
 */
export async function climbLadder(act: Act, agreementId: string, decisionId: string, given: ToClimb): Promise<void> {
  const held = await holdAlliance(act, agreementId, 'in-force');
  const decision = await findDecision(act, agreementId, decisionId);
  if (!isStuck(decision, held.parties, londonDate(act.now)) || decision.expert) refuse('wrong-state');
  const { note } = given;
  const step = decision.step + 1;
  const said = step === ladder.length ? readDetermination(held.agreement.parties, given) : null;
  await insertStep(act.tx, { id: act.newId(), decisionId, step, note, by: act.who.personId, at: act.now });
  if (said) {
    await saveDetermination(act.tx, decisionId, { ...said, by: act.who.personId });
    const dueOn = rungDue(act, held, step);
    await updateDecision(act.tx, { ...decision, state: 'blocked', determined: note, dueOn }, act.now);
  } else {
    await replaceVotes(act.tx, decisionId, null, act.now);
    await updateDecision(act.tx, { ...decision, state: 'open', step, dueOn: null }, act.now);
    await saveAnswerBy(act.tx, decisionId, rungDue(act, held, step));
  }
  recordAlliance(act, held.agreement, 'agreement.ladderClimbed', ['decisions'], { decisionId, step, ...given });
}

function readDetermination(
  parties: readonly Party[],
  { expert, stands }: ToClimb,
): { expert: string; stands: boolean } {
  if (!expert) return slip('expert', 'Enter who determined it');
  if (parties.some(({ name }) => expert.toLowerCase().includes(name.toLowerCase())))
    slip('expert', 'The expert is of no member. Name somebody else');
  if (!stands) slip('stands', 'Choose whether the proposal stands');
  return { expert, stands: stands === 'yes' };
}

export const confirmInput = z.strictObject({
  was: field.choice(['so', 'not-so'], 'Choose whether this is what the expert said'),
});

/** Another member says whether what was written down is what the expert said. Then it is settled, or the rung is taken again. */
export async function confirmDetermination(
  act: Act,
  agreementId: string,
  decisionId: string,
  { was }: z.infer<typeof confirmInput>,
): Promise<void> {
  const held = await holdAlliance(act, agreementId, 'in-force');
  const decision = await findDecision(act, agreementId, decisionId);
  const said = await determinationOf(act.tx, decisionId);
  if (decision.state !== 'blocked' || !said) refuse('wrong-state');
  const writer = said.by ? await findWho(act.tx, said.by) : null;
  const theirs = new Set((writer?.organisations ?? []).map(({ id }) => id));
  const speaks = membersOf(held.parties).some(
    (party) => voiceFor(act.who, party) === 'own' && !theirs.has(party.organisationId ?? ''),
  );
  if (!speaks) refuse('needs-another-member');
  if (was === 'so') {
    const state = said.stands ? 'determined' : 'fallen';
    await updateDecision(act.tx, { ...decision, state, step: ladder.length, dueOn: null }, act.now);
  } else {
    await saveDetermination(act.tx, decisionId, null);
    await updateDecision(act.tx, { ...decision, determined: null, dueOn: rungDue(act, held, decision.step) }, act.now);
  }
  recordAlliance(act, held.agreement, 'agreement.determinationAnswered', ['decisions'], { decisionId, was });
}
