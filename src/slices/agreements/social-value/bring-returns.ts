import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { readReturns } from './read-returns.ts';
import { saveReturns, socialPromisesOf } from './social-value-store.ts';

export const returnsInput = z.strictObject({ pasted: field.optionalText(200_000) });

/** Brings in a supplier’s return. What could not be taken is kept with its reason and shown, so that nothing is lost in silence. */
export async function bringReturns(
  act: Act,
  agreement: Agreement,
  { pasted }: z.infer<typeof returnsInput>,
  files: readonly UploadedFile[],
): Promise<{ kept: number; read: number; refused: number }> {
  const given = files.find(({ bytes }) => bytes.length > 0);
  const input = given?.bytes ?? pasted ?? slip('file', 'Choose a file, or paste its lines');
  const promises = await socialPromisesOf(act.tx, agreement.id);
  const { rows, refused } = readReturns(input, promises, londonDate(act.now));
  if (rows.length === 0) {
    const first = refused[0] ? ` Line ${refused[0].line}: ${refused[0].why}` : '';
    slip('file', `No line could be taken.${first}`);
  }
  const file = {
    ...{ id: act.newId(), agreementId: agreement.id, name: (given?.name ?? 'Pasted lines').slice(0, 200) },
    ...{ refused: refused.slice(0, 500), by: act.who.personId!, broughtAt: act.now },
  };
  const kept = await saveReturns(act.tx, file, rows);
  act.record({
    action: 'socialValue.returned',
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields: ['returns'],
    content: JSON.stringify(rows),
  });
  return { kept, read: rows.length, refused: refused.length };
}
