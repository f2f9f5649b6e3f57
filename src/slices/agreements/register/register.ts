export const regimes = [
  'ordinary',
  'light-touch',
  'below-threshold',
  'provider-selection',
  'earlier',
  'none',
  'unknown',
] as const;
export type Regime = (typeof regimes)[number];
export const regimeLabels: Record<Regime, string> = {
  ordinary: 'Procurement Act 2023',
  'light-touch': 'Procurement Act 2023, light touch',
  'below-threshold': 'Procurement Act 2023, below threshold',
  'provider-selection': 'Provider Selection Regime (health care in England)',
  earlier: 'The Public Contracts Regulations 2015, which came before',
  none: 'It is not a public contract',
  unknown: 'Nobody has said yet',
};

export type Registered = Readonly<{
  agreementId: string;
  purpose: string | null;
  /** Which law says how it is changed, watched and ended. */
  regime: Regime;
  /** Works have other limits than goods and services. */
  works: boolean;
  noticeOn: string | null;
  reviewOn: string | null;
  options: string | null;
  extendsToOn: string | null;
  contractId: string | null;
  outcomeIds: readonly string[];
  version: number;
}>;

/** What is shown of an agreement that nobody has said more of. Version 0 is not kept yet. */
export const notRegistered = (agreementId: string): Registered => ({
  agreementId,
  purpose: null,
  regime: 'unknown',
  works: false,
  noticeOn: null,
  reviewOn: null,
  options: null,
  extendsToOn: null,
  contractId: null,
  outcomeIds: [],
  version: 0,
});

export const comingKinds = ['notice', 'review', 'ends', 'last-end'] as const;
export type ComingKind = (typeof comingKinds)[number];
export const comingLabels: Record<ComingKind, string> = {
  notice: 'Last day to give notice',
  review: 'To be reviewed',
  ends: 'Ends',
  'last-end': 'Ends with every extension used',
};
