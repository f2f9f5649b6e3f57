import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { changesOf } from '../agreement-store.ts';
import { changeGrounds } from '../change-grounds.ts';
import { regimeLabels } from '../register/register.ts';
import { changeRules, noticeFirst } from './change-law.ts';
import { factsOfChange } from './law-of.ts';
import { adviceOn, checksOn } from './law-store.ts';
import { endPlan, type endPlanInput, giveNotice, type noticeInput, planChange, type planInput } from './plan-change.ts';
import { plannedOf } from './planned-store.ts';
import { type adviceInput, type checkInput, recordChangeAdvice, recordRuleCheck } from './record-law.ts';

const pathOf = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>) => `/cases/${caseId}/agreements/${id}/changes`;
const groundText = (ground: string) => changeGrounds.find(({ value }) => value === ground)?.text ?? ground;
const percent = (part: number | undefined) => (part === undefined ? null : Math.round(part * 1_000) / 10);

/** What the law lets one change in it, how far it has moved in all, and the changes that are planned. */
export async function showChanges({ tx, object, now }: Visit<Agreement>): Promise<Reply> {
  const today = londonDate(now);
  const facts = await factsOfChange(tx, object, object, 'advice', today);
  const checks = await checksOn(tx, object.id);
  const advice = await adviceOn(tx, object.id);
  const planned = [];
  for (const one of await plannedOf(tx, object.id)) {
    const after = {
      ...object,
      endsOn: one.endsOn ?? object.endsOn,
      valuePence: one.valuePence ?? object.valuePence,
    };
    const notice =
      one.state === 'planned' ? noticeFirst(await factsOfChange(tx, object, after, one.ground, today)) : null;
    planned.push({ ...one, notice, groundText: groundText(one.ground) });
  }
  return page('agreements/changes/changes.njk', `What the law lets one change: ${object.title}`, {
    agreement: object,
    regimeText: regimeLabels[facts.regime],
    moved: { term: percent(facts.term?.part), value: percent(facts.value?.part), pence: facts.value?.amount ?? null },
    made: (await changesOf(tx, object.id)).length,
    // Where it is no public contract, what is refused is only to call it one.
    rules: changeRules
      .filter(({ regimes }) => facts.regime !== 'none' && regimes.includes(facts.regime))
      .map((rule) => ({
        ...rule,
        checked: rule.checked ?? checks.filter((one) => one.rule === rule.id && one.found === 'right').at(-1) ?? null,
        advice: advice.filter((one) => one.rule === rule.id).at(-1) ?? null,
      })),
    ruleChoices: changeRules.map(({ id, title }) => ({ value: id, text: title })),
    planned,
    groundChoices: changeGrounds,
  });
}

type Does<B extends z.ZodType> = Doing<Agreement, z.infer<B>>;
const withWarnings = (says: string, warnings: readonly string[]): string =>
  warnings.length > 0 ? `${says} Look at this: ${warnings.join(' ')}` : says;

export async function keepPlan({ act, object, body }: Does<typeof planInput>): Promise<Reply> {
  return redirect(
    pathOf(object),
    withWarnings('The change is planned. It is not made yet.', await planChange(act, object, body)),
  );
}

export async function keepNotice({ act, object, body, params }: Does<typeof noticeInput>): Promise<Reply> {
  await giveNotice(act, object, params.changeId!, body);
  return redirect(pathOf(object), 'The notice is recorded.');
}

export async function keepEndOfPlan({ act, object, body, params }: Does<typeof endPlanInput>): Promise<Reply> {
  const warnings = await endPlan(act, object, params.changeId!, body);
  return redirect(
    pathOf(object),
    withWarnings(body.does === 'made' ? 'The change is made.' : 'It is dropped.', warnings),
  );
}

export async function keepCheck({ act, object, body }: Does<typeof checkInput>): Promise<Reply> {
  await recordRuleCheck(act, object, body);
  return redirect(pathOf(object), 'The check is recorded.');
}

export async function keepAdvice({ act, object, body }: Does<typeof adviceInput>): Promise<Reply> {
  await recordChangeAdvice(act, object, body);
  return redirect(pathOf(object), 'The advice is recorded.');
}
