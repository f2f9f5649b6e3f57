import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { type Asked, asked, nameOf, type Typed } from './asked.ts';
import { insertTyped, typedOf } from './notice-store.ts';

const yesOrNo = ['yes', 'no'] as const;

function boxFor({ kind, choices }: Asked) {
  if (kind === 'yes-no') return field.optionalChoice(yesOrNo);
  if (kind === 'choice') return field.optionalChoice(Object.keys(choices!) as [string, ...string[]]);
  if (kind === 'day' || kind === 'evening') return field.optionalDateOn();
  if (kind === 'pounds') return field.optionalPounds();
  if (kind === 'number') return field.optionalWholeNumber(0, 1_000_000);
  return field.optionalText(kind === 'line' ? 300 : 8_000);
}

/** A form holds the boxes of one notice; the others stay as they are. */
const boxes: Record<string, z.ZodType<string | number | null | undefined>> = Object.fromEntries(
  asked.map((one) => [nameOf(one), boxFor(one).optional()]),
);
export const typedInput = z.strictObject({
  ...boxes,
  // Which boxes were on the form: one of them that came back empty was emptied.
  shown: z.preprocess((value) => String(value ?? '').split(' '), z.array(z.string().max(80)).max(200)),
  typedVersion: z.coerce.number().int().min(0),
});
export type TypedInput = z.infer<typeof typedInput>;

/** Keeps what was typed for the notices of a procurement, over what was typed before. Every version stays. */
export async function keepTyped(act: Act, procurement: Procurement, input: TypedInput): Promise<number> {
  await lockProcurement(act.tx, procurement.id);
  const before = (await typedOf(act.tx, procurement.id)).at(-1);
  if ((before?.version ?? 0) !== input.typedVersion) refuse('stale');
  const sent = input as unknown as Record<string, string | number | null | undefined>;
  const said: Record<string, string | number> = { ...before?.said };
  const changed: string[] = [];
  for (const name of asked.map(nameOf).filter((one) => input.shown.includes(one))) {
    const value = sent[name] ?? null;
    if (value === (said[name] ?? null)) continue;
    changed.push(name);
    if (value === null) delete said[name];
    else said[name] = value;
  }
  if (changed.length === 0) return 0;
  await insertTyped(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    version: input.typedVersion + 1,
    said: said satisfies Typed,
    by: act.who.personId ?? refuse('not-allowed'),
    at: act.now,
  });
  act.record({
    action: 'notice.typed',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: changed,
    content: JSON.stringify(said),
  });
  return changed.length;
}
