import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Decision, isOpen } from '../alliance.ts';
import { insertProposal, proposalsOf, proposerOf, replaceVotes, updateDecision } from '../decision-store.ts';
import { findDecision, type Held, holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { proposalFields } from './propose-decision.ts';

export const changeProposalInput = z.strictObject({ ...proposalFields, seen: field.version() });

/** Whoever proposed it, while it is open. */
async function own(act: Act, agreementId: string, decisionId: string): Promise<Held & { decision: Decision }> {
  const held = await holdAlliance(act, agreementId, 'in-force');
  const decision = await findDecision(act, agreementId, decisionId);
  if ((await proposerOf(act.tx, decisionId)) !== act.who.personId) refuse('not-your-proposal');
  if (!isOpen(decision) || decision.expert) refuse('wrong-state');
  return { ...held, decision };
}

/** Other words are another version: nobody has spoken to it yet. What was said stays with the version that it was said to. */
export async function changeProposal(
  act: Act,
  agreementId: string,
  decisionId: string,
  { seen, proposal: words, ...rest }: z.infer<typeof changeProposalInput>,
): Promise<void> {
  const { agreement, decision } = await own(act, agreementId, decisionId);
  if (seen !== decision.number) refuse('stale');
  const now = (await proposalsOf(act.tx, decisionId)).at(-1)!;
  const next = { ...rest, words, number: now.number + 1 };
  const keys = ['words', 'options', 'better', 'worse', 'know'] as const;
  if (keys.every((key) => now[key] === next[key])) slip('proposal', 'Nothing is different. Change something first');
  await insertProposal(act.tx, decisionId, next, act.who.personId, act.now);
  await replaceVotes(act.tx, decisionId, null, act.now);
  await updateDecision(act.tx, { ...decision, state: 'open', dueOn: null }, act.now);
  recordAlliance(act, agreement, 'agreement.proposalChanged', ['decisions'], { decisionId, ...next });
}

export const withdrawProposalInput = z.strictObject({ why: field.text('Say why it is taken back', 500) });

export async function withdrawProposal(
  act: Act,
  agreementId: string,
  decisionId: string,
  { why }: z.infer<typeof withdrawProposalInput>,
): Promise<void> {
  const { agreement, decision } = await own(act, agreementId, decisionId);
  await updateDecision(
    act.tx,
    { ...decision, state: 'fallen', determined: `Taken back: ${why}`, dueOn: null },
    act.now,
  );
  recordAlliance(act, agreement, 'agreement.proposalWithdrawn', ['decisions'], { decisionId, why });
}
