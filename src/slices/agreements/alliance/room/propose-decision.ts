import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { parseMoney } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { isMade, type Matter } from '../alliance.ts';
import { quorumFor } from '../charter/charter.ts';
import { hasCharters } from '../charter/charter-store.ts';
import { allianceDecisionsOf, insertDecision, insertProposal } from '../decision-store.ts';
import { type Held, holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { mattersOf } from '../matter-store.ts';
import { type Move, moveKinds } from '../money/move.ts';
import { insertMove } from '../money/move-store.ts';
import { mayDecideDelegated } from './who-decides.ts';

/** What is proposed, what else was considered, and whether it is best for the people it is for. */
export const proposalFields = {
  proposal: field.text('Enter what is proposed', 1_000),
  options: field.optionalText(2_000),
  better: field.optionalText(1_000),
  worse: field.optionalText(1_000),
  know: field.optionalText(1_000),
};

export const proposalInput = z.strictObject({
  matterId: field.id('Choose the matter. What the agreement does not name cannot be decided under it'),
  ...proposalFields,
  answerBy: field.optionalDateOn(),
  unmakes: field.optionalId(),
  moveFrom: field.optionalId(),
  moveTo: field.optionalId(),
  moveKind: field.optionalChoice(moveKinds),
  moveAmount: field.optionalText(30),
});

type Input = z.infer<typeof proposalInput>;
export type ToPropose = Pick<Input, 'matterId' | 'proposal'> & Partial<Input>;

/** I7. Proposes something under a matter that the signed charter names. To unmake a decision is proposed, and decided, as it was made. */
export async function proposeDecision(act: Act, agreementId: string, given: ToPropose): Promise<string> {
  const held = await holdAlliance(act, agreementId, 'in-force');
  const { agreement, charter } = held;
  const matter = await matterNamed(act, held, given.matterId);
  if (given.unmakes) await checkUnmaking(act, agreementId, matter, given.unmakes);
  const id = act.newId();
  const move = readMove(held, id, given);
  const decision = {
    id,
    agreementId,
    matter,
    state: mayDecideDelegated(act.who, matter) ? ('agreed' as const) : ('open' as const),
    quorum: quorumFor(charter, matter.decided),
    answerBy: given.answerBy ?? null,
    unmakes: given.unmakes ?? null,
    proposedAt: act.now,
  };
  await insertDecision(act.tx, decision, act.who.personId);
  const { proposal: words, options = null, better = null, worse = null, know = null } = given;
  const proposal = { number: 1, words, options, better, worse, know };
  await insertProposal(act.tx, id, proposal, act.who.personId, act.now);
  if (move) await insertMove(act.tx, move);
  recordAlliance(act, agreement, 'agreement.decisionProposed', ['decisions'], { ...decision, proposal, move });
  return id;
}

async function matterNamed(act: Act, { agreement, charter }: Held, matterId: string): Promise<Matter> {
  if (!charter && (await hasCharters(act.tx, agreement.id))) refuse('charter-not-signed');
  const matter =
    (await mattersOf(act.tx, agreement.id)).find(({ id }) => id === matterId) ??
    slip('matterId', 'Choose a matter that the agreement names');
  if (charter && !charter.matters.some(({ id }) => id === matter.id))
    slip('matterId', 'Not every member has signed a charter that names this matter. Put the charter to them first');
  return matter;
}

async function checkUnmaking(act: Act, agreementId: string, matter: Matter, unmakes: string): Promise<void> {
  const made = (await allianceDecisionsOf(act.tx, agreementId)).find(({ id }) => id === unmakes);
  if (!made || !isMade(made) || made.unmakes) slip('unmakes', 'Choose a decision that stands');
  if (made.matter.id !== matter.id)
    slip('unmakes', `It was decided under “${made.matter.matter}”, and only that matter’s rule unmakes it`);
}

/** A billion pounds, or of anything else a number that no member has. */
const most = 100_000_000_000;

function readMove({ parties }: Held, decisionId: string, given: ToPropose): Move | null {
  const { moveFrom: from, moveTo: to, moveKind: kind, moveAmount: typed } = given;
  if (!from && !to && !kind && !typed) return null;
  if (!kind) return slip('moveKind', 'Choose what moves');
  for (const [name, id] of Object.entries({ moveFrom: from, moveTo: to }))
    if (!parties.some((party) => party.id === id)) slip(name, 'Choose a member of the alliance');
  if (from === to) slip('moveTo', 'Choose another member than the one that it comes from');
  const amount = kind === 'money' ? parseMoney(typed ?? '') : Number((typed ?? '').replaceAll(',', ''));
  if (amount === null || !Number.isSafeInteger(amount) || amount <= 0 || amount > most)
    return slip('moveAmount', kind === 'money' ? 'Enter an amount in pounds' : 'Enter a whole number');
  return { decisionId, from: from!, to: to!, kind, amount };
}
