import type { z } from 'zod';
import { wears } from '#platform/access/who.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { declarationLabels } from '#slices/cases/index.ts';
import type { Procurement } from '../procurement.ts';
import {
  confirmConflicts,
  type confirmInput,
  conflictsOf,
  type influenceInput,
  writeInfluence,
} from './assess-conflicts.ts';
import { assessmentsOf } from './conflict-store.ts';
import { type ConflictRow, confirmationNames, confirmations } from './conflicts.ts';

/** What somebody declared is theirs, the deciders’ and the auditor’s to read; others see that they have. */
const shown = (rows: readonly ConflictRow[], reads: (row: ConflictRow) => boolean) =>
  rows.map((row) => ({
    ...row,
    label: row.state ? declarationLabels[row.state] : 'Has not declared',
    ...(reads(row)
      ? { readable: true }
      : { readable: false, interest: null, perceived: null, steps: null, because: null }),
  }));

export async function showConflicts({ tx, object, who, may, now }: Visit<Procurement>): Promise<Reply> {
  const reads = ({ personId }: ConflictRow) =>
    may.includes('record') ||
    wears(who, 'commissioner', 'procurement', 'auditor') ||
    (personId !== null && personId === who.personId);
  const today = londonDate(now);
  const rows = await conflictsOf(tx, object, today);
  const versions = await assessmentsOf(tx, object.id);
  return page('procurement/fairness/conflicts.njk', `Conflicts assessment: ${object.title}`, {
    procurement: object,
    rows: shown(rows, reads),
    barred: rows.filter((row) => !row.may).length,
    versions: versions
      .map((one) => ({ ...one, label: confirmations[one.confirmedFor], rows: shown(one.rows, reads) }))
      .toReversed(),
    last: versions.at(-1)?.version ?? 0,
    people: rows
      .filter((row) => row.personId !== null && row.personId !== who.personId)
      .map(({ personId, name }) => ({ value: personId, text: name })),
    meId: who.personId,
    stateChoices: Object.entries(declarationLabels).map(([value, text]) => ({ value, text })),
    noticeChoices: confirmationNames.map((value) => ({ value, text: confirmations[value] })),
  });
}

const back = (procurement: Procurement) => `/cases/${procurement.caseId}/procurements/${procurement.id}/conflicts`;

export async function keepInfluence({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof influenceInput>>): Promise<Reply> {
  await writeInfluence(act, object, body);
  return redirect(back(object), 'It is kept.');
}

export async function keepConfirmed({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof confirmInput>>): Promise<Reply> {
  await confirmConflicts(act, object, body);
  return redirect(back(object), 'The assessment is confirmed as it reads now.');
}
