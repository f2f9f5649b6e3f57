import { declareInterest } from '#slices/cases/index.ts';
import { addCriterion } from '#src/slices/procurement/criteria/keep-criterion.ts';
import { setPrice } from '#src/slices/procurement/criteria/set-price.ts';
import { setRules } from '#src/slices/procurement/criteria/set-rules.ts';
import { evaluationsById } from '#src/slices/procurement/evaluation/evaluation-store.ts';
import { keepScores, lockScores } from '#src/slices/procurement/evaluation/keep-scores.ts';
import { nameJudge } from '#src/slices/procurement/evaluation/name-judge.ts';
import { procurementsById } from '#src/slices/procurement/procurement-store.ts';
import { insertAdvice } from '#src/slices/procurement/timetable/timetable-store.ts';
import { type AJudging, evaluationNow } from './a-judging.ts';
import type { TestApp, Visitor } from './client.ts';
import type { Tendered } from './tendering.ts';
import { withHat } from './with-hat.ts';

const reason = 'It was missing from what we published';
const plain = {
  ...{ question: null, guide: null, least: null, lightTouch: null, outcomeId: null, requirementIds: [] },
  ...{ parentId: null, lotId: null, reason, republish: true },
} as const;

export type Judges = Readonly<{ pat: Visitor; rose: Visitor; faces: string; residents: string; path: string }>;

/** A panel of one and two residents, of whom one never locks, who judge the tenders of a procurement that are real files, brought in and still closed. */
export async function judgesOf(app: TestApp, one: Tendered, anonymised = true): Promise<Judges> {
  const { dev, caseId, id } = one;
  const aCase = { dev, caseId, outcomeId: '', base: one.caseBase };
  const pat = await withHat(app, aCase, `Pat of ${id}`, 'partner');
  const rose = await withHat(app, aCase, `Rose of ${id}`, 'community');
  const ray = await withHat(app, aCase, `Ray of ${id}`, 'community');
  for (const who of [dev, pat, rose, ray])
    await app.act(who, (act) => declareInterest(act, caseId, { interest: null }), caseId);
  const [faces, residents] = await app.act(
    dev,
    async (act) => {
      const procurement = (await procurementsById(act.tx, [id]))[0]!;
      const made = [
        await addCriterion(act, procurement, {
          ...plain,
          type: 'quality',
          name: 'Same faces',
          weight: 50,
          judgedBy: null,
        }),
        await addCriterion(act, procurement, {
          ...plain,
          type: 'quality',
          name: 'Residents',
          weight: 20,
          judgedBy: 'residents',
        }),
      ] as const;
      const none = { benchmark: null, atBenchmark: null, perPercent: null, cap: null, fixed: null };
      await setPrice(act, procurement, {
        ...none,
        formula: 'relative',
        lotId: null,
        weight: 30,
        reason,
        republish: true,
      });
      await setRules(act, procurement, {
        ...{
          qualityFloor: null,
          tieBy: 'quality',
          tieThen: null,
          lowShare: 80,
          estimate: 10_000_000,
          vat: 'excluding',
        },
        ...{ anonymised, lowPrice: null, highPrice: null, version: 0, reason, republish: true },
      });
      const evaluation = (await evaluationsById(act.tx, [id]))[0]!;
      await nameJudge(act, evaluation, { person: pat.personId!, criterionIds: [made[0]] });
      for (const { personId } of [rose, ray])
        await nameJudge(act, evaluation, { person: personId!, criterionIds: [made[1]] });
      return made;
    },
    caseId,
  );
  return { pat, rose, faces, residents, path: `${one.caseBase}/evaluations/${id}` };
}

/** Everybody who was named gives each tender a 3 with the same reason, and locks. */
export async function everybodyScores(app: TestApp, one: AJudging, reason: string): Promise<void> {
  const evaluation = await evaluationNow(app, one.id);
  const { faces, rounds, residents } = one.criteria;
  for (const [who, criterionIds] of [
    [one.amara, [faces, rounds]],
    [one.pat, [faces, rounds]],
    [one.rose, [residents]],
  ] as const)
    await app.act(
      who,
      async (act) => {
        const cells = one.tenders.flatMap((tenderId) =>
          criterionIds.map((criterionId) => ({ tenderId, criterionId, score: 3, reason })),
        );
        await keepScores(act, evaluation, cells);
        await lockScores(act, evaluation, { criterionIds: [...criterionIds] });
      },
      one.caseId,
    );
}

/** Legal advice that passes a rule of the timetable. */
export const adviseOn = (app: TestApp, { dev, caseId, id }: AJudging, words: string) =>
  app.act(
    dev,
    (act) =>
      insertAdvice(act.tx, {
        ...{ id: act.newId(), procurementId: id, rule: 'standstill', adviser: 'A solicitor', advisedOn: '2026-01-05' },
        ...{ power: 'Procedure rule 4', words, by: act.who.personId!, recordedAt: act.now },
      }),
    caseId,
  );
