import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '#platform/act/act.ts';
import { declareInterest } from '#slices/cases/index.ts';
import { bringInOutcome } from '#slices/procurement/award/bring-in-outcome.ts';
import { criteriaTreeOf } from '#slices/procurement/criteria/criteria-store.ts';
import { addCriterion } from '#slices/procurement/criteria/keep-criterion.ts';
import { setPrice } from '#slices/procurement/criteria/set-price.ts';
import { setRules } from '#slices/procurement/criteria/set-rules.ts';
import { drawLot } from '#slices/procurement/draw-lot.ts';
import type { Moment } from '#slices/procurement/order/order-table.ts';
import { recordMoment } from '#slices/procurement/order/record-moment.ts';
import { planProcurement } from '#slices/procurement/plan-procurement.ts';
import type { Procurement, Regime, Route } from '#slices/procurement/procurement.ts';
import { procurementsById } from '#slices/procurement/procurement-store.ts';
import { recordGate } from '#slices/procurement/record-gate.ts';
import type { JudgedTender } from '#slices/procurement/tendering/tender.ts';
import type { ACase } from './a-case.ts';
import type { TestApp } from './client.ts';

export type ABidder = Readonly<{ name: string; identifier?: string; points: number; out?: string; because?: string }>;

export type Scored = Readonly<{
  id: string;
  base: string;
  lotIds: readonly string[];
  bidderIds: Readonly<Record<string, string>>;
  criteria: readonly string[];
}>;

type Wanted = Readonly<{
  regime?: Regime;
  route?: Route;
  title?: string;
  lots?: readonly Readonly<{ title: string; mostLots?: number; value?: number; requirementIds?: readonly string[] }>[];
  bidders?: readonly ABidder[];
  /** How far it has come; `scored` where it is left out. */
  until?: 'published' | 'opened' | 'price-opened' | 'scored';
}>;

export const twoCriteria = ['How visits are kept', 'Price'] as const;

const nothingElse = {
  least: null,
  judgedBy: null,
  lightTouch: null,
  outcomeId: null,
  requirementIds: [],
  parentId: null,
};
const quietly = { lotId: null, reason: null, republish: false };

/** Two criteria that can be published: one judged by scores, and the price. Their ids, in that order. */
async function judgeBy(act: Act, procurement: Procurement): Promise<string[]> {
  const visits = await addCriterion(act, procurement, {
    ...nothingElse,
    ...quietly,
    type: 'quality',
    name: twoCriteria[0],
    weight: 60,
    question: 'Say how you keep visits on time',
    guide: null,
  });
  await setPrice(act, procurement, {
    ...quietly,
    formula: 'relative',
    weight: 40,
    benchmark: null,
    atBenchmark: null,
    perPercent: null,
    cap: null,
    fixed: null,
  });
  await setRules(act, procurement, {
    qualityFloor: null,
    tieBy: 'quality',
    tieThen: null,
    lowShare: 80,
    estimate: 10_000_000,
    vat: 'excluding',
    anonymised: false,
    lowPrice: null,
    highPrice: null,
    version: 0,
    reason: null,
    republish: false,
  });
  const price = (await criteriaTreeOf(act.tx, procurement.id)).find(({ type }) => type === 'price')!;
  return [visits, price.id];
}

/** A procurement whose tenders were judged: published, opened, locked, priced and scored, with what each bidder is to be told. */
export async function aScoredProcurement(app: TestApp, one: ACase, wanted: Wanted = {}): Promise<Scored> {
  const {
    regime = 'ordinary',
    route = 'open',
    title = 'Home care',
    lots = [],
    bidders = [],
    until = 'scored',
  } = wanted;
  const { dev, caseId } = one;
  const criteria: string[] = [];
  const lotIds: string[] = [];
  const id = await app.act(
    dev,
    async (act) => {
      await declareInterest(act, caseId, { interest: null });
      const made = await planProcurement(act, {
        caseId,
        title,
        regime,
        route,
        because: 'The market is known',
        publishOn: null,
        awardOn: null,
        signOn: null,
        startOn: null,
      });
      const [procurement] = await procurementsById(act.tx, [made]);
      for (const { title: named, mostLots = null, value = null, requirementIds = [] } of lots)
        lotIds.push(
          await drawLot(act, procurement!, {
            title: named,
            because: 'A round of streets',
            zone: null,
            value,
            mostLots,
            leavesBehind: null,
            requirementIds: [...requirementIds],
          }),
        );
      for (const gate of ['ally', 'walk', 'who-is-left'] as const)
        await recordGate(act, procurement!, {
          gate,
          outcome: 'passed-over',
          words: 'A small purchase',
          doneOn: '2026-01-05',
        });
      criteria.push(...(await judgeBy(act, (await procurementsById(act.tx, [made]))[0]!)));
      return made;
    },
    caseId,
  );
  const bidderIds: Record<string, string> = {};
  const tenderIds: Record<string, string> = {};
  await app.act(
    dev,
    async ({ tx, now, who }) => {
      for (const { name, identifier = null } of bidders) {
        bidderIds[name] = randomUUID();
        tenderIds[name] = randomUUID();
        await sql`insert into bidders (id, case_id, procurement_id, name, identifier, small, voluntary, state, version, added_by, added_at)
          values (${bidderIds[name]}, ${caseId}, ${id}, ${name}, ${identifier}, true, false, 'taking-part', 1, ${who.personId}, ${now})`.execute(
          tx,
        );
        await sql`insert into tenders (id, case_id, procurement_id, bidder_id, lot_ids, received_at, late, state, version, brought_in_by, brought_in_at)
          values (${tenderIds[name]}, ${caseId}, ${id}, ${bidderIds[name]}, ${lotIds}::uuid[], ${now}, false, ${until === 'published' ? 'closed' : 'open'}, 1, ${who.personId}, ${now})`.execute(
          tx,
        );
        await sql`insert into tender_files (id, tender_id, part, path, bytes, sha256, stored_as)
          values (${randomUUID()}, ${tenderIds[name]}, 'quality', ${`${name}/method.pdf`}, 12, ${'a'.repeat(64)}, ${randomUUID()})`.execute(
          tx,
        );
      }
    },
    caseId,
  );
  const record = (moment: Moment) => app.act(dev, (act) => recordMoment(act, { id }, { moment }), caseId);
  const start: Moment[] = route === 'call-off' ? ['invited'] : route === 'direct-award' ? [] : ['tender-notice'];
  const all: Moment[] = [...start, 'opened', 'quality-locked', 'price-opened', 'scored'];
  const last = until === 'published' ? start.at(-1)! : until;
  if (regime !== 'provider-selection') await record('conflicts-assessed');
  const tendered = route !== 'direct-award' && route !== 'most-suitable-provider';
  for (const moment of tendered ? all.slice(0, all.indexOf(last) + 1) : []) {
    if (moment === 'scored' && bidders.length > 0) await bringIn();
    await record(moment);
  }
  return { id, base: `/cases/${caseId}/procurements/${id}`, lotIds, bidderIds, criteria };

  async function bringIn(): Promise<void> {
    const subjects = lotIds.length > 0 ? lotIds : [null];
    const judged = subjects.flatMap((lotId): JudgedTender[] => {
      const places = bidders.filter(({ out }) => !out).toSorted((a, b) => b.points - a.points);
      return bidders.map((bidder) => ({
        tenderId: tenderIds[bidder.name]!,
        bidderId: bidderIds[bidder.name]!,
        lotId,
        criteria: [
          {
            criterionId: criteria[0]!,
            name: twoCriteria[0],
            weight: 60,
            score: 3,
            most: 5,
            points: bidder.points - 2_000,
            explanation:
              bidder.because ??
              `${bidder.name} rosters two carers to each street and rings ahead when traffic holds them up`,
          },
          {
            criterionId: criteria[1]!,
            name: twoCriteria[1],
            weight: 40,
            score: null,
            most: 0,
            points: 2_000,
            explanation: '',
          },
        ],
        pricePence: 100_000_00 + bidder.points,
        points: bidder.points,
        rank: bidder.out ? null : places.findIndex(({ points }) => points === bidder.points) + 1,
        out: bidder.out ?? null,
      }));
    });
    await app.act(
      dev,
      (act) => bringInOutcome(act, { id, caseId }, { judged, source: 'The authority’s portal' }),
      caseId,
    );
  }
}
