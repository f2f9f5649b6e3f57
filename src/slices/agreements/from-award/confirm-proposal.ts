import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { addMeasure } from '#slices/measures/index.ts';
import { addObligation } from '../add-obligation.ts';
import type { Agreement } from '../agreement.ts';
import { type Often, oftens } from '../obligation.ts';
import { decideProposal, proposalsIn, type Source, sourceOf } from './from-award-store.ts';
import type { Proposal } from './proposal.ts';

export const confirmInput = z.strictObject({
  proposalId: field.id(),
  version: field.version(),
  decision: field.choice(['kept', 'changed', 'left-out'], 'Choose keep, change or leave out'),
  words: field.optionalText(1_000),
  because: field.optionalText(1_000),
  owedTo: field.optionalText(200),
  howOften: field.optionalChoice(oftens),
  measure: field.optionalText(150),
});
export const keepAllInput = z.strictObject({ owedTo: field.text('Enter to whom it is owed', 200) });
type Input = z.infer<typeof confirmInput>;
type Owed = Readonly<{ words: string; owedTo: string; howOften: Often; measure: string | null }>;

/** The obligation that comes of it, traced to its requirement and lot; and where somebody says how it is watched, the measure. */
async function owe(act: Act, agreement: Agreement, source: Source, proposal: Proposal, owed: Owed) {
  const { words, owedTo, howOften, measure } = owed;
  const measureId = measure
    ? await addMeasure(act, { caseId: agreement.caseId, name: measure, kind: 'measure', improvement: 'neutral' })
    : null;
  const obligationId = await addObligation(act, agreement.id, {
    words,
    owedBy: source.supplierPartyId,
    owedTo,
    howOften,
    requirementIds: proposal.requirementId ? [proposal.requirementId] : [],
    measureIds: measureId ? [measureId] : [],
  });
  return { obligationId, measureId };
}

async function settle(act: Act, agreement: Agreement, before: Proposal, after: Proposal): Promise<void> {
  if (!(await decideProposal(act.tx, { ...after, version: before.version }, act.who.personId!, act.now)))
    refuse('stale');
  act.record({
    action: `agreement.promise.${after.decision}`,
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['decision', 'because', 'obligation_id', 'measure_id'],
    ...(after.because ? { content: after.because } : {}),
  });
}

/** A person says of each promise that it is kept, kept in other words and why, or left out and why. */
export async function confirmProposal(act: Act, agreement: Agreement, input: Input): Promise<void> {
  const source = (await sourceOf(act.tx, agreement.id)) ?? refuse('not-found');
  const before =
    (await proposalsIn(act.tx, agreement.id)).find(({ id }) => id === input.proposalId) ?? refuse('not-found');
  if (before.decision || before.version !== input.version) refuse('stale');
  const { decision, because } = input;
  if (decision !== 'kept' && !because) slip('because', 'Say why');
  if (decision === 'changed' && !input.words) slip('words', 'Enter the words that it is kept in');
  if (decision === 'left-out') return settle(act, agreement, before, { ...before, decision, because });
  const owed = await owe(act, agreement, source, before, {
    words: decision === 'changed' ? input.words! : before.words.slice(0, 1_000),
    owedTo: input.owedTo ?? slip('owedTo', 'Enter to whom it is owed'),
    howOften: input.howOften ?? 'always',
    measure: input.measure,
  });
  return settle(act, agreement, before, { ...before, ...owed, decision, because });
}

/** Everything that nobody has decided on is kept as it stands. */
export async function keepAllProposals(
  act: Act,
  agreement: Agreement,
  { owedTo }: z.infer<typeof keepAllInput>,
): Promise<number> {
  const source = (await sourceOf(act.tx, agreement.id)) ?? refuse('not-found');
  const waiting = (await proposalsIn(act.tx, agreement.id)).filter(({ decision }) => decision === null);
  for (const before of waiting) {
    const words = before.words.slice(0, 1_000);
    const owed = await owe(act, agreement, source, before, { words, owedTo, howOften: 'always', measure: null });
    await settle(act, agreement, before, { ...before, ...owed, decision: 'kept' });
  }
  return waiting.length;
}
