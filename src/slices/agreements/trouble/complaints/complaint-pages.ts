import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../../agreement.ts';
import { complaintAccess } from '../access.ts';
import type { Complaint } from './complaint.ts';
import { complaintsOf } from './complaint-store.ts';
import { type complaintInput, makeComplaint } from './make-complaint.ts';

export async function newComplaint({ tx, who, object }: Visit<Agreement>): Promise<Reply> {
  const made = (await complaintsOf(tx, object.caseId)).filter(
    (one) => one.agreementId === object.id && complaintAccess(who, one).includes('see'),
  );
  return page('agreements/trouble/complaints.njk', 'Complaints', { agreement: object, made });
}

export async function keepComplaint({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof complaintInput>>): Promise<Reply> {
  const id = await makeComplaint(act, object, body);
  return redirect(`/cases/${object.caseId}/complaints/${id}`, 'The complaint is kept, and a review is suggested.');
}

export const showComplaint = async ({ object }: Visit<Complaint>): Promise<Reply> =>
  page('agreements/trouble/complaint.njk', `A complaint: ${object.agreement}`, { complaint: object });
