import type { Facts, Told } from './facts.ts';
import type { Dates } from './milestones.ts';
import type { Checked } from './rule.ts';
import { type Advice, allRules, type Recorded, type Timetable } from './timetable.ts';

export type KeptTimetable = Readonly<{
  procurementId: string;
  version: number;
  told: Told;
  dates: Dates;
  /** The time of day by which tenders have to be in, HH:MM in London. */
  tendersAt: string | null;
  /** What was worked out then, and what it was worked out from. */
  worked: Readonly<{ facts: Facts; timetable: Timetable }>;
  engine: string;
  because: string;
  keptBy: string;
  keptAt: Date;
}>;

/** The last timetable of a procurement: what somebody gave. */
export type TimetableNow = Pick<KeptTimetable, 'procurementId' | 'told' | 'dates' | 'tendersAt'>;

export type RecordedAdvice = Advice & Readonly<{ procurementId: string; recordedBy: string; recordedAt: Date }>;
export type RecordedCheck = Readonly<{
  procurementId: string;
  rule: string;
  found: 'right' | 'different';
  by: string;
  on: string;
  textRead: string;
  recordedBy: string;
  recordedAt: Date;
}>;

/** What counts now: of each rule the last check and the last advice. A rule that was found different refuses nothing. */
export function recordedNow(advice: readonly RecordedAdvice[], checks: readonly RecordedCheck[]): Recorded {
  return {
    advice: new Map(advice.map((one) => [one.rule, one])),
    checks: new Map<string, Checked | null>(
      checks.map(({ rule, found, by, on }) => [rule, found === 'right' ? { by, on } : null]),
    ),
  };
}

export const ruleTitle = (id: string): string => allRules.find((rule) => rule.id === id)?.title ?? id;
