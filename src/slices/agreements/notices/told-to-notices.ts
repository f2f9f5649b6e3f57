import { appNow, londonDate } from '#platform/clock.ts';
import type { DatesElsewhereOf, Elsewhere, ElsewhereOf } from '#slices/procurement/index.ts';
import type { Change, Kpi, ProcurementFacts } from '#standards/notices/index.ts';
import type { Agreement } from '../agreement.ts';
import { type AgreementChange, agreementsById, changesOf } from '../agreement-store.ts';
import type { Ground } from '../change-grounds.ts';
import { daysAgreed, indicatorsOf, reasonForNone, sourcesOf } from '../from-award/from-award-store.ts';
import type { Indicator, Rating } from '../from-award/indicator.ts';
import { type IndicatorRating, mayPublish } from '../kpis/rating.ts';
import { ratingsOf } from '../kpis/rating-store.ts';
import { signedPaymentsOf } from '../payments/notice/signed-payments.ts';

const ratingOf: Record<Rating, NonNullable<Kpi['rating']>> = {
  good: 'good',
  approaching: 'approaching-target',
  improve: 'requires-improvement',
  inadequate: 'inadequate',
  other: 'other',
};

/** Grounds that a change notice has a word for; a change on another ground is told as permitted by section 74. */
const groundOf: Partial<Record<Ground, Change['ground']>> = {
  urgent: 'urgency',
  unforeseeable: 'unforeseeable',
  'known-risk': 'known-risk',
  additional: 'additional',
  restructuring: 'restructuring',
};

function kpiOf({ id, name, target, material }: Indicator, rated: readonly IndicatorRating[]): Kpi {
  const last = rated.find(({ indicatorId }) => indicatorId === id);
  return {
    id,
    title: name,
    description: target,
    material,
    rating: last ? ratingOf[last.publishedRating ?? last.rating] : null,
    rated: last ? { startOn: last.fromOn, endOn: last.toOn } : null,
  };
}

const changeOf = (last: AgreementChange, { startsOn, endsOn }: Agreement): Change => ({
  id: last.id,
  ground: groundOf[last.ground] ?? 'other',
  because: last.why,
  value: null,
  period: startsOn || endsOn ? { startOn: startsOn, endOn: endsOn } : null,
  added: [],
  removed: [],
  changeOn: londonDate(last.changedAt),
  effectOn: null,
  standstillUntil: null,
});

/** What the agreements of these procurements say of days. */
export const datesTold: DatesElsewhereOf = async (tx, procurementIds) =>
  new Map(
    (await daysAgreed(tx, procurementIds)).map(({ procurementId, startOn, endOn, changedAt, noKpis }) => [
      procurementId,
      { dates: { startOn, endOn, changedOn: changedAt && londonDate(changedAt) }, noKpis },
    ]),
  );

/**
 * What the agreements of a procurement tell its notices: indicators with their last ratings, the last change, how long they run now, and payments
 * as they were signed. A draft tells its indicators alone. What a changed agreement is worth is not told: whether that is with VAT is not kept with it.
 */
export const toldToNotices: ElsewhereOf = async (tx, { id, caseId }): Promise<Elsewhere> => {
  const today = londonDate(await appNow(tx));
  const agreementIds = (await sourcesOf(tx, id)).map(({ agreementId }) => agreementId);
  const agreements = await agreementsById(tx, agreementIds);
  const kpis: Kpi[] = [];
  const reasons: string[] = [];
  const changes: { last: AgreementChange; agreement: Agreement }[] = [];
  for (const agreement of agreements) {
    // No notice tells a rating that the supplier can still answer.
    const rated = (await ratingsOf(tx, agreement.id)).filter((one) => one.publishedOn || mayPublish(one, today));
    kpis.push(...(await indicatorsOf(tx, agreement.id)).map((one) => kpiOf(one, rated)));
    const because = await reasonForNone(tx, agreement.id);
    if (because) reasons.push(because);
    const last = (await changesOf(tx, agreement.id)).at(-1);
    if (last) changes.push({ last, agreement });
  }
  const latest = changes.toSorted((a, b) => a.last.changedAt.getTime() - b.last.changedAt.getTime()).at(-1);
  const facts: Partial<Omit<ProcurementFacts, 'contract'>> = latest
    ? { change: changeOf(latest.last, latest.agreement) }
    : {};
  const { dates = {} } = (await datesTold(tx, [id])).get(id) ?? {};
  const { startOn = null, endOn = null } = dates;
  return {
    facts,
    contract: {
      ...(kpis.length > 0 ? { kpis } : {}),
      ...(reasons.length > 0 ? { noKpisBecause: reasons.join('\n') } : {}),
      ...(startOn || endOn ? { period: { startOn, endOn } } : {}),
    },
    dates,
    payments: await signedPaymentsOf(tx, caseId, agreementIds),
  };
};
