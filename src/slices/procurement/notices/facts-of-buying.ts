import type { Authority, AwardCriterion, Lot, Money, Period, ProcurementFacts } from '#standards/notices/index.ts';
import type { Milestone } from '../timetable/milestones.ts';
import { deadlineAt } from '../timetable/timetable-input.ts';
import type { Known } from './gather-facts.ts';

/** Days that somebody set, or on which it happened: the earliest that the law allows is no promise to anybody. */
const dateOf = ({ clock }: Known, milestone: Milestone): string | null => clock.dates[milestone] ?? null;

export const periodOf = (known: Known): Period | null => {
  const period = { startOn: dateOf(known, 'startOn'), endOn: dateOf(known, 'endOn') };
  return period.startOn || period.endOn ? period : null;
};

/** Lots are kept without VAT. With it only where somebody said how much VAT there is. */
export const moneyOf = (netPence: number | null, vatPercent: number | null): Money | null =>
  netPence === null
    ? null
    : { netPence, grossPence: vatPercent === null ? null : Math.round((netPence * (100 + vatPercent)) / 100) };

export function authorityFrom(name: string, { regime }: Pick<Known, 'regime'>): Authority {
  const buyer = regime?.answers.buyer;
  return {
    id: 'authority-1',
    name,
    identifier: null,
    address: null,
    email: null,
    type:
      buyer === 'central' || buyer === 'nhs'
        ? 'publicAuthorityCentralGovernment'
        : buyer === 'utility'
          ? 'publicUndertaking'
          : 'publicAuthoritySubCentralGovernment',
    devolved:
      regime?.answers.nation === 'wales' ? 'GB-WLS' : regime?.answers.nation === 'northern-ireland' ? 'GB-NIR' : null,
  };
}

const procedures = {
  open: 'open',
  'competitive-flexible': 'competitive-flexible',
  'most-suitable-provider': null,
  'call-off': 'call-off',
  'direct-award': 'direct',
} as const;

function criterionOf({ id, name, type, question, weight }: Known['criteria'][number]): AwardCriterion {
  return {
    id,
    title: name,
    kind: type === 'price' ? 'price' : 'quality',
    description: question ?? name,
    weight: weight * 100,
  };
}

/** How it is bought: the procedure, its dates, what it is judged by, conflicts and talks beforehand. */
export function fromBuying(known: Known): Partial<ProcurementFacts> {
  const { procurement, moments, clock, criteria, regime } = known;
  const happened = (moment: string) => moments.find((one) => one.moment === moment)?.happenedOn ?? null;
  const small = procurement.regime === 'below-threshold';
  const deadline = (milestone: Milestone) => {
    const found = deadlineAt(dateOf(known, milestone), clock.tendersAt ?? '12:00');
    return found && 'at' in found ? found.at.toISOString() : null;
  };
  const assessed = happened('conflicts-assessed');
  const tops = criteria.filter(
    ({ parentId, lotId, type }) => parentId === null && lotId === null && type !== 'pass-or-fail',
  );
  const conditions = criteria
    .filter(({ type }) => type === 'pass-or-fail')
    .map(({ name, question }) => question ?? name);
  const direct = procurement.route === 'direct-award';
  return {
    title: procurement.title,
    special: procurement.regime === 'light-touch' ? 'light-touch' : null,
    belowThreshold: small,
    category: procurement.regime === 'light-touch' || regime?.answers.kind === 'light-touch' ? 'services' : null,
    supply: periodOf(known),
    procedure: small && !direct ? 'below-threshold' : procedures[procurement.route],
    tendersBy: procurement.dueAt?.toISOString() ?? deadline('tendersBy'),
    requestsBy: procurement.route === 'competitive-flexible' ? deadline('requestsBy') : null,
    criteria: tops.map(criterionOf),
    conditions: conditions.length > 0 ? conditions.join('\n') : null,
    tenderNoticeOn: dateOf(known, 'tenderNoticeOn') ?? dateOf(known, 'transparencyNoticeOn'),
    awardOn: dateOf(known, 'awardNoticeOn') ?? dateOf(known, 'healthAwardNoticeOn') ?? procurement.awardOn,
    engagement: known.engaged
      ? {
          done: true,
          noticed: happened('engagement-notice') !== null,
          noNoticeBecause: null,
          closesOn: null,
          how: null,
        }
      : null,
    conflicts: assessed ? { prepared: true, confirmedOn: assessed } : null,
    direct: direct
      ? {
          ground: 'schedule-5',
          provision: null,
          because: null,
          userChoice: regime?.answer.process === 'user-choice',
          urgent: false,
          offence: null,
          instrument: null,
          earlierOcid: null,
        }
      : null,
    notAwardedOn: happened('stopped'),
  };
}

/** Lots as they are told: each with what it is to bring, its value and its own criteria. One lot alone is no division. */
export function fromLots(known: Known): Partial<ProcurementFacts> {
  const { lots, titles, vatPercent, criteria } = known;
  const period = periodOf(known);
  const values = lots.map(({ valuePence }) => valuePence);
  const net =
    values.length > 0 && values.every((one) => one !== null) ? values.reduce((sum, one) => sum! + one!, 0) : null;
  const told = lots.map(
    (lot, at): Lot => ({
      id: String(at + 1),
      title: lot.title,
      description: lot.requirementIds.flatMap((id) => titles.get(id) ?? []).join('; ') || null,
      cpv: [],
      value: moneyOf(lot.valuePence, vatPercent),
      period,
      options: null,
      suitableSme: null,
      suitableVcse: null,
      criteria: criteria
        .filter(({ lotId, parentId, type }) => lotId === lot.id && parentId === null && type !== 'pass-or-fail')
        .map(criterionOf),
      suppliers: [],
      ceasedOn: null,
    }),
  );
  return {
    value: moneyOf(net, vatPercent),
    lots: told.length > 1 ? told : [],
    noLotsBecause: lots.length === 1 ? lots[0]!.because : null,
    mostLotsAwarded: lots.length > 1 ? (lots.find(({ mostLots }) => mostLots !== null)?.mostLots ?? null) : null,
  };
}
