import {
  actCalendar,
  actStandstill,
  addDays,
  type Day,
  lastWorkingDayBeginningWith,
  psrStandstill,
  psrStandstillAfterDecision,
  standstillDays,
} from '#engines/calendar/index.ts';
import type { Moment } from '../order/order-table.ts';
import type { Regime, Route } from '../procurement.ts';

export const standstillTypes = ['mandatory', 'voluntary', 'none'] as const;
export type StandstillType = (typeof standstillTypes)[number];

export const standstillEvents = ['representation', 'review', 'decision', 'claim', 'claim-over'] as const;
export type StandstillEvent = (typeof standstillEvents)[number];
export const standstillEventLabels: Record<StandstillEvent, string> = {
  representation: 'A provider makes representations',
  review: 'They are reviewed, and what was asked for is given',
  decision: 'A further decision is told to those who asked',
  claim: 'A claim is issued and we are told of it',
  'claim-over': 'The claim is over, or the court ends the suspension',
};

export type KeptStandstill = Readonly<{ type: StandstillType; workingDays: number; because: string }>;
export type KeptEvent = Readonly<{
  event: StandstillEvent;
  happenedOn: string;
  who: string;
  words: string;
  late: boolean;
}>;

/** How long it stands still, counted: which day begins it, its last day, and the first day on which the contract may be entered into. */
export type Standing = Readonly<{
  begins: Day;
  ends: Day;
  mayEnterFrom: Day;
  skipped: readonly Readonly<{ on: Day; why: string }>[];
  published: boolean;
  reference: string;
}>;

const isPsr = (regime: Regime): boolean => regime === 'provider-selection';

/** The notice that begins it: of the award, or under the Provider Selection Regime of the intention to award. */
export const beginsWith = (regime: Regime): Moment => (isPsr(regime) ? 'intention-notice' : 'award-notice');

/** Which kinds the law knows here: it makes a standstill mandatory, or leaves it to the buyer. None has been checked against the text in force. */
export function typesFor(regime: Regime, route: Route): readonly StandstillType[] {
  if (isPsr(regime)) return ['mandatory', 'none'];
  if (regime === 'ordinary' && route !== 'call-off') return ['mandatory', 'none'];
  return ['voluntary', 'none'];
}

/** Why a type is chosen, where the law says so itself. */
export const lawOf = (regime: Regime): string =>
  isPsr(regime)
    ? 'Provider Selection Regime Regulations 2023 regulation 12'
    : 'Procurement Act 2023 section 51; working days are those of the whole United Kingdom (section 123)';

/** Null where nothing begins it yet, or there is none. */
export function standingOf(
  regime: Regime,
  kept: KeptStandstill | null,
  noticeOn: Day | null,
  events: readonly KeptEvent[],
): Standing | null {
  if (!noticeOn || !kept || kept.type === 'none') return null;
  const reference = lawOf(regime);
  const told = events.filter(({ event }) => event === 'decision').map(({ happenedOn }) => happenedOn);
  if (isPsr(regime)) {
    const last = told.toSorted().at(-1);
    const found = last ? psrStandstillAfterDecision(noticeOn, last) : psrStandstill(noticeOn);
    return { ...found, reference };
  }
  if (kept.workingDays <= standstillDays) return { ...actStandstill(noticeOn), reference };
  const counted = lastWorkingDayBeginningWith(actCalendar, noticeOn, kept.workingDays);
  return {
    begins: noticeOn,
    ends: counted.on,
    mayEnterFrom: addDays(counted.on, 1),
    skipped: counted.skipped,
    published: counted.published,
    reference,
  };
}

/** Representations that nobody has answered by a further decision yet. */
export const unanswered = (events: readonly KeptEvent[]): boolean => {
  const of = (event: StandstillEvent) => events.filter((one) => one.event === event && !one.late);
  return of('representation').length > 0 && of('decision').length === 0;
};

/** Procurement Act 2023 section 101: only a claim of which the authority was told while it stood still suspends. */
export const suspended = (events: readonly KeptEvent[]): boolean =>
  events.filter(({ event, late }) => event === 'claim' && !late).length >
  events.filter(({ event }) => event === 'claim-over').length;

/** What keeps it from being over on a day; nothing where it may be. */
export function whyNotOver(
  regime: Regime,
  kept: KeptStandstill | null,
  standing: Standing | null,
  events: readonly KeptEvent[],
  on: Day,
  say: (on: Day) => string,
): string | null {
  if (!kept) return 'Say first which standstill there is, on its page';
  if (kept.type === 'none') return 'There is no standstill here, so that none can be over';
  if (!standing) return 'Its notice is not published yet, so that it has not begun';
  if (isPsr(regime) && unanswered(events))
    return 'Representations are not answered by a further decision yet, and it stands still until they are';
  return on < standing.mayEnterFrom
    ? `It stands still until the end of ${say(standing.ends)}. It can be over from ${say(standing.mayEnterFrom)}`
    : null;
}
