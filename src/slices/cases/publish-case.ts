import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Case } from './case.ts';
import { updateCase } from './case-store.ts';

export const publishCaseInput = z.strictObject({ version: field.version() });

/** Publishes a case's page for residents: a decision of the commissioner, not a setting. */
export async function publishCase(act: Act, one: Case): Promise<void> {
  if (one.state !== 'open') refuse('wrong-state');
  await updateCase(act.tx, one.id, one.version, { state: 'published' });
  act.record({
    action: 'case.published',
    on: { kind: 'case', id: one.id },
    caseId: one.id,
    fields: ['state'],
    says: { title: one.title, text: one.purpose ?? one.about, state: 'published' },
  });
}
