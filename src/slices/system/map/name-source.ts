import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { CausalLink } from './causal-link.ts';
import { insertSource, withdrawSourceRow } from './causal-link-store.ts';
import { recordLink } from './record-map.ts';
import type { Source } from './source.ts';

export const nameSourceInput = z.strictObject({
  saidBy: field.text('Enter who says so', 200),
  evidence: field.optionalText(1_000),
  repeats: field.ticked(),
});

/** Adds somebody who says that a link is there, and how they know. */
export async function nameSource(act: Act, link: CausalLink, input: z.infer<typeof nameSourceInput>): Promise<string> {
  if (link.state === 'removed') refuse('wrong-state');
  const source: Source = { id: act.newId(), linkId: link.id, ...input, saidAt: act.now };
  await insertSource(act.tx, source);
  recordLink(act, { ...link, sources: [...link.sources, source] }, 'causalLink.sourceNamed', ['sources']);
  return source.id;
}

export const withdrawSourceInput = z.strictObject({ source: field.id() });

/** Takes back that somebody says so. */
export async function withdrawSource(act: Act, link: CausalLink, sourceId: string): Promise<void> {
  await withdrawSourceRow(act.tx, link.id, sourceId, act.now);
  const sources = link.sources.filter((one) => one.id !== sourceId);
  recordLink(act, { ...link, sources }, 'causalLink.sourceWithdrawn', ['sources']);
}
