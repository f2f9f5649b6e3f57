import { londonDate } from '#platform/clock.ts';
import type { Authority, AwardCriterion, Direct, Money, Period, ProcurementFacts } from '#standards/notices/index.ts';
import type { Decision } from '../award/award.ts';
import type { Milestone } from '../timetable/milestones.ts';
import { deadlineAt } from '../timetable/timetable-input.ts';
import type { Known } from './known.ts';

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

export function criterionOf({ id, name, type, question, weight }: Known['criteria'][number]): AwardCriterion {
  return {
    id,
    title: name,
    kind: type === 'price' ? 'price' : 'quality',
    description: question ?? name,
    weight: weight * 100,
  };
}

const groundOf = (ground: Decision['ground']): Direct['ground'] =>
  ground === 'no-tender-fit' ? 'switch' : ground === 'protect-life' ? 'protect-life' : 'schedule-5';

/** What lets it be awarded directly, as it was decided. Its paragraph is said by whoever looked it up. */
function directOf({ regime, decisions }: Known): Direct {
  const decided = decisions.find(({ ground }) => ground !== null);
  return {
    ground: groundOf(decided?.ground ?? null),
    provision: null,
    because: decided?.because ?? null,
    userChoice: decided ? decided.ground === 'user-choice' : regime?.answer.process === 'user-choice',
    urgent: decided?.ground === 'urgency',
    offence: null,
    instrument: null,
    earlierOcid: null,
  };
}

/** Every lot was decided on, and goes to nobody. */
const givenUpOn = ({ decisions, lots }: Known): string | null =>
  decisions.length >= Math.max(lots.length, 1) && decisions.every(({ outcome }) => outcome === 'none')
    ? decisions
        .map(({ decidedOn }) => decidedOn)
        .toSorted()
        .at(-1)!
    : null;

/** How it is bought: the procedure, its dates, what it is judged by, conflicts and talks beforehand. */
export function fromBuying(known: Known): Partial<ProcurementFacts> {
  const { procurement, moments, clock, criteria, regime, assessment } = known;
  const happened = (moment: string) => moments.find((one) => one.moment === moment)?.happenedOn ?? null;
  const small = procurement.regime === 'below-threshold';
  const deadline = (milestone: Milestone) => {
    const found = deadlineAt(dateOf(known, milestone), clock.tendersAt ?? '12:00');
    return found && 'at' in found ? found.at.toISOString() : null;
  };
  const assessed = assessment ? londonDate(assessment.confirmedAt) : happened('conflicts-assessed');
  const tops = criteria.filter(
    ({ parentId, lotId, type }) => parentId === null && lotId === null && type !== 'pass-or-fail',
  );
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
    tenderNoticeOn: dateOf(known, 'tenderNoticeOn') ?? dateOf(known, 'transparencyNoticeOn'),
    awardOn: dateOf(known, 'awardNoticeOn') ?? dateOf(known, 'healthAwardNoticeOn') ?? procurement.awardOn,
    // A notice of it says that there is some, whoever has been talked to so far.
    engagement:
      known.engaged || happened('engagement-notice')
        ? {
            done: true,
            noticed: happened('engagement-notice') !== null,
            noNoticeBecause: null,
            closesOn: null,
            how: null,
          }
        : null,
    conflicts: assessed ? { prepared: true, confirmedOn: assessed } : null,
    direct: direct ? directOf(known) : null,
    notAwardedOn: happened('stopped') ?? givenUpOn(known),
  };
}
