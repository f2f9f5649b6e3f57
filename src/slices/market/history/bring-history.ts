import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { readTable, unpack } from '#platform/export/index.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { readTenderHistory } from '#standards/tender-history/index.ts';
import { beginLookBack, forgetPastTenders, lookBackOf, pastTendersOf, savePastTenders } from './past-tender-store.ts';

export const historyInput = z.strictObject({ pasted: field.optionalText(2_000_000) });

export type HistoryReport = Readonly<{
  added: number;
  changed: number;
  unchanged: number;
  problems: readonly { line: number; why: string }[];
}>;

/** What one file may hold: longer ones are refused whole, never half read. */
const limits = { maxBytes: 50 * 1024 * 1024, maxRows: 200_000, maxCells: 8_000_000 };

/** Reads past tenders, one row a bid, plain or gzipped. The same file twice changes nothing. What is worked out from them begins anew. */
export async function bringHistory(act: Act, caseId: string, given: Buffer): Promise<HistoryReport> {
  const { bytes, why } = unpack(given, limits.maxBytes);
  if (bytes === null) slip('file', why);
  const table = readTable(bytes, limits);
  const cut = table.problems.find((one) => one.why.startsWith('The file is too long'));
  if (cut) slip('file', 'The file has more than 200,000 rows, or too many columns. Leave out older years');
  if (table.rows.length === 0)
    slip('file', table.problems[0]?.why ?? 'There are no lines in it. Choose a file with a line a bid');
  const { tenders, problems, missing } = readTenderHistory(table);
  if (missing.length > 0) slip('file', `The file has no column ${missing.join('; no column ')}`);
  if (tenders.length === 0) slip('file', `No tender could be read. ${problems[0]?.why ?? ''}`.trim());
  const saved = await savePastTenders(act.tx, caseId, tenders);
  if (saved.added + saved.changed > 0) await lookAgain(act, caseId);
  act.record({
    action: 'pastTenders.imported',
    on: { kind: 'case', id: caseId },
    caseId,
    fields: ['past_tenders'],
  });
  return { ...saved, problems: [...table.problems, ...problems] };
}

async function lookAgain(act: Act, caseId: string): Promise<void> {
  const all = await pastTendersOf(act.tx, caseId);
  await beginLookBack(act.tx, caseId, sha256(JSON.stringify(all)), act.now);
}

/** Begins again what a server that stopped left undone. */
export async function lookBackAgain(act: Act, caseId: string): Promise<void> {
  if (!(await lookBackOf(act.tx, caseId))) refuse('wrong-state');
  await lookAgain(act, caseId);
  act.record({ action: 'lookBack.begun', on: { kind: 'case', id: caseId }, caseId, fields: ['look_backs'] });
}

export async function forgetHistory(act: Act, caseId: string): Promise<number> {
  const forgotten = await forgetPastTenders(act.tx, caseId);
  if (forgotten === 0) refuse('wrong-state');
  act.record({ action: 'pastTenders.forgotten', on: { kind: 'case', id: caseId }, caseId, fields: ['past_tenders'] });
  return forgotten;
}
