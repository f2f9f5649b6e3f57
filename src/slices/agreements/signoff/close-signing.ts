import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { stillOpen } from './answer-signing.ts';
import { recordSigning } from './put-to-sign.ts';
import type { Signing } from './signing.ts';
import { holdSigning, setSigning } from './signing-store.ts';

export const withdrawInput = z.strictObject({});

/** Takes it back: nobody can answer it any more; what was answered stays with it. */
export async function withdrawSigning(act: Act, one: Signing): Promise<void> {
  const signing = await stillOpen(act, one.id);
  await setSigning(act.tx, signing.id, { state: 'withdrawn' });
  recordSigning(act, { ...signing, state: 'withdrawn' }, 'signing.withdrawn', ['state']);
}

export const publishInput = z.strictObject({
  shown: field.choice(['yes', 'no'], 'Choose whether residents see who signed'),
});

/** Residents see who signed and every dissent, on the public page of a case that is public; or no longer. */
export async function publishSigning(act: Act, one: Signing, { shown }: z.infer<typeof publishInput>): Promise<void> {
  const signing = await holdSigning(act.tx, one.id);
  await setSigning(act.tx, signing.id, { publishedAt: shown === 'yes' ? act.now : null });
  recordSigning(act, signing, shown === 'yes' ? 'signing.published' : 'signing.unpublished', ['published_at']);
}
