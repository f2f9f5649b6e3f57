import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Conversation } from '../conversation.ts';
import { resultsView } from '../held/results-view.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { quotationsOf } from '../quotations-of.ts';
import { toldOf } from '../told/read-told.ts';
import { type Draft, figuresOf, sameWords } from './draft.ts';
import { draftBead } from './draft-bead.ts';
import { insertDraft, insertDraftWording, setDraftQuotations, setDraftStatements, touchDraft } from './draft-store.ts';

const words = field.text('Write what should be true for people, in a sentence', 500);

export const draftInput = z.strictObject({
  words,
  forWhom: field.optionalText(300),
  statements: field.manyIds(),
  quotations: field.manyIds(),
});
export const restsInput = z.strictObject({
  statements: field.manyIds(),
  quotations: field.manyIds(),
  version: field.version(),
});
export const wordingInput = z.strictObject({
  words,
  forWhom: field.optionalText(300),
  because: field.optionalText(1_000),
  version: field.version(),
});
export const layAsideInput = z.strictObject({
  because: field.text('Write why it is not gone on with: those who said it read your reason', 1_000),
  version: field.version(),
});

type Grouped = Readonly<{ statements: readonly string[]; quotations: readonly string[] }>;

/** Puts statements of this conversation, with what is told of them today, and quotations of its case under a draft. */
async function group(
  act: Act,
  of: Readonly<{ id: string; conversationId: string; caseId: string }>,
  given: Grouped,
): Promise<void> {
  const all = await heldStatements(act.tx, of.conversationId);
  const meant = all.filter(({ id, state }) => state === 'accepted' && given.statements.includes(id));
  if (meant.length === 0) slip('statements', 'Tick the statements that it rests on');
  if (meant.length !== new Set(given.statements).size)
    slip('statements', 'Choose from the statements of this conversation');
  const known = new Set((await quotationsOf(act.tx, of.caseId)).map(({ id }) => id));
  if (given.quotations.some((id) => !known.has(id))) slip('quotations', 'Choose from the list');
  const published = await toldOf(act.tx, of.conversationId);
  const results = published && resultsView(published, all);
  const rests = meant.map(({ id }) => ({
    statementId: id,
    told: figuresOf(
      results?.lines.find((line) => line.id === id),
      results?.groups.length ?? 0,
    ),
  }));
  await setDraftStatements(act.tx, of.id, rests, act.now);
  await setDraftQuotations(act.tx, of.id, given.quotations, act.now);
}

/** Begins a draft outcome from what was said. */
export async function writeDraft(
  act: Act,
  conversation: Conversation,
  body: z.infer<typeof draftInput>,
): Promise<string> {
  if (conversation.state === 'draft') refuse('wrong-state', 'nobody has said anything in it yet');
  const { id: conversationId, caseId } = conversation;
  const id = act.newId();
  await insertDraft(act.tx, { id, conversationId, at: act.now });
  await insertDraftWording(act.tx, id, {
    id: act.newId(),
    words: body.words,
    forWhom: body.forWhom,
    because: null,
    putAt: act.now,
  });
  await group(act, { id, conversationId, caseId }, body);
  act.record({
    action: 'draft.written',
    on: { kind: 'draftOutcome', id },
    caseId,
    fields: ['words', 'for_whom', 'statements', 'quotations'],
    content: body.words,
    says: draftBead({ words: body.words, state: 'written' }),
  });
  return id;
}

/** Changes what a draft rests on. Its words, and what was said of them, stay. */
export async function regroupDraft(act: Act, draft: Draft, body: z.infer<typeof restsInput>): Promise<void> {
  await touchDraft(act.tx, draft.id, body.version);
  await group(act, draft, body);
  act.record({
    action: 'draft.regrouped',
    on: { kind: 'draftOutcome', id: draft.id },
    caseId: draft.caseId,
    fields: ['statements', 'quotations'],
  });
}

/** Puts other words. They are a version of their own, of which nobody has said anything yet; the earlier one keeps its replies. */
export async function rewordDraft(act: Act, draft: Draft, body: z.infer<typeof wordingInput>): Promise<void> {
  if (sameWords(body.words, draft.words) && sameWords(body.forWhom ?? '', draft.forWhom ?? ''))
    slip('words', 'These are the words that there are. Change them, or leave them');
  await touchDraft(act.tx, draft.id, body.version);
  await insertDraftWording(act.tx, draft.id, {
    id: act.newId(),
    words: body.words,
    forWhom: body.forWhom,
    because: body.because,
    putAt: act.now,
  });
  act.record({
    action: 'draft.reworded',
    on: { kind: 'draftOutcome', id: draft.id },
    caseId: draft.caseId,
    fields: ['words', 'for_whom'],
    content: body.words,
    says: draftBead({ words: body.words, state: 'written' }),
  });
}

/** Does not go on with a draft. Its statements are then without an end until somebody says where they ended. */
export async function layDraftAside(act: Act, draft: Draft, body: z.infer<typeof layAsideInput>): Promise<void> {
  await touchDraft(act.tx, draft.id, body.version, { laidAsideAt: act.now, because: body.because });
  act.record({
    action: 'draft.laidAside',
    on: { kind: 'draftOutcome', id: draft.id },
    caseId: draft.caseId,
    fields: ['state'],
    content: body.because,
    says: draftBead({ words: draft.words, state: 'laid-aside' }),
  });
}
