import type { Ground } from '../change-grounds.ts';
import type { Regime } from '../register/register.ts';
import type { Facts } from './change-facts.ts';

/** Who compared a rule with the text in force, and when. */
export type Checked = Readonly<{ by: string; on: string }>;

export type ChangeRule = Readonly<{
  id: string;
  title: string;
  reference: string;
  /** The first day on which the law that it comes from was in force. */
  since: string;
  /** Without it the rule warns and never refuses. */
  checked: Checked | null;
  regimes: readonly Regime[];
  /** What is wrong with a change by this rule; null where it says nothing against it. */
  against(facts: Facts): string | null;
}>;

/** As parts of what was agreed to begin with: the Procurement Act 2023, section 74 and schedule 8. */
export const termLimit = 0.1;
export const smallLimit = (works: boolean): number => (works ? 0.15 : 0.1);
export const groundLimit = 0.5;
/** The Provider Selection Regime: both have to be reached. */
export const selectionLimit = { pence: 50_000_000, part: 0.25 } as const;

const percent = (part: number): string => `${Math.round(part * 100)}%`;
const halved: readonly Ground[] = ['unforeseeable', 'known-risk', 'additional'];
const act = { since: '2025-02-24', checked: null, regimes: ['ordinary', 'unknown'] as readonly Regime[] };

/**
 * What the law lets one change, rule by rule. Read from the Procurement Act 2023 and the Provider Selection Regime Regulations 2023 as first made;
 * nobody has compared a row with the text in force, so each warns until somebody does. A light touch contract is changed freely (section 74(2)).
 */
export const changeRules: readonly ChangeRule[] = [
  {
    ...act,
    id: 'term',
    title: 'A change that is not substantial moves the term by 10% or less',
    reference: 'Procurement Act 2023 section 74(3)',
    against: ({ ground, term }) =>
      ground === 'not-substantial' && term && term.part > termLimit
        ? `Its term is ${percent(term.part)} away from what was awarded. As we read section 74(3), more than 10% is substantial.`
        : null,
  },
  {
    ...act,
    id: 'small',
    title: 'A small change moves the value by 10% or less; of works, 15%',
    reference: 'Procurement Act 2023 section 74(4)',
    against: ({ ground, value, works }) =>
      ground === 'below-threshold' && value && value.part > smallLimit(works)
        ? `All changes together move its value by ${percent(value.part)}. As we read section 74(4), more than ${percent(smallLimit(works))} is not below the threshold.`
        : null,
  },
  {
    ...act,
    id: 'small-together',
    title: 'All small changes together stay below the threshold',
    reference: 'Procurement Act 2023 section 74(4)',
    against: ({ ground, value, thresholdPence }) =>
      ground === 'below-threshold' && value && thresholdPence !== null && value.amount >= thresholdPence
        ? 'All small changes together reach the threshold at which a contract of its own would be covered.'
        : null,
  },
  {
    ...act,
    id: 'half',
    title: 'What nobody foresaw, a risk that came about, and more of the same end at 50% of the value',
    reference: 'Procurement Act 2023 schedule 8',
    against: ({ ground, value }) =>
      halved.includes(ground) && value && value.part > groundLimit
        ? `All changes together move its value by ${percent(value.part)}. As we read schedule 8, this ground ends at 50%.`
        : null,
  },
  {
    ...act,
    id: 'light-touch',
    title: 'Only a light touch contract is changed freely',
    reference: 'Procurement Act 2023 section 74(2)',
    regimes: ['ordinary', 'below-threshold', 'provider-selection', 'earlier', 'none'],
    against: ({ ground }) =>
      ground === 'light-touch' ? 'Its register says that it is not a light touch contract.' : null,
  },
  {
    ...act,
    id: 'own-terms',
    title: 'The own terms of an agreement are enough only where it is not a public contract',
    reference: 'Procurement Act 2023 sections 3 and 74',
    regimes: ['ordinary', 'light-touch', 'below-threshold', 'provider-selection', 'earlier', 'unknown'],
    against: ({ ground, type, fromLot }) =>
      ground === 'own-terms' && (fromLot || type === 'contract')
        ? 'It is a contract or was awarded from a lot, so it may be a public contract after all.'
        : null,
  },
  {
    id: 'selection',
    title: 'A change of the authority’s own making stays below £500,000, or below 25% of the lifetime value',
    reference: 'Health Care Services (Provider Selection Regime) Regulations 2023, regulation 13',
    since: '2024-01-01',
    checked: null,
    regimes: ['provider-selection'],
    against: ({ ground, value }) =>
      ground !== 'provided-for' &&
      ground !== 'restructuring' &&
      value &&
      value.amount >= selectionLimit.pence &&
      value.part >= selectionLimit.part
        ? `All changes together move its value by ${percent(value.part)} and by £500,000 or more. As we read regulation 13, both together take a new process.`
        : null,
  },
];

export type Against = Readonly<{ rule: ChangeRule; says: string }>;

/** Every rule that a change breaks, as they were read. `advice` as the ground is somebody's own, and answered for by them. */
export const rulesAgainst = (facts: Facts): Against[] =>
  changeRules.flatMap((rule) => {
    const says = rule.regimes.includes(facts.regime) ? rule.against(facts) : null;
    return says ? [{ rule, says }] : [];
  });

/** Why a notice of the change comes first, as we read section 75; null where none is asked for. */
export function noticeFirst({ regime, ground, term, value, works, type, fromLot }: Facts): string | null {
  if (regime === 'provider-selection')
    return value && value.amount >= selectionLimit.pence
      ? 'A notice of the modification may be owed (Provider Selection Regime Regulations 2023, regulation 13).'
      : null;
  if (regime !== 'ordinary' && !(regime === 'unknown' && (type === 'contract' || fromLot))) return null;
  const large = (value && value.part > smallLimit(works)) || (term && term.part > termLimit);
  if (ground !== 'restructuring' && !large) return null;
  return 'A contract change notice is published before the change is made (Procurement Act 2023 section 75).';
}
