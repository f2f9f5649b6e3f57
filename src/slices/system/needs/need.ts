import { type Figures, sayFigures } from './figures.ts';
import { type Compared, type Published, sayPublished } from './published.ts';

/** Bradshaw's four: what people feel, what they ask for, what a standard says, what others like them have. */
export const needTypes = ['felt', 'expressed', 'normative', 'comparative'] as const;
export type NeedType = (typeof needTypes)[number];
export const needTypeChoices = [
  { value: 'felt', text: 'Felt', hint: 'People say that they feel it' },
  { value: 'expressed', text: 'Expressed', hint: 'People ask for help with it: waiting lists, calls, referrals' },
  { value: 'normative', text: 'Normative', hint: 'A standard or a professional says so' },
  { value: 'comparative', text: 'Comparative', hint: 'Others like them have it' },
] as const;

export const needStates = ['recorded', 'withdrawn'] as const;

export type Need = Figures &
  Published &
  Compared &
  Readonly<{
    id: string;
    caseId: string;
    state: (typeof needStates)[number];
    version: number;
    statement: string;
    population: string | null;
    place: string | null;
    needType: NeedType | null;
    source: string | null;
    /** The time the figures are for, as their source says it: 2022/23. */
    period: string | null;
    trend: string | null;
    isPublic: boolean;
    importKey: string | null;
    importHash: string | null;
    observedOn: string | null;
    quotationIds: readonly string[];
    recordedAt: Date;
  }>;

/** The number that stands for a need: as its counts give it, else as it was published. */
export const sayNumber = (need: Figures & Published): string | null => {
  const published = sayPublished(need);
  return sayFigures(need) ?? (published && `${published}, as published`);
};

/** The figures with whom they are about: "30% (29.6% to 30.4%) of people over 65". */
export function sayFiguresOf(need: Figures & Published & Pick<Need, 'population'>): string | null {
  const figures = sayNumber(need);
  if (!figures || !need.population) return figures;
  return need.countedAs === 'share' ? `${figures} of ${need.population}` : `${figures}, ${need.population}`;
}
