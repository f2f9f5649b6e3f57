/** Hours by which a bidder's work is estimated. A range, because nobody has measured ours. */
export type Rate = Readonly<{ what: string; each: string; low: number; high: number; basis: string }>;

const ours = 'our assumption: no published figure was found, so measure it and change it here';

/** The rule, as data: read aloud, argued with, changed in the open. */
export const rates = {
  reading: {
    what: 'Reading the specification',
    each: '1,000 words',
    low: 0.1,
    high: 0.3,
    basis: 'about 60 to 170 words a minute, once to three times; our assumption',
  },
  question: { what: 'Understanding and planning answers', each: 'question', low: 0.25, high: 0.75, basis: ours },
  writing: { what: 'Writing answers', each: '1,000 words asked for', low: 2, high: 5, basis: ours },
  document: { what: 'Documents to attach', each: 'document', low: 0.5, high: 2, basis: ours },
  insurance: { what: 'Insurances to show or take out', each: 'insurance', low: 0.5, high: 3, basis: ours },
} as const satisfies Record<string, Rate>;

/** What is taken for what nobody has said: wide, so that saying it narrows the doubt. */
export const unsaid = {
  wordsEach: { low: 250, high: 1_000 },
  documents: { low: 0, high: 8 },
  insurances: { low: 1, high: 4 },
} as const;

/** More than this many hours of bidding for each £1,000 of a year’s value is too much for a small organisation. Set by judgement, not by a study. */
export const mostHoursPerThousand = 1;

/**
 * A tender named as out of proportion: 44 questions of 500 to 2,000 words each for £350,000 a year (Lloyds Bank Foundation for England &
 * Wales, from its study of 120 tenders put to charities). As many questions for the money, or more, is said.
 */
export const anchor = { questions: 44, wordsEach: { low: 500, high: 2_000 }, annualPence: 35_000_000 } as const;
