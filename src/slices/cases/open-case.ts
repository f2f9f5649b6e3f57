import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import type { Case } from './case.ts';
import { insertCase } from './case-store.ts';
import { insertHat } from './hat-store.ts';

export const openCaseInput = z.strictObject({
  about: field.text('Enter what you are about to buy, renew or change', 1_000),
});

export type OpenCase = z.infer<typeof openCaseInput> & {
  organisationId: string;
  title?: string;
  endsOn?: string | null;
};

/**
 * Opens a case from one sentence. Whoever opens it wears both working hats until somebody takes one:
 * allowed, and shown as "one hand".
 */
export async function openCase(act: Act, input: OpenCase): Promise<string> {
  const personId = act.who.personId!;
  const id = act.newId();
  const one: Case = {
    id,
    caseId: id,
    state: 'open',
    version: 1,
    title: input.title ?? titleFrom(input.about),
    about: input.about,
    purpose: null,
    place: null,
    forWhom: null,
    endsOn: input.endsOn ?? null,
    organisationId: input.organisationId,
    startedBy: personId,
    startedAt: act.now,
  };
  await insertCase(act.tx, one);
  for (const hat of ['commissioner', 'procurement'] as const)
    await insertHat(act.tx, {
      caseId: id,
      personId,
      hat,
      organisationId: input.organisationId,
      grantedBy: personId,
      at: act.now,
    });
  act.record({
    action: 'case.opened',
    on: { kind: 'case', id },
    caseId: id,
    fields: ['about'],
    content: input.about,
    says: { title: one.title, text: input.about, state: 'open' },
  });
  return id;
}

/** The first sentence, cut at a word where it is long: a title that somebody can better later. */
export function titleFrom(about: string): string {
  const first = about
    .split(/(?<=[.?!])\s|\n/)[0]!
    .replace(/[.?!]+$/, '')
    .trim();
  if (first.length <= 90) return first;
  return `${first.slice(0, 90).replace(/\s+\S*$/, '')}…`;
}
