export const contractTypes = [
  'goods-services-central',
  'goods-services-sub-central',
  'works',
  'light-touch',
  'light-touch-utilities',
  'light-touch-concession',
  'concession',
  'utilities',
] as const;
export type ContractType = (typeof contractTypes)[number];
export const contractTypeLabels: Record<ContractType, string> = {
  'goods-services-central': 'goods and services, central government',
  'goods-services-sub-central': 'goods and services, other authorities',
  works: 'works',
  'light-touch': 'light touch',
  'light-touch-utilities': 'light touch, utilities',
  'light-touch-concession': 'light touch concessions',
  concession: 'concessions',
  utilities: 'utilities, goods and services',
};

export type ThresholdRow = Readonly<{
  id: string;
  from: string;
  until: string;
  /** Pounds with value added tax, as they are published. */
  pounds: Readonly<Record<ContractType, number>>;
  source: string;
  /** Who compared the row with the law, and when. */
  checked: Readonly<{ by: string; on: string }> | null;
}>;

/**
 * Thresholds of schedule 1 to the Procurement Act 2023. They change every second year: a row is added, and what was answered under an older one
 * keeps it. Nobody has compared these with the amending regulations yet.
 */
export const thresholdRows: readonly ThresholdRow[] = [
  {
    id: '2024-25',
    from: '2024-01-01',
    until: '2025-12-31',
    pounds: {
      'goods-services-central': 139_688,
      'goods-services-sub-central': 214_904,
      works: 5_372_609,
      'light-touch': 663_540,
      'light-touch-utilities': 884_720,
      'light-touch-concession': 5_372_609,
      concession: 5_372_609,
      utilities: 429_809,
    },
    source: 'Thresholds of 2024 and 2025, as procurement bodies published them',
    checked: null,
  },
  {
    id: '2026-27',
    from: '2026-01-01',
    until: '2027-12-31',
    pounds: {
      'goods-services-central': 135_018,
      'goods-services-sub-central': 207_720,
      works: 5_193_000,
      'light-touch': 663_540,
      'light-touch-utilities': 884_720,
      'light-touch-concession': 5_372_609,
      concession: 5_193_000,
      utilities: 415_440,
    },
    source: 'Thresholds of 2026 and 2027: Procurement Policy Note 023 and two commentaries agree',
    checked: null,
  },
];

/** Fixed amounts in sections of the Act, in pounds with value added tax, as enacted. */
export const fixedAmounts = {
  notifiableCentral: 12_000,
  notifiableOther: 30_000,
  selectionInWorksCentral: 138_760,
  selectionInWorksOther: 213_477,
  large: 5_000_000,
} as const;

export const thresholdsOn = (on: string, rows: readonly ThresholdRow[] = thresholdRows): ThresholdRow | null =>
  rows.find((row) => row.from <= on && on <= row.until) ?? null;
