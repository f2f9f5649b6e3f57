import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { paperPartNames } from './paper-part.ts';
import { savePaperPart } from './paper-store.ts';

const paragraphs = ['1', '2', '3', '4', '5', '6', '7'] as const;

export const writePaperPartInput = z.strictObject({
  part: field.choice(paperPartNames, 'Choose a part of the paper'),
  words: field.text('Enter the words of this part', 10_000),
  commentBy: field.optionalText(200),
  exemptUnder: field.optionalChoice(paragraphs),
  version: z.coerce.number().int().min(0),
});

/** Puts words into the paper that nothing else on the case can say: a comment keeps whose it is and when it was made. */
export async function writePaperPart(
  act: Act,
  caseId: string,
  input: z.infer<typeof writePaperPartInput>,
): Promise<void> {
  const { version, ...writing } = input;
  await savePaperPart(
    act.tx,
    caseId,
    { ...writing, exemptUnder: writing.exemptUnder === null ? null : Number(writing.exemptUnder) },
    version,
    act.who.personId!,
    act.now,
  );
  act.record({
    action: 'paper.written',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: [input.part],
    content: input.words,
  });
}
