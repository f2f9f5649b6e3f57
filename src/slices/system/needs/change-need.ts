import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field } from '#platform/forms/index.ts';
import { flagDependants } from '#platform/links/index.ts';
import { type Need, sayNumber } from './need.ts';
import { needText } from './need-kind.ts';
import { setQuotations, updateNeed } from './need-store.ts';
import { hasMovedBeyond, sayPublished } from './published.ts';
import { checkNeed, figuresOf, type NeedInput, recordNeedInput } from './record-need.ts';

export const changeNeedInput = z.strictObject({ ...recordNeedInput.shape, version: field.version() });

export async function changeNeed(act: Act, need: Need, input: NeedInput & { version: number }): Promise<void> {
  checkNeed(input, londonDate(act.now));
  const { quotations, version, countedAs: _c, numerator: _n, denominator: _d, per: _p, ...words } = input;
  const changed: Need = { ...need, ...words, ...figuresOf(input), quotationIds: quotations };
  await save(act, changed, version, 'need.changed', Object.keys(recordNeedInput.shape));
  await setQuotations(act.tx, need.id, quotations, act.now);
}

export const withdrawNeedInput = z.strictObject({ version: field.version() });

/**
 * Puts later figures of the same line of an indicator file in place of the earlier ones. Its words stay as people made them.
 * Where the new figures lie beyond the earlier range, what rests on the need is flagged.
 */
export async function reviseFigures(act: Act, need: Need, figures: Partial<Need>): Promise<void> {
  const revised: Need = { ...need, ...figures };
  await save(act, revised, need.version, 'need.figures-revised', Object.keys(figures));
  if (!hasMovedBeyond(need, revised)) return;
  const because = `The need “${need.statement}” said ${sayNumber(need)}, and its publisher now says ${sayPublished(revised) ?? sayNumber(revised)}`;
  await flagDependants(act, need.caseId, { kind: 'need', id: need.id }, because);
}

/** A need that was recorded by mistake, or is no more. It stays on the thread, and says that it was withdrawn. */
export async function withdrawNeed(act: Act, need: Need, version: number): Promise<void> {
  await save(act, { ...need, state: 'withdrawn' }, version, 'need.withdrawn', ['state']);
}

async function save(act: Act, need: Need, version: number, action: string, fields: string[]): Promise<void> {
  await updateNeed(act.tx, need, version);
  act.record({
    action,
    on: { kind: 'need', id: need.id },
    caseId: need.caseId,
    fields,
    content: need.statement,
    says: { title: need.statement, text: needText(need), state: need.state },
  });
}
