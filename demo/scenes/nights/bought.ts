/** What is bought for the nights, for how much, and how tenders for it are judged: words and numbers alone. */
const pounds = (value: number): number => value * 100;

export const night = {
  title: 'Somebody who comes at night',
  inWords:
    'If you fall or need somebody at night, you press a button or ring, and a person comes to your home. We are looking for those who will come, in two parts of Thornmere. What you pay for yourself does not change.',
} as const;

export const mechanism = {
  type: 'contract',
  title: 'Somebody who comes at night',
  contribution: 'supporting',
  evidence: 'Of 84 falls a month that end in hospital, every third was on the floor for more than an hour.',
  sceptic: 'Wilf Garside: I would not ring. I would not want to wake anybody',
  tier: 'secondary',
  timeToEffect: '3 months',
  resourceId: null,
} as const;

/** What answering takes a bidder. */
export const burden = {
  ...{ annualValue: pounds(420_000), forSmall: true, questions: 5, wordsLow: 100, wordsHigh: 300 },
  ...{ documents: 2, insurances: 1 },
};

export const requirement = {
  type: 'output',
  title: 'Somebody is there within 45 minutes at night',
  words: 'Whoever rings between ten at night and seven in the morning has a person at their door within 45 minutes.',
  test: 'Minutes from the call to the door, every night, as a chart that residents see',
} as const;

export const lots = [
  {
    key: 'night.town',
    title: 'Nights in Harbour and Northside',
    zone: 'Harbour and Northside',
    because: 'Two workers in one car reach every street from Northside depot within half an hour.',
    value: pounds(780_000),
    leavesBehind: 'A list of who holds which spare key, which each person can read and change.',
  },
  {
    key: 'night.country',
    title: 'Nights in Vale and Fell & Shore',
    zone: 'Vale and Fell & Shore',
    because: 'The roads are long. Somebody who lives in the valley is there before a car from the town.',
    value: pounds(480_000),
    leavesBehind: 'Neighbours in every village who are trained to help somebody off the floor.',
  },
] as const;

export const division = {
  divided: 'yes',
  because: 'Nobody who lives in the valleys could bid for the town as well, and they would be there first.',
  mostTendered: 2,
  mostWon: null,
  mechanism: null,
} as const;

const nothing = {
  ...{ guide: null, least: null, lightTouch: null, outcomeId: null, parentId: null, lotId: null },
  ...{ reason: null, republish: false, judgedBy: 'panel' as const },
};

/** Weights with the price's 30 make a hundred. `asks` names the requirements that it comes from. */
export const criteria = [
  {
    ...nothing,
    key: 'there',
    type: 'quality',
    name: 'Who comes, and how soon',
    weight: 30,
    question: 'Who comes at three in the morning, from where, and who comes if they are out already?',
    asks: ['night'],
  },
  {
    ...nothing,
    key: 'kept',
    type: 'quality',
    name: 'How those who work at night are kept',
    weight: 15,
    question: 'How are nights paid and shared out, and what do your workers say of it?',
    judgedBy: 'practitioners',
    asks: ['pay'],
  },
  {
    ...nothing,
    key: 'felt',
    type: 'quality',
    name: 'What it is like for whoever fell',
    weight: 15,
    question: 'Tell us about one night, from the call until the kettle is on.',
    judgedBy: 'residents',
    lightTouch: 'recipients-and-carers',
    asks: [],
  },
  {
    ...nothing,
    key: 'stays',
    type: 'social-value',
    name: 'What stays when the contract ends',
    weight: 10,
    question: 'What will people here know or own in three years that they do not now?',
    asks: ['tell'],
  },
  {
    ...nothing,
    key: 'registered',
    type: 'pass-or-fail',
    name: 'Registered for personal care',
    weight: null,
    question:
      'Are you registered with the Care Quality Commission for personal care, or will you be by the first night?',
    asks: [],
  },
] as const;

export const price = {
  formula: 'relative',
  weight: 30,
  ...{ lotId: null, benchmark: null, atBenchmark: null, perPercent: null, cap: null, fixed: null },
  ...{ reason: null, republish: false },
} as const;

export const rules = {
  vat: 'excluding',
  ...{ qualityFloor: 30, tieBy: 'quality', tieThen: null, lowShare: 80, estimate: null, anonymised: false },
  ...{ lowPrice: 650_000_00, highPrice: 850_000_00, version: 0, reason: null, republish: false },
} as const;

/** What a form of a change after publication asks besides; before it, nothing. */
export const unpublished = {
  ...{ changeBecause: null, republish: [], extended: null, extensionBecause: null, tendersBy: null },
};
