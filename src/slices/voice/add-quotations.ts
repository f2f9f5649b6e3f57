import type { Act } from '#platform/act/act.ts';
import type { Line, Quotation } from './quotation.ts';
import { quotationBead } from './quotation-bead.ts';
import { hashesOf, insertQuotation, knownLines } from './quotation-store.ts';

/** Where words come from when they were not simply pasted. */
export type Source = Readonly<{ conversationId: string; statementId: string | null }>;

export type Kept = Readonly<{ ids: readonly string[]; added: number; known: number }>;

/** Keeps what people said, a quotation a line. A line that the case holds already is not kept twice; its id is given back. */
export async function keepQuotations(
  act: Act,
  input: { caseId: string; lines: readonly Line[]; source?: Source },
): Promise<Kept> {
  const fingerprints = hashesOf(input.lines);
  const known = await knownLines(act.tx, input.caseId, fingerprints);
  const ids: string[] = [];
  let added = 0;
  for (const [index, line] of input.lines.entries()) {
    const fingerprint = fingerprints[index]!;
    const before = known.get(fingerprint);
    ids.push(before ?? (await keepOne(act, input.caseId, line, fingerprint, input.source)));
    if (!before) added += 1;
  }
  return { ids, added, known: ids.length - added };
}

async function keepOne(act: Act, caseId: string, line: Line, fingerprint: string, source?: Source): Promise<string> {
  const quotation: Quotation = {
    id: act.newId(),
    caseId,
    state: 'kept',
    version: 1,
    words: line.words,
    saidBy: line.saidBy,
    heardAt: line.heardAt,
    heardOn: line.heardOn,
    naming: 'not-asked',
    conversationId: source?.conversationId ?? null,
    statementId: source?.statementId ?? null,
    addedBy: act.who.personId,
    addedAt: act.now,
  };
  await insertQuotation(act.tx, quotation, fingerprint);
  act.record({
    action: 'quotation.kept',
    on: { kind: 'quotation', id: quotation.id },
    caseId,
    fields: ['words', 'said_by', 'heard_at', 'heard_on'],
    content: line.words,
    says: quotationBead(quotation),
  });
  return quotation.id;
}

export async function addQuotations(
  act: Act,
  input: { caseId: string; lines: readonly Line[] },
): Promise<readonly string[]> {
  return (await keepQuotations(act, input)).ids;
}
