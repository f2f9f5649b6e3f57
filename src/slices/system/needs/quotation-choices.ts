import { slip } from '#platform/forms/index.ts';
import type { Visit } from '#platform/http/route.ts';
import { choicesOf } from '#platform/links/index.ts';

// A page of check boxes that a person can still read; the others are reached from the quotation itself.
const most = 40;

/** The latest quotations on a case as check boxes, and those that are ticked already. */
export async function quotationChoices(visit: Visit, caseId: string, ticked: readonly string[]) {
  const all = await quotations(visit, caseId);
  const typed = visit.returned?.values.quotations;
  const wanted = new Set([...ticked, ...[typed ?? []].flat().map(String)]);
  const first = all.filter((one) => wanted.has(one.ref.id));
  const rest = all.filter((one) => !wanted.has(one.ref.id)).reverse();
  const shown = [...first, ...rest.slice(0, Math.max(0, most - first.length))];
  return {
    choices: shown.map(({ ref, title, text }) => ({
      value: ref.id,
      text: title,
      hint: text === title ? undefined : text,
    })),
    hidden: all.length - shown.length,
  };
}

/** Makes sure that each is a quotation on this case that this person may see. */
export async function quotationsChosen(visit: Visit, caseId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = new Set((await quotations(visit, caseId)).map((one) => one.ref.id));
  if (ids.some((id) => !known.has(id))) slip('quotations', 'Choose from the list');
  return [...new Set(ids)];
}

const quotations = async ({ tx, services, who }: Visit, caseId: string) =>
  services.kinds.has('quotation') ? choicesOf(tx, services.kinds, who, caseId, ['quotation']) : [];
