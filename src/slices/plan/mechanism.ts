export const mechanismTypes = [
  'self-help',
  'volunteering',
  'community-asset',
  'partner-commitment',
  'planning',
  'powers',
  'norm',
  'technology',
  'market-innovation',
  'grant',
  'alliance',
  'contract',
] as const;
export type MechanismType = (typeof mechanismTypes)[number];

export const mechanismTypeLabels: Record<MechanismType, string> = {
  'self-help': 'Self-help and peer support',
  volunteering: 'Volunteering',
  'community-asset': 'Community asset',
  'partner-commitment': 'Partner commitment',
  planning: 'Planning and design',
  powers: 'Licensing to legislation',
  norm: 'Norm',
  technology: 'Technology',
  'market-innovation': 'Market innovation',
  grant: 'Grant',
  alliance: 'Alliance',
  contract: 'Contract',
};

export const contributions = ['main', 'supporting', 'weak'] as const;
export type Contribution = (typeof contributions)[number];
export const tiers = ['primary', 'secondary', 'tertiary', 'none'] as const;
export const tierLabels = {
  primary: 'Prevents',
  secondary: 'Acts early',
  tertiary: 'Reduces or delays',
  none: 'Not prevention',
} as const;
export const mechanismStates = ['proposed', 'chosen', 'stopped'] as const;

export type Mechanism = Readonly<{
  id: string;
  caseId: string;
  state: (typeof mechanismStates)[number];
  version: number;
  outcomeId: string;
  type: MechanismType;
  title: string;
  contribution: Contribution;
  evidence: string | null;
  sceptic: string | null;
  tier: (typeof tiers)[number] | null;
  timeToEffect: string | null;
  resourceId: string | null;
  addedAt: Date;
}>;

const bought: readonly MechanismType[] = ['contract', 'grant', 'alliance'];

/** How an outcome is pursued, by count and contribution; never by shares, which would claim to know more than anybody does. */
export function describeMix(mechanisms: readonly Mechanism[]): string {
  const live = mechanisms.filter((mechanism) => mechanism.state !== 'stopped');
  if (live.length === 0) return 'Nothing pursues it yet.';
  const by = live.filter((mechanism) => bought.includes(mechanism.type));
  const main = live.filter((mechanism) => mechanism.contribution === 'main');
  const mainWords =
    main.length === 0
      ? 'None is said to be the main one.'
      : `The main one: ${main.map((mechanism) => mechanism.title).join('; ')}.`;
  return `${live.length} ${live.length === 1 ? 'way' : 'ways'} of pursuing it: ${by.length} by contract, grant or alliance, ${live.length - by.length} by other means. ${mainWords}`;
}
