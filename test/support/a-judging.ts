import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { declareInterest } from '#slices/cases/index.ts';
import { addCriterion } from '#src/slices/procurement/criteria/keep-criterion.ts';
import { setPrice } from '#src/slices/procurement/criteria/set-price.ts';
import { setRules } from '#src/slices/procurement/criteria/set-rules.ts';
import { evaluationsById } from '#src/slices/procurement/evaluation/evaluation-store.ts';
import { nameJudge } from '#src/slices/procurement/evaluation/name-judge.ts';
import { recordMoment } from '#src/slices/procurement/order/record-moment.ts';
import { planProcurement } from '#src/slices/procurement/plan-procurement.ts';
import type { Regime } from '#src/slices/procurement/procurement.ts';
import { procurementsById } from '#src/slices/procurement/procurement-store.ts';
import { recordGate } from '#src/slices/procurement/record-gate.ts';
import { type ACase, aCase } from './a-case.ts';
import type { TestApp, Visitor } from './client.ts';
import { withHat } from './with-hat.ts';

export type AJudging = ACase &
  Readonly<{
    id: string;
    path: string;
    amara: Visitor;
    rose: Visitor;
    pat: Visitor;
    /** By name: faces and rounds for the panel, residents for residents, passed, price. */
    criteria: Readonly<Record<'faces' | 'rounds' | 'residents' | 'passed', string>>;
    tenders: readonly string[];
  }>;

const plain = {
  question: null,
  guide: null,
  least: null,
  judgedBy: null,
  lightTouch: null,
  outcomeId: null,
  requirementIds: [],
  parentId: null,
  lotId: null,
  reason: null,
  republish: false,
};

export const declare = (app: TestApp, who: Visitor, caseId: string, interest: string | null = null) =>
  app.act(who, (act) => declareInterest(act, caseId, { interest }), caseId);

export const evaluationNow = async (app: TestApp, id: string) =>
  (await app.look((tx) => evaluationsById(tx, [id])))[0]!;

/** Tenders as if they had been brought in and opened. */
export const bringIn = (
  app: TestApp,
  dev: Visitor,
  { caseId, id }: { caseId: string; id: string },
  names: readonly string[],
) =>
  app.act(
    dev,
    async ({ tx, now }) => {
      const tenders: string[] = [];
      for (const name of names) {
        const [bidder, tender] = [randomUUID(), randomUUID()];
        await sql`insert into bidders (id, case_id, procurement_id, name, state, version, added_by, added_at)
          values (${bidder}, ${caseId}, ${id}, ${name}, 'taking-part', 1, ${dev.personId}, ${now})`.execute(tx);
        await sql`insert into tenders (id, case_id, procurement_id, bidder_id, received_at, late, state, version, brought_in_by, brought_in_at)
          values (${tender}, ${caseId}, ${id}, ${bidder}, ${now}, false, 'open', 1, ${dev.personId}, ${now})`.execute(
          tx,
        );
        tenders.push(tender);
      }
      return tenders;
    },
    caseId,
  );

/** A procurement whose tenders were opened, with a panel of two and a resident; nobody has declared but those who are told to. */
export async function aJudging(
  app: TestApp,
  { anonymised = true, regime = 'light-touch' as Regime, bidders = ['Moorside Care', 'Fell Help'] } = {},
): Promise<AJudging> {
  const one = await aCase(app);
  const { dev, caseId } = one;
  await declare(app, dev, caseId);
  const amara = await withHat(app, one, 'Amara Okafor', 'procurement');
  const rose = await withHat(app, one, 'Rose Levy', 'community');
  const pat = await withHat(app, one, 'Pat Quinn', 'partner');
  const { id, criteria } = await app.act(
    dev,
    async (act) => {
      const id = await planProcurement(act, {
        caseId,
        title: 'Help at home',
        regime,
        route: 'open',
        because: 'The market is known',
        publishOn: null,
        awardOn: null,
        signOn: null,
        startOn: null,
      });
      const procurement = (await procurementsById(act.tx, [id]))[0]!;
      const add = (name: string, weight: number, more: object = {}) =>
        addCriterion(act, procurement, { ...plain, name, weight, type: 'quality', ...more });
      const criteria = {
        faces: await add('Same faces at the door', 40, { question: 'How will people know who comes?' }),
        rounds: await add('Rounds on foot', 20),
        residents: await add('As residents see it', 10, { judgedBy: 'residents' }),
        passed: await add('Registered with the regulator', 0, { type: 'pass-or-fail' }),
      };
      const price = {
        formula: 'relative',
        lotId: null,
        weight: 30,
        benchmark: null,
        atBenchmark: null,
        perPercent: null,
      } as const;
      await setPrice(act, procurement, { ...price, cap: null, fixed: null, reason: null, republish: false });
      await setRules(act, procurement, {
        qualityFloor: null,
        tieBy: 'quality',
        tieThen: null,
        lowShare: 80,
        estimate: 10_000_000,
        vat: 'excluding',
        anonymised,
        lowPrice: null,
        highPrice: null,
        version: 0,
        reason: null,
        republish: false,
      });
      for (const gate of ['ally', 'walk', 'who-is-left'])
        await recordGate(act, procurement, { gate, outcome: 'passed-over', words: 'A test', doneOn: '2026-01-01' });
      await recordMoment(act, { id }, { moment: 'tender-notice' });
      return { id, criteria };
    },
    caseId,
  );
  const tenders = await bringIn(app, dev, { caseId, id }, bidders);
  const evaluation = await evaluationNow(app, id);
  await app.act(
    dev,
    async (act) => {
      // Amara buys, and could read names: she judges once nobody is left who could not.
      for (const [judge, because] of [
        [pat, null],
        [amara, anonymised ? 'Nobody else here knows rounds on foot' : null],
      ] as const)
        await nameJudge(act, evaluation, {
          ...{ person: judge.personId!, criterionIds: [criteria.faces, criteria.rounds], because },
        });
      await nameJudge(act, evaluation, { person: rose.personId!, criterionIds: [criteria.residents] });
    },
    caseId,
  );
  await app.act(dev, (act) => recordMoment(act, { id }, { moment: 'opened' }), caseId);
  return { ...one, id, path: `/cases/${caseId}/evaluations/${id}`, amara, rose, pat, criteria, tenders };
}
