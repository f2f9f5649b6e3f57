export const regimes = ['light-touch', 'ordinary', 'below-threshold', 'provider-selection'] as const;
export type Regime = (typeof regimes)[number];
export const regimeLabels: Record<Regime, string> = {
  'light-touch': 'Procurement Act 2023, light touch',
  ordinary: 'Procurement Act 2023',
  'below-threshold': 'Procurement Act 2023, below threshold',
  'provider-selection': 'Provider Selection Regime (health care in England)',
};

export const procurementRoutes = [
  'open',
  'competitive-flexible',
  'most-suitable-provider',
  'call-off',
  'direct-award',
] as const;
export type Route = (typeof procurementRoutes)[number];
export const routeLabels: Record<Route, string> = {
  open: 'Open procedure',
  'competitive-flexible': 'Competitive flexible procedure',
  'most-suitable-provider': 'Most suitable provider',
  'call-off': 'Call-off from a framework or dynamic market',
  'direct-award': 'Direct award',
};

/** Routes that a regime knows. The most suitable provider is a process of the Provider Selection Regime alone. */
export const routesOf: Record<Regime, readonly Route[]> = {
  'light-touch': ['open', 'competitive-flexible', 'call-off', 'direct-award'],
  ordinary: ['open', 'competitive-flexible', 'call-off', 'direct-award'],
  'below-threshold': ['open', 'call-off', 'direct-award'],
  'provider-selection': ['competitive-flexible', 'most-suitable-provider', 'call-off', 'direct-award'],
};

export const procurementStates = ['planned', 'published', 'awarded', 'stopped'] as const;
export type ProcurementState = (typeof procurementStates)[number];

export type Procurement = Readonly<{
  id: string;
  caseId: string;
  state: ProcurementState;
  version: number;
  title: string;
  regime: Regime;
  route: Route;
  because: string;
  publishOn: string | null;
  awardOn: string | null;
  signOn: string | null;
  startOn: string | null;
  /** When tenders are due, to the minute. */
  dueAt: Date | null;
  addedAt: Date;
}>;

export const lotStates = ['drawn', 'awarded', 'withdrawn'] as const;

export type Lot = Readonly<{
  id: string;
  caseId: string;
  state: (typeof lotStates)[number];
  version: number;
  procurementId: string;
  title: string;
  because: string;
  zone: string | null;
  valuePence: number | null;
  mostLots: number | null;
  leavesBehind: string | null;
  requirementIds: readonly string[];
  award: Readonly<{ supplier: string; because: string; power: string; decidedOn: string }> | null;
  addedAt: Date;
}>;

export type Criterion = Readonly<{ id: string; name: string; weight: number }>;

/** Weights are parts of a hundred; what is missing or too much is said. */
export function weightsSay(criteria: readonly Criterion[]): string | null {
  if (criteria.length === 0) return 'No criteria yet.';
  const sum = criteria.reduce((total, criterion) => total + criterion.weight, 0);
  if (sum === 100) return null;
  return sum < 100
    ? `The weights add up to ${sum}. ${100 - sum} are still to be given.`
    : `The weights add up to ${sum}, which is ${sum - 100} too many.`;
}
