export const resourceTypes = [
  'self-help',
  'voluntary',
  'community-asset',
  'partner-effort',
  'planning',
  'powers',
  'norms',
  'data',
  'technology',
  'market-innovation',
  'money',
] as const;
export type ResourceType = (typeof resourceTypes)[number];

export const resourceTypeLabels: Record<ResourceType, string> = {
  'self-help': 'Self-help and peer support',
  voluntary: 'Voluntary effort',
  'community-asset': 'Community asset',
  'partner-effort': 'Partner effort',
  planning: 'Planning and design',
  powers: 'Licensing, byelaws, regulation and legislation',
  norms: 'Norms',
  data: 'Data and know-how',
  technology: 'Technology',
  'market-innovation': 'Market innovation',
  money: 'Money',
};

export const consents = ['not-asked', 'asked', 'given', 'refused'] as const;
export type Consent = (typeof consents)[number];
export const consentLabels: Record<Consent, string> = {
  'not-asked': 'Not asked yet',
  asked: 'Asked, not answered',
  given: 'Given',
  refused: 'Refused',
};

export const resourceStates = ['known', 'gone'] as const;

export type Resource = Readonly<{
  id: string;
  caseId: string;
  state: (typeof resourceStates)[number];
  version: number;
  outcomeId: string | null;
  type: ResourceType;
  name: string;
  steward: string | null;
  amount: number | null;
  unit: string | null;
  unpaidCarers: boolean;
  consent: Consent;
  consentOn: string | null;
  conditions: string | null;
  supportCost: string | null;
  inTheWay: string | null;
  aims: string | null;
  whoCannot: string | null;
  fragility: string | null;
  readyIn: string | null;
  reviewOn: string | null;
  addedAt: Date;
}>;

/** Whose effort it is: people who give it freely, whom nobody may count on unasked. */
const givenFreely: readonly ResourceType[] = ['self-help', 'voluntary', 'community-asset'];

export type Capacity = Readonly<{ counts: boolean; why: string }>;

/** I8. Whether a resource may be counted on. Volunteers’ and communities’ effort needs consent and the cost of supporting it; unpaid carers’ never counts. */
export function countsAsCapacity(
  resource: Pick<Resource, 'type' | 'unpaidCarers' | 'consent' | 'supportCost' | 'state'>,
): Capacity {
  if (resource.state === 'gone') return { counts: false, why: 'It is no longer there.' };
  if (resource.unpaidCarers) return { counts: false, why: 'It is unpaid carers’ effort, which is never counted on.' };
  if (resource.consent === 'refused') return { counts: false, why: 'Its steward has refused.' };
  if (givenFreely.includes(resource.type)) {
    if (resource.consent !== 'given')
      return { counts: false, why: 'Its steward has not agreed to it being counted on.' };
    if (!resource.supportCost) return { counts: false, why: 'Nobody has said what it costs to support it.' };
    return { counts: true, why: 'Its steward agreed, and the cost of supporting it is known.' };
  }
  if (resource.consent === 'given' || resource.type === 'money')
    return { counts: true, why: 'It is there to be used.' };
  return { counts: false, why: 'Its steward has not agreed yet.' };
}
