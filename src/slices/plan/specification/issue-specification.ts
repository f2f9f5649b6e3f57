import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Content, numberContent } from './content.ts';
import { gatherContent } from './gather-content.ts';
import { recordSpecification } from './record-specification.ts';
import type { Specification } from './specification.ts';
import { updateSpecification } from './specification-store.ts';
import { insertVersion, type Version, versionsOf } from './version-store.ts';

export const issueInput = z.strictObject({ because: field.optionalText(1_000), version: field.version() });

/** Freezes what it says now as a numbered version. Clauses that something stands in the way of are left out, and named in it. */
export async function issueSpecification(
  act: Act,
  one: Specification,
  input: z.infer<typeof issueInput>,
): Promise<{ number: number; held: number }> {
  const { issuable } = await gatherContent(act.tx, one);
  if (numberContent(issuable).length === 0) slip('because', 'There is no clause in it that can be issued yet');
  const before = await versionsOf(act.tx, one.id);
  const content = JSON.stringify(issuable);
  if (before.at(-1)?.content === content)
    slip('because', `It says the same as version ${before.length}. Change something first.`);
  const number = before.length + 1;
  const specification: Specification = { ...one, state: 'issued' };
  await updateSpecification(act.tx, specification, input.version);
  await insertVersion(act.tx, {
    id: act.newId(),
    specificationId: one.id,
    number,
    content,
    hash: sha256(content),
    because: input.because,
    issuedBy: act.who.personId!,
    issuedAt: act.now,
  });
  recordSpecification(act, 'specification.issued', specification, content);
  return { number, held: issuable.held.length };
}

export const withdrawInput = z.strictObject({
  because: field.text('Say why it is withdrawn', 1_000),
  version: field.version(),
});

export async function withdrawSpecification(
  act: Act,
  one: Specification,
  input: z.infer<typeof withdrawInput>,
): Promise<void> {
  const specification: Specification = { ...one, state: 'withdrawn' };
  await updateSpecification(act.tx, specification, input.version);
  recordSpecification(act, 'specification.withdrawn', specification, input.because);
}

/** The content of a version, and whether it is still the text that was issued. */
export const readVersion = (version: Version): { content: Content; whole: boolean } => ({
  content: JSON.parse(version.content) as Content,
  whole: sha256(version.content) === version.hash,
});
