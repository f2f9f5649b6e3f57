import { z } from 'zod';
import { field, slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, walk } from '#platform/links/index.ts';
import type { Case } from '#slices/cases/index.ts';
import { readPastedLines } from '#standards/survey/index.ts';
import { asSeenBy } from './access.ts';
import { type Kept, keepQuotations } from './add-quotations.ts';
import { conversationsOf } from './conversation-store.ts';
import { longestWords, naming, namingLabels, type Quotation } from './quotation.ts';
import { quotationsOf } from './quotations-of.ts';
import { setNaming, type setNamingInput, type withdrawInput, withdrawQuotation } from './set-naming.ts';

export const pasteInput = z.strictObject({
  lines: field.text('Paste what people said, a quotation on each line', 100_000),
});

export async function listWords({ tx, who, object }: Visit<Case>): Promise<Reply> {
  return page('voice/words.njk', 'What people said', {
    quotations: (await quotationsOf(tx, object.id, who)).map((one) => ({ ...one, by: byLine(one) })),
    conversations: await conversationsOf(tx, object.id),
  });
}

export async function keepPasted({ act, object, body }: Doing<Case, z.infer<typeof pasteInput>>): Promise<Reply> {
  const lines = readPastedLines(body.lines);
  const long = lines.filter((one) => one.words.length > longestWords);
  if (long.length > 0) slip('lines', long.map(({ line }) => `Line ${line} ${tooLong}`).join('. '));
  if (lines.length === 0) slip('lines', 'Paste what people said, a quotation on each line');
  const kept = await keepQuotations(act, { caseId: object.id, lines });
  return redirect(`/cases/${object.id}/words`, `${saysKept(kept)} Each is kept exactly as it was pasted.`);
}

const tooLong = `is longer than ${longestWords.toLocaleString('en-GB')} characters`;

/** "3 quotations kept. 2 were here already." */
export function saysKept({ added, known }: Pick<Kept, 'added' | 'known'>): string {
  const here = known === 0 ? '' : ` ${known} ${known === 1 ? 'was' : 'were'} here already.`;
  return `${added} ${added === 1 ? 'quotation' : 'quotations'} kept.${here}`;
}

/** Who, where and when, as far as this reader may know. */
export const byLine = ({ saidBy, heardAt }: Quotation): string => [saidBy, heardAt].filter(Boolean).join(', ');

export async function showQuotation({ tx, who, object, may, services, now }: Visit<Quotation>): Promise<Reply> {
  const seen = asSeenBy(who, object);
  const links = await walk(tx, { kind: 'quotation', id: object.id }, now);
  const refs = links.flatMap(({ from, to }) => [from, to]).filter((ref) => ref.id !== object.id);
  const became = await beads(tx, services.kinds, who, refs, null);
  return page('voice/quotation.njk', 'What somebody said', {
    quotation: { ...seen, by: byLine(seen), hasAuthor: object.saidBy !== null },
    namingSays: namingLabels[object.naming],
    namings: naming.map((value) => ({ value, text: namingLabels[value] })),
    may,
    became: became.map((bead) => ({ ...bead, href: bead.path })),
  });
}

const pathOf = (quotation: Quotation): string => `/cases/${quotation.caseId}/words/${quotation.id}`;

export async function keepNaming({
  act,
  object,
  body,
}: Doing<Quotation, z.infer<typeof setNamingInput>>): Promise<Reply> {
  await setNaming(act, object, body);
  return redirect(pathOf(object), namingLabels[body.naming]);
}

export async function keepWithdrawal({
  act,
  object,
  body,
}: Doing<Quotation, z.infer<typeof withdrawInput>>): Promise<Reply> {
  await withdrawQuotation(act, object, body.version);
  return redirect(`/cases/${object.caseId}/words`, 'The words are gone. What came of them keeps its place.');
}
