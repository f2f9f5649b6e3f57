import type { Bid, Model, PriceFormula, Scale } from './types.ts';

/** A made-up model to try the engine on: home care, three criteria, one of them in two parts. */
export const scale: Scale = {
  id: 'five',
  guides: [
    { score: 0, word: 'Nothing', means: 'No answer, or none to the question' },
    { score: 1, word: 'Poor', means: 'Most of what is asked is not shown' },
    { score: 2, word: 'Fair', means: 'Some of what is asked is not shown' },
    { score: 3, word: 'Good', means: 'What is asked is shown, with minor gaps' },
    { score: 4, word: 'Very good', means: 'What is asked is shown in full' },
    { score: 5, word: 'Excellent', means: 'What is asked is shown in full, and how it will be kept so' },
  ],
};

export const madeUpModel = (price: PriceFormula | null, more: Partial<Model> = {}): Model => {
  const weighed = price?.id === 'relative' || price?.id === 'benchmark' ? price.weight : 0;
  const quality = 10_000 - weighed;
  const [first, second] = [Math.floor(quality / 2), Math.floor(quality / 3)];
  const criterion = { scale: 'five', minimum: null, sub: [] };
  return {
    scales: [scale],
    criteria: [
      { ...criterion, id: 'care', title: 'Same faces at the door', weight: first },
      { ...criterion, id: 'rounds', title: 'Rounds on foot', weight: second },
      {
        id: 'place',
        title: 'What is left in the place',
        weight: quality - first - second,
        scale: null,
        minimum: null,
        sub: [
          { id: 'jobs', title: 'Jobs for people who live here', weight: 3_333, scale: 'five', minimum: null },
          { id: 'skills', title: 'Skills that stay', weight: 6_667, scale: 'five', minimum: null },
        ],
      },
    ],
    passFail: [{ id: 'cqc', title: 'Registered with the regulator', test: 'On the register on the day of the tender' }],
    price,
    qualityFloor: null,
    ties: [{ by: 'quality' }, { by: 'criterion', id: 'care' }, { by: 'lot' }],
    ...more,
  };
};

export const madeUpBid = (
  id: string,
  pricePence: number | null,
  scores: readonly number[],
  more: Partial<Bid> = {},
): Bid => ({
  id,
  pricePence,
  scores: { care: scores[0]!, rounds: scores[1]!, jobs: scores[2]!, skills: scores[3]! },
  passes: { cqc: true },
  ...more,
});
