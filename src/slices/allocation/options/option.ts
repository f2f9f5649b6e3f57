import type { Ref } from '#platform/access/kinds.ts';
import { pounds } from '#platform/say.ts';

export const optionLists = ['growth', 'release'] as const;
export type OptionList = (typeof optionLists)[number];
export const listLabels: Record<OptionList, string> = {
  growth: 'Growth: it asks for money',
  release: 'Release: it frees money',
};

export const evidenceGrades = ['strong', 'moderate', 'weak', 'none'] as const;
export type Evidence = (typeof evidenceGrades)[number];
export const evidenceLabels: Record<Evidence, string> = {
  strong: 'Strong: tried in several places and measured against what would have happened anyway',
  moderate: 'Moderate: tried somewhere like here and measured',
  weak: 'Weak: tried, and people say that it works',
  none: 'None yet',
};

export const musts = ['duty', 'employment-cost-floor', 'promise'] as const;
export type Must = (typeof musts)[number];
export const mustLabels: Record<Must, string> = {
  duty: 'A duty in law',
  'employment-cost-floor': 'The statutory employment cost floor',
  promise: 'A promise that was given',
};

export const benefitSources = ['typed', 'round', 'elsewhere'] as const;
export type BenefitSource = (typeof benefitSources)[number];

export type CostLine = Readonly<{ year: string; payer: string; pence: number }>;
export type UseLine = Readonly<{ what: string; amount: number }>;

/** What somebody may say of an option. Only the title and the cost must be there. */
export type OptionDetails = Readonly<{
  list: OptionList;
  title: string;
  /** A year: what it costs, or what it frees. */
  annualPence: number;
  /** People in a year. */
  reach: number | null;
  /** For one person, 0 to 100; 100 is the most that any option gives one person. */
  benefit: number | null;
  /** 0 to 1. */
  probability: number | null;
  evidence: Evidence | null;
  /** What a person whom it reaches counts for where equity is on; 1 where nothing is said. */
  equityWeight: number | null;
  must: Must | null;
  mustBecause: string | null;
  stopPence: number | null;
  stopBearer: string | null;
  grouping: string | null;
  note: string | null;
  costs: readonly CostLine[];
  uses: readonly UseLine[];
  needs: readonly string[];
  excludes: readonly string[];
  serves: readonly Ref[];
}>;

export const optionStates = ['put', 'withdrawn'] as const;

export type Option = OptionDetails &
  Readonly<{
    id: string;
    caseId: string;
    state: (typeof optionStates)[number];
    version: number;
    /** 1 does the most good, whatever it costs. */
    place: number;
    /** Where people differed about the benefit: the middle half of them. */
    benefitLow: number | null;
    benefitHigh: number | null;
    benefitFrom: BenefitSource;
    benefitNote: string | null;
    addedAt: Date;
  }>;

export const noDetails = {
  reach: null,
  benefit: null,
  probability: null,
  evidence: null,
  equityWeight: null,
  must: null,
  mustBecause: null,
  stopPence: null,
  stopBearer: null,
  grouping: null,
  note: null,
  costs: [],
  uses: [],
  needs: [],
  excludes: [],
  serves: [],
} as const satisfies Partial<OptionDetails>;

export const sayOption = (option: Pick<Option, 'title' | 'list' | 'annualPence'>) => ({
  title: option.title,
  text:
    option.list === 'growth'
      ? `It would cost ${pounds(option.annualPence)} a year.`
      : `It would free ${pounds(option.annualPence)} a year.`,
});

/** Two titles that differ in case, spaces or stops alone are one option: so a file read twice changes nothing. */
export const sameTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
