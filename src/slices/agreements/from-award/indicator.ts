/** Procurement Regulations 2024 regulation 39(5): what a rating can be called. */
export const ratings = ['good', 'approaching', 'improve', 'inadequate', 'other'] as const;
export type Rating = (typeof ratings)[number];
export const ratingLabels: Record<Rating, string> = {
  good: 'Good',
  approaching: 'Approaching target',
  improve: 'Requires improvement',
  inadequate: 'Inadequate',
  other: 'Other',
};

export const fewestIndicators = 3;
export const mostMaterial = 3;

export type Indicator = Readonly<{
  id: string;
  agreementId: string;
  name: string;
  target: string;
  obligationId: string | null;
  measureId: string | null;
  /** One of the three that matter most at this time: regulation 39(4)(d). */
  material: boolean;
}>;

/** What is still asked of the indicators; nothing where the law asks for none, whoever would like some. */
export function indicatorsLack(
  asked: boolean,
  indicators: readonly Pick<Indicator, 'material'>[],
  because: string | null,
): string[] {
  if (!asked || because) return [];
  const lacks: string[] = [];
  const missing = fewestIndicators - indicators.length;
  if (missing > 0)
    lacks.push(
      `The law asks for at least three performance indicators before this contract is entered into. Set ${missing} more, or say why performance cannot be assessed like that.`,
    );
  else if (indicators.filter(({ material }) => material).length < mostMaterial)
    lacks.push('Mark the three that matter most: notices describe those.');
  return lacks;
}
