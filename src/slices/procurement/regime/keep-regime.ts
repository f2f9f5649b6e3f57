import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { planProcurement } from '../plan-procurement.ts';
import type { Procurement } from '../procurement.ts';
import { procurementsById } from '../procurement-store.ts';
import { plannedAs, type RegimeAnswer } from './regime.ts';
import { type Asked, answersOf, askThrough, isAnswered, type RegimeInput, regimeInput } from './regime-input.ts';
import { changePlannedRegime, insertRegimeAnswer, regimeAnswersOf } from './regime-store.ts';

export const keepRegimeInput = regimeInput.extend({ version: z.coerce.number().int().min(0) });
export const planRegimeInput = regimeInput.extend({
  title: field.text('Enter what is bought', 200),
  because: field.text('Say why this route', 1_000),
});

function answered(input: RegimeInput): Asked & { routed: RegimeAnswer } {
  const asked = askThrough(answersOf(input));
  const { routed } = asked;
  if (isAnswered(routed)) return { ...asked, routed };
  if (routed.kind === 'refused') slip('form', `${routed.says} ${routed.next}`);
  slip(routed.question === 'valuePence' ? 'value' : routed.question, 'Answer this question first');
}

/** Keeps which law applies, with the thresholds of its day: a copy that stays. While it is planned, the procurement goes by it. */
export async function keepRegime(
  act: Act,
  procurement: Procurement,
  { version, ...input }: RegimeInput & { version: number },
): Promise<RegimeAnswer> {
  const { answers, routed } = answered(input);
  const before = (await regimeAnswersOf(act.tx, [procurement.id])).at(-1)?.version ?? 0;
  if (before !== version) refuse('stale');
  await insertRegimeAnswer(act.tx, {
    id: act.newId(),
    procurementId: procurement.id,
    version: before + 1,
    answers,
    answer: routed,
    by: act.who.personId!,
    keptAt: act.now,
  });
  const planned = plannedAs(routed);
  if (planned) await changePlannedRegime(act.tx, procurement.id, planned.regime, planned.route);
  act.record({
    action: 'procurement.regime-answered',
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['answers', 'regime', 'route', 'threshold'],
    content: JSON.stringify({ answers, answer: routed }),
  });
  return routed;
}

/** Plans a procurement under the law that the answers lead to, and keeps them with it. */
export async function planUnderRegime(
  act: Act,
  caseId: string,
  { title, because, ...input }: z.infer<typeof planRegimeInput>,
): Promise<string> {
  const planned = plannedAs(answered(input).routed) ?? slip('form', 'Nothing is procured under that answer');
  const id = await planProcurement(act, {
    caseId,
    title,
    because,
    ...planned,
    publishOn: input.on,
    awardOn: null,
    signOn: null,
    startOn: null,
  });
  const [procurement] = await procurementsById(act.tx, [id]);
  await keepRegime(act, procurement!, { ...input, version: 0 });
  return id;
}
