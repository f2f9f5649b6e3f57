import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { type RequirementType, requirementTypes } from '../requirement.ts';
import { requirementsOf } from '../requirement-store.ts';
import { changeRequirement, writeRequirement } from '../write-requirement.ts';
import { type Candidate, type SourceDocument, titleOf } from './source-document.ts';
import { candidatesOf, dealWith } from './source-store.ts';

export const candidatesInput = z.strictObject({
  candidates: field.manyIds(),
  does: z.enum(['take', 'merge', 'leave'], { error: 'Choose what to do with them' }),
  /** Left out, each is of the kind that its words suggest. */
  type: field.optionalChoice(requirementTypes),
  outcomeId: field.optionalId(),
  into: field.optionalId(),
});

type Input = z.infer<typeof candidatesInput>;

/** Takes candidates as requirements of their own, merges them into one that is there, or leaves them. None is lost: one that was left can be taken later. */
export async function dealWithCandidates(act: Act, source: SourceDocument, input: Input): Promise<number> {
  const known = new Map((await candidatesOf(act.tx, source.id)).map((one) => [one.id, one]));
  const chosen = input.candidates.map((id) => known.get(id) ?? slip('candidates', 'Choose from the list'));
  if (chosen.length === 0) slip('candidates', 'Tick at least one');
  if (input.outcomeId && !(await outcomesOf(act.tx, source.caseId)).some((one) => one.id === input.outcomeId))
    slip('outcomeId', 'Choose one from the list');
  const into = input.does === 'merge' ? await merged(act, source, chosen, input.into) : null;
  for (const one of chosen) {
    const requirementId = input.does === 'take' ? await taken(act, source, one, input) : into;
    const state = ({ take: 'taken', merge: 'merged', leave: 'left' } as const)[input.does];
    if (!(await dealWith(act.tx, one.id, { state, requirementId }, act.who.personId!, act.now))) refuse('stale');
  }
  act.record({
    action: `sourceDocument.${input.does}`,
    on: { kind: 'sourceDocument', id: source.id },
    caseId: source.caseId,
    fields: ['candidates'],
    content: chosen.map((one) => one.id).join(' '),
  });
  return chosen.length;
}

function taken(act: Act, source: SourceDocument, one: Candidate, input: Input): Promise<string> {
  const type: RequirementType = input.type ?? one.suggests;
  return writeRequirement(act, {
    caseId: source.caseId,
    type,
    title: titleOf(one.words),
    words: one.words,
    strength: one.strength,
    test: null,
    outcomeId: input.outcomeId,
    needId: null,
    legalDuty: null,
    organisational: null,
    mechanismId: null,
    measureId: null,
    paymentDepends: false,
  });
}

async function merged(
  act: Act,
  source: SourceDocument,
  chosen: readonly Candidate[],
  into: string | null,
): Promise<string> {
  const before =
    (await requirementsOf(act.tx, source.caseId)).find((one) => one.id === into && one.state !== 'dropped') ??
    slip('into', 'Choose the requirement that they go into');
  const words = [before.words, ...chosen.map((one) => one.words)].join('\n');
  if (words.length > 2_000)
    slip('into', 'Together they are longer than 2,000 characters: take them as requirements of their own');
  const { id: _, caseId: __, addedAt: ___, ...now } = before;
  await changeRequirement(act, before, { ...now, words });
  return before.id;
}
