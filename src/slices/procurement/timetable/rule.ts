import { type Day, type Standstill, sayDay } from '#engines/calendar/index.ts';
import type { Facts } from './facts.ts';
import type { Dates, Milestone } from './milestones.ts';

export type Checked = Readonly<{ by: string; on: string }>;

export type Bound = Readonly<{ notBefore?: Day; notAfter?: Day; counted: string; notes?: readonly string[] }>;

/** One rule of law on one date: what it counts from, how, and the day that comes out. */
export type Rule = Readonly<{
  id: string;
  title: string;
  reference: string;
  /** Who checked it against current text, and when: without it a date that breaks the rule is warned of and never refused. */
  checked: Checked | null;
  for(facts: Facts): boolean;
  /** The date that it limits; none where nobody fixes one. */
  limits: Milestone | null;
  needs: readonly Milestone[];
  work(dates: Readonly<Record<Milestone, Day>>, facts: Facts, given: Dates): Bound;
  /** Later days on which it falls due again, where it does. */
  again?(dates: Readonly<Record<Milestone, Day>>, until: Day): readonly Day[];
  /** The authority owes it once for all its contracts. */
  wide?: boolean;
}>;

const nobody = null;
export const rule = (one: Omit<Rule, 'checked'>): Rule => ({ checked: nobody, ...one });

export const act = (section: string): string => `Procurement Act 2023, ${section}`;
export const health = (regulation: string): string =>
  `Health Care Services (Provider Selection Regime) Regulations 2023, ${regulation}`;

const unpublished = 'Some bank holidays in it are by rule and not yet proclaimed.';
export const proclaimed = 'Bank holidays have not been compared with the published lists.';

/** What a count of working days passed over, and how sure its holidays are. */
export const notesOf = ({ skipped, published }: Pick<Standstill, 'skipped' | 'published'>): string[] => [
  ...skipped.map(({ on, why }) => `${sayDay(on)} does not count: ${why}.`),
  published ? proclaimed : unpublished,
];
