import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import type { Case } from './case.ts';
import { updateCase } from './case-store.ts';
import { saveLines } from './line-store.ts';
import { caseLines } from './lines.ts';

export const describeCaseInput = z.strictObject({
  title: field.text('Enter a title', 200),
  purpose: field.optionalText(1_000),
  place: field.optionalText(200),
  forWhom: field.optionalText(300),
  endsOn: field.optionalDateOn(),
  ...(Object.fromEntries(caseLines.map(({ line }) => [line, field.optionalText(1_000)])) as Record<
    (typeof caseLines)[number]['line'],
    ReturnType<typeof field.optionalText>
  >),
  version: field.version(),
});

/** Says what a case is for, where and for whom, and the optional lines about money, losers and owners. */
export async function describeCase(act: Act, one: Case, input: z.infer<typeof describeCaseInput>): Promise<void> {
  const { version, title, purpose, place, forWhom, endsOn, ...lines } = input;
  await updateCase(act.tx, one.id, version, { title, purpose, place, for_whom: forWhom, ends_on: endsOn });
  await saveLines(act.tx, one.id, lines);
  act.record({
    action: 'case.described',
    on: { kind: 'case', id: one.id },
    caseId: one.id,
    fields: ['title', 'purpose', 'place', 'for_whom', 'ends_on', 'lines'],
    content: JSON.stringify(input),
    says: { title, text: purpose ?? one.about, state: one.state },
  });
}
