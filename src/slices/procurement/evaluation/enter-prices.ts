import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { parseMoney } from '#platform/export/parse-money.ts';
import { Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { checkDeclared } from '../check-declared.ts';
import { criteriaTreeOf, rulesOf } from '../criteria/criteria-store.ts';
import { modelOf } from '../criteria/criterion.ts';
import { lockProcurement } from '../order/moment-store.ts';
import type { Typed } from './cells.ts';
import type { Evaluation, Judged } from './evaluation.ts';
import { evaluationsById, judgedOf, lotsJudged } from './evaluation-store.ts';
import { record } from './name-judge.ts';
import { confirmPrices, pricesOf, savePrice } from './price-store.ts';

export type PriceAsked = Readonly<{ key: string; tenderId: string; lotId: string | null; title: string }>;

/** A price of each tender, for each lot that it is for. */
export const pricesAsked = (
  tenders: readonly Judged[],
  lots: readonly Readonly<{ id: string; title: string }>[],
): PriceAsked[] =>
  tenders.flatMap(({ tenderId, lotIds, label }): PriceAsked[] =>
    lots.length === 0
      ? [{ key: tenderId, tenderId, lotId: null, title: label }]
      : lots
          .filter(({ id }) => lotIds.length === 0 || lotIds.includes(id))
          .map(({ id, title }) => ({ key: `${tenderId}_${id}`, tenderId, lotId: id, title: `${label}, ${title}` })),
  );

/** Prices that are fixed for everybody are nobody's to type. */
export async function isFixed(act: Pick<Act, 'tx'>, id: string, lotId: string | null): Promise<boolean> {
  const model = modelOf(await criteriaTreeOf(act.tx, id), await rulesOf(act.tx, id), lotId);
  return model.price?.id === 'fixed-price';
}

async function priced(act: Act, { id }: Evaluation): Promise<Evaluation> {
  await lockProcurement(act.tx, id);
  const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
  if (evaluation.state !== 'priced') refuse(evaluation.state === 'scored' ? 'scores-locked' : 'not-opened');
  await checkDeclared(act, evaluation.caseId);
  return evaluation;
}

/** Keeps prices as somebody typed them from the tenders; another person confirms them. */
export async function enterPrices(act: Act, object: Evaluation, typed: Typed): Promise<void> {
  const evaluation = await priced(act, object);
  const asked = pricesAsked(await judgedOf(act.tx, evaluation), await lotsJudged(act.tx, evaluation));
  const errors: Record<string, string> = {};
  for (const [name, value] of Object.entries(typed)) {
    const one = asked.find(({ key }) => `price-${key}` === name);
    if (!one || typeof value !== 'string') refuse('unknown-field', name);
    if (value.trim() === '') continue;
    const pence = parseMoney(value);
    if (pence === null || !Number.isSafeInteger(pence) || pence < 1) {
      errors[name] = `Enter the price of ${one.title} in pounds, for example 1,234.50`;
      continue;
    }
    const { tenderId, lotId } = one;
    await savePrice(act.tx, evaluation.id, { id: act.newId(), tenderId, lotId, pence }, act.who.personId!, act.now);
  }
  if (Object.keys(errors).length > 0) throw new Slip(errors);
  record(act, evaluation, 'evaluation.prices-entered', JSON.stringify(typed));
}

export const confirmPricesInput = z.strictObject({
  seen: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(z.string().regex(/^[0-9a-f-]{36}:\d{1,6}$/, 'Choose from the list')),
  ),
});

/** Confirms prices that somebody else typed, against the tenders. */
export async function confirmEntered(
  act: Act,
  object: Evaluation,
  { seen }: z.infer<typeof confirmPricesInput>,
): Promise<void> {
  const evaluation = await priced(act, object);
  if (seen.length === 0) slip('seen', 'Choose the prices that you compared with the tenders');
  const all = new Map((await pricesOf(act.tx, evaluation.id)).map((one) => [one.id, one]));
  const chosen = [...new Set(seen)].map((one) => ({ id: one.slice(0, 36), version: Number(one.slice(37)) }));
  if (chosen.some(({ id }) => all.get(id)?.enteredBy === act.who.personId)) refuse('second-hand');
  const done = await confirmPrices(act.tx, evaluation.id, chosen, act.who.personId!, act.now);
  if (done !== chosen.length) refuse('stale');
  record(act, evaluation, 'evaluation.prices-confirmed', seen.join(' '));
}
