import { sha256 } from '#platform/crypto/secrets.ts';
import type { Tx } from '#platform/db/database.ts';
import { amendmentsOf } from '../clarifications/amendment-store.ts';
import { clarificationsOf } from '../clarifications/clarification-store.ts';
import { issuesOf } from '../documents/document-store.ts';
import { readIssue } from '../documents/issue-documents.ts';
import { evaluationRecord } from '../evaluation/index.ts';
import { assessmentsOf } from '../fairness/conflict-store.ts';
import { packsOf } from '../fairness/engagement-store.ts';
import { engagementOf } from '../fairness/gather-engagement.ts';
import { divisionsOf, lotTermsOf } from '../lots/lot-terms-store.ts';
import { versionsOf } from '../notices/notice-store.ts';
import { proceduresOf } from '../procedure/procedure-store.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { adviceOf, checksOf, timetablesOf } from '../timetable/timetable-store.ts';

/**
 * How a procurement was worked on, beside what was decided: every version of what was published, what suppliers were shown and asked, who could have
 * influenced it, and how tenders were judged. Scores are in it once quality is locked and prices once they are open; of closed tenders it holds nothing.
 */
export async function workingRecord(tx: Tx, procurement: Procurement) {
  const { id, caseId } = procurement;
  const lots = (await lotsOf(tx, caseId)).filter((lot) => lot.procurementId === id);
  return {
    shown: await engagementOf(tx, procurement),
    packs: await packsOf(tx, id),
    clarifications: await clarificationsOf(tx, id),
    amendments: await amendmentsOf(tx, [id]),
    timetables: await timetablesOf(tx, [id]),
    advice: await adviceOf(tx, [id]),
    checks: await checksOf(tx, [id]),
    procedures: await proceduresOf(tx, id),
    divisions: await divisionsOf(tx, id),
    lotTerms: await lotTermsOf(
      tx,
      lots.map((lot) => lot.id),
    ),
    notices: (await versionsOf(tx, [id])).filter(({ platformNumber }) => platformNumber !== null),
    issues: (await issuesOf(tx, id)).map((issue) => ({
      ...issue,
      documents: readIssue(issue).documents.map((one) => ({ title: one.title, sha256: sha256(JSON.stringify(one)) })),
    })),
    assessments: await assessmentsOf(tx, id),
    evaluation: await evaluationRecord(tx, id),
  };
}

export type WorkingRecord = Awaited<ReturnType<typeof workingRecord>>;
