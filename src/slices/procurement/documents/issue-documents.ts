import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { type DocumentIssue, insertIssue, issuesOf } from './document-store.ts';
import { gatherTold } from './gather-told.ts';
import type { Written } from './told.ts';
import { writeDocuments } from './write-documents.ts';

export const issueDocumentsInput = z.strictObject({ because: field.optionalText(1_000) });

/** The documents of an issue, and whether they are still what was issued. */
export const readIssue = (issue: DocumentIssue): { documents: Written[]; whole: boolean } => ({
  documents: JSON.parse(issue.content) as Written[],
  whole: sha256(issue.content) === issue.hash,
});

/** Freezes all documents as they are written now, as the next issue. After the first, what changed needs a reason that every bidder reads. */
export async function issueDocuments(
  act: Act,
  procurement: Procurement,
  input: z.infer<typeof issueDocumentsInput>,
): Promise<number> {
  await checkDeclared(act, procurement.caseId);
  return freeze(act, procurement, input);
}

async function freeze(act: Act, procurement: Procurement, input: z.infer<typeof issueDocumentsInput>): Promise<number> {
  const { id, caseId } = procurement;
  await lockProcurement(act.tx, id);
  const before = await issuesOf(act.tx, id);
  const content = JSON.stringify(writeDocuments(await gatherTold(act.tx, procurement)));
  if (before.at(-1)?.content === content)
    slip('because', `They say the same as issue ${before.length}. Change something first`);
  if (before.length > 0 && !input.because) slip('because', 'Say what changed, and why. Every bidder reads it');
  const number = before.length + 1;
  const hash = sha256(content);
  await insertIssue(act.tx, {
    id: act.newId(),
    caseId,
    procurementId: id,
    number,
    content,
    hash,
    because: input.because,
    by: act.who.personId ?? refuse('not-allowed'),
    issuedAt: act.now,
  });
  act.record({
    action: 'documents.issued',
    on: { kind: 'procurement', id },
    caseId,
    fields: ['document_issues'],
    content: hash,
  });
  return number;
}

/** Documents are frozen at publication, whether or not somebody thought of it. */
export async function issueIfNone(act: Act, procurement: Procurement): Promise<void> {
  if ((await issuesOf(act.tx, procurement.id)).length === 0) await freeze(act, procurement, { because: null });
}
