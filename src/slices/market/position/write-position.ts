import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { Block } from '#platform/documents/index.ts';
import { field } from '#platform/forms/index.ts';
import { positionPartNames } from './position-part.ts';
import { insertStatement, savePositionPart } from './position-store.ts';

export const positionPartInput = z.strictObject({
  part: field.choice(positionPartNames, 'Choose a part of the statement'),
  words: field.text('Enter the words of this part', 5_000),
  version: z.coerce.number().int().min(0),
});

export async function writePositionPart(
  act: Act,
  caseId: string,
  input: z.infer<typeof positionPartInput>,
): Promise<void> {
  await savePositionPart(act.tx, caseId, input, act.who.personId!, act.now);
  act.record({
    action: 'position.written',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: [input.part],
    content: input.words,
  });
}

/** Publishes the statement as it reads at this moment. What was published before stays as it was. */
export async function publishPosition(act: Act, caseId: string, blocks: readonly Block[]): Promise<number> {
  const number = await insertStatement(act.tx, caseId, {
    id: act.newId(),
    blocks,
    by: act.who.personId!,
    at: act.now,
  });
  act.record({
    action: 'position.published',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['content'],
    content: JSON.stringify(blocks),
  });
  return number;
}
