import type { Guide, Model, PriceFormula, TieRule } from '#engines/scoring/index.ts';

export const criterionTypes = ['quality', 'social-value', 'price', 'pass-or-fail'] as const;
export type CriterionType = (typeof criterionTypes)[number];
export const criterionTypeLabels: Record<CriterionType, string> = {
  quality: 'Quality',
  'social-value': 'Social value',
  price: 'Price',
  'pass-or-fail': 'Pass or fail',
};

export const judgedBys = ['panel', 'residents', 'practitioners'] as const;
export const judgedByLabels: Record<(typeof judgedBys)[number], string> = {
  panel: 'The panel',
  residents: 'Residents',
  practitioners: 'People who do the work',
};

/** Procurement Act 2023 section 23(6): what the light touch lets be asked besides. */
export const lightTouches = ['recipients-and-carers', 'different-needs', 'proximity'] as const;
export const lightTouchLabels: Record<(typeof lightTouches)[number], string> = {
  'recipients-and-carers': 'The views of those who receive it, and of their carers',
  'different-needs': 'The different needs of different people',
  proximity: 'How near the provider is to those who receive it',
};

/** How a price counts; its weight is the criterion’s own. Money in pence, points in hundredths. */
export type Formula =
  | Readonly<{ id: 'relative' }>
  | Readonly<{ id: 'price-per-quality-point' }>
  | Readonly<{ id: 'benchmark'; benchmarkPence: number; atBenchmark: number; perPercent: number; cap: number }>
  | Readonly<{ id: 'fixed-price'; pricePence: number }>;

export type PlacedCriterion = Readonly<{
  id: string;
  caseId: string;
  procurementId: string;
  lotId: string | null;
  parentId: string | null;
  state: 'draft' | 'published';
  version: number;
  type: CriterionType;
  name: string;
  /** Parts of a hundred: of the whole at the top, of its parent below. */
  weight: number;
  question: string | null;
  guide: readonly Guide[];
  least: number | null;
  judgedBy: (typeof judgedBys)[number];
  formula: Formula | null;
  lightTouch: (typeof lightTouches)[number] | null;
  outcomeId: string | null;
  place: number;
  requirementIds: readonly string[];
}>;

export type ScoringRules = Readonly<{
  /** Whole points of quality. */
  qualityFloor: number | null;
  ties: readonly TieRule[];
  /** In per cent of the mean of the others: below it, a price is asked about. */
  lowShare: number | null;
  estimatePence: number | null;
  vat: 'excluding' | 'including';
  anonymised: boolean;
  lowPence: number | null;
  highPence: number | null;
  version: number;
}>;

export const usualRules: ScoringRules = {
  qualityFloor: null,
  ties: [{ by: 'quality' }, { by: 'lower-price' }, { by: 'lot' }],
  lowShare: 80,
  estimatePence: null,
  vat: 'excluding',
  anonymised: false,
  lowPence: null,
  highPence: null,
  version: 0,
};

/** The words that scores have where nobody wrote others. */
export const usualGuide: readonly Guide[] = [
  { score: 0, word: 'Nothing', means: 'There is no answer, or none to this question' },
  { score: 1, word: 'Poor', means: 'Most of what is asked for is missing' },
  { score: 2, word: 'Partial', means: 'Something that matters is missing' },
  { score: 3, word: 'Good', means: 'What is asked for is there, with small gaps' },
  { score: 4, word: 'Very good', means: 'All that is asked for is there, with evidence' },
  { score: 5, word: 'Excellent', means: 'All is there, with evidence, and with how it will be kept so' },
];

export const guideOf = (one: Pick<PlacedCriterion, 'guide'>): readonly Guide[] =>
  one.guide.length > 0 ? one.guide : usualGuide;

export const isScored = ({ type }: Pick<PlacedCriterion, 'type'>): boolean =>
  type === 'quality' || type === 'social-value';

export const partsOf = <C extends { parentId: string | null }>(all: readonly C[], id: string): C[] =>
  all.filter(({ parentId }) => parentId === id);

/** What is scored itself: sub-criteria, and criteria that have none. */
export const leavesOf = (all: readonly PlacedCriterion[]): PlacedCriterion[] =>
  all
    .filter((one) => one.parentId === null && isScored(one))
    .flatMap((top) => {
      const parts = partsOf(all, top.id);
      return parts.length > 0 ? parts : [top];
    });

/** What a tender for this lot is judged by. */
export const ofLot = (all: readonly PlacedCriterion[], lotId: string | null): PlacedCriterion[] =>
  all.filter((one) => one.lotId === null || one.lotId === lotId);

/** "5 Excellent: All is there", a line each; null for a line that cannot be read. */
export function readGuide(text: string): { guide: Guide[]; odd: string | null } {
  const guide: Guide[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (!line) continue;
    const match = /^(\d{1,3})[\s.–-]+([^:]{1,60}):\s*(.+)$/.exec(line);
    if (!match) return { guide: [], odd: line };
    guide.push({ score: Number(match[1]), word: match[2]!.trim(), means: match[3]!.trim() });
  }
  return { guide: guide.sort((a, b) => a.score - b.score), odd: null };
}

export const writeGuide = (guide: readonly Guide[]): string =>
  guide.map(({ score, word, means }) => `${score} ${word}: ${means}`).join('\n');

const priceOf = (one: PlacedCriterion | undefined): PriceFormula | null => {
  if (!one) return null;
  const formula: Formula = one.formula ?? { id: 'relative' };
  const weight = one.weight * 100;
  if (formula.id === 'relative') return { id: 'relative', version: 1, weight };
  if (formula.id === 'benchmark') return { ...formula, version: 1, weight };
  return formula.id === 'fixed-price' ? { ...formula, version: 1 } : { id: 'price-per-quality-point', version: 1 };
};

/** What the engine works with, for one lot or for the whole. Weights are whole per cent, times a hundred. */
export function modelOf(criteria: readonly PlacedCriterion[], rules: ScoringRules, lotId: string | null): Model {
  const mine = ofLot(criteria, lotId);
  const tops = mine.filter(({ parentId }) => parentId === null);
  const scaled = (one: PlacedCriterion) => ({
    id: one.id,
    title: one.name,
    weight: one.weight * 100,
    minimum: one.least,
  });
  return {
    scales: leavesOf(mine).map((one) => ({ id: one.id, guides: guideOf(one) })),
    criteria: tops.filter(isScored).map((top) => {
      const parts = partsOf(mine, top.id);
      return parts.length > 0
        ? { ...scaled(top), scale: null, sub: parts.map((part) => ({ ...scaled(part), scale: part.id })) }
        : { ...scaled(top), scale: top.id, sub: [] };
    }),
    passFail: tops
      .filter(({ type }) => type === 'pass-or-fail')
      .map((one) => ({ id: one.id, title: one.name, test: one.question ?? '' })),
    price: priceOf(tops.find(({ type }) => type === 'price')),
    qualityFloor: rules.qualityFloor === null ? null : rules.qualityFloor * 100,
    ties: rules.ties,
  };
}
