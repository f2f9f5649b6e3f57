import type { TenderPart } from './tender.ts';

/** What is said before publication about tenders that come late; the same then holds for all of them. */
export const lateRules = ['never', 'portal-at-fault'] as const;
export type LateRule = (typeof lateRules)[number];
export const lateRuleLabels: Record<LateRule, string> = {
  never: 'A late tender is never opened',
  'portal-at-fault': 'Late tenders are opened only if the portal was at fault, and then all of them',
};

export const tenderingStates = ['preparing', 'taking', 'due', 'opened', 'prices-opened', 'stopped'] as const;
export type TenderingState = (typeof tenderingStates)[number];

/** Bringing in and opening the tenders of one procurement; its id is the procurement's. */
export type Tendering = Readonly<{
  id: string;
  caseId: string;
  state: TenderingState;
  version: number;
  title: string;
  dueAt: Date | null;
  lateRule: LateRule;
  refuseArchives: boolean;
  completeAt: Date | null;
  completeBy: string | null;
  qualityLocked: boolean;
  /** Who bring in: the only people who see a bidder's name before the opening. */
  receivers: readonly string[];
}>;

export type TenderingFacts = Readonly<{
  procurementState: string;
  dueAt: Date | null;
  now: Date;
  happened: ReadonlySet<string>;
}>;

/** Where it stands: first what was recorded, then the clock. */
export function tenderingState({ procurementState, dueAt, now, happened }: TenderingFacts): TenderingState {
  if (happened.has('price-opened')) return 'prices-opened';
  if (happened.has('opened')) return 'opened';
  if (procurementState === 'stopped') return 'stopped';
  if (procurementState === 'planned') return 'preparing';
  return dueAt !== null && now > dueAt ? 'due' : 'taking';
}

const hourMs = 3_600_000;
/** Nearer than this a change of the time tells those who have sent already that others get more. */
export const nearMs = 72 * hourMs;

export type DueAnswer = Readonly<{ ok: true; near: boolean }> | Readonly<{ ok: false; why: string }>;

/** Before publication any time to come; once published only a later one, for everybody, with a reason, and never once it is over. */
export function judgeDue(
  was: Date | null,
  to: Date,
  { state, now, because }: Readonly<{ state: TenderingState; now: Date; because: string | null }>,
): DueAnswer {
  if (to <= now) return { ok: false, why: 'Enter a time that is to come' };
  if (state === 'preparing' || was === null) return { ok: true, near: false };
  if (state !== 'taking') return { ok: false, why: 'The time is over. It is not moved any more' };
  if (to <= was) return { ok: false, why: 'Once it is published the time is only moved to a later one' };
  if (!because) return { ok: false, why: 'Say why it is moved. Everybody is told the same' };
  return { ok: true, near: was.getTime() - now.getTime() < nearMs };
}

/** How long the first of two who open waits for the second. */
export const openingWindowMs = hourMs;

/** The press of somebody else that still waits; the newest where there are several. */
export const waitingPress = <T extends { personId: string; pressedAt: Date }>(
  presses: readonly T[],
  me: string | null,
  now: Date,
): T | null =>
  presses
    .filter((one) => one.personId !== me && now.getTime() - one.pressedAt.getTime() <= openingWindowMs)
    .toSorted((a, b) => b.pressedAt.getTime() - a.pressedAt.getTime())[0] ?? null;

/** Late is later than the time, to the second: what comes within the second of the time itself is in time. */
export const isLate = (receivedAt: Date, dueAt: Date): boolean =>
  Math.floor(receivedAt.getTime() / 1000) > Math.floor(dueAt.getTime() / 1000);

export const partLabels: Record<TenderPart, string> = {
  qualification: 'Qualification',
  quality: 'Quality',
  price: 'Price',
};
