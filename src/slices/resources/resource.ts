import type { Answers } from './answers/kind-answers.ts';

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

export const consents = ['not-asked', 'asked', 'given', 'refused', 'lapsed'] as const;
export type Consent = (typeof consents)[number];
export const consentLabels: Record<Consent, string> = {
  'not-asked': 'Not asked yet',
  asked: 'Asked, not answered',
  given: 'Given',
  refused: 'Refused',
  lapsed: 'Given once, and no longer stands',
};
/** What somebody has to have said: the ledger keeps who, and when. */
export const spokenConsents: readonly Consent[] = ['given', 'refused', 'lapsed'];

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
  consentBy: string | null;
  consentOn: string | null;
  conditions: string | null;
  supportCost: string | null;
  inTheWay: string | null;
  aims: string | null;
  whoCannot: string | null;
  fragility: string | null;
  readyIn: string | null;
  reviewOn: string | null;
  /** What its kind is asked beside the above, typed by the question. */
  answers: Answers;
  /** The last time that somebody said that it is still so. */
  confirmedAt: Date | null;
  confirmedBy: string | null;
  /** The entry of the directory that it was taken from. */
  entryId: string | null;
  /** The community whose it is: then it alone describes it, consents to it and takes it back. */
  bodyId: string | null;
  body: string | null;
  /** Who may speak for that community here. Whoever commissions the case, and their colleagues, may not. */
  speakers: readonly string[];
  /** Its people agree to its being listed for everybody. */
  listed: boolean;
  addedAt: Date;
}>;

/** Whose effort it is: people who give it freely, whom nobody may count on unasked. */
export const givenFreely: readonly ResourceType[] = ['self-help', 'voluntary', 'community-asset'];

export type Capacity = Readonly<{ counts: boolean; why: string }>;

/**
 * I8. Whether a resource may be counted on. Volunteers’ and communities’ effort needs somebody’s consent and the cost of supporting it;
 * unpaid carers’ never counts.
 */
export function countsAsCapacity(
  resource: Pick<Resource, 'type' | 'unpaidCarers' | 'consent' | 'consentBy' | 'supportCost' | 'state'>,
): Capacity {
  const not = (why: string): Capacity => ({ counts: false, why });
  if (resource.state === 'gone') return not('It is no longer there.');
  if (resource.unpaidCarers) return not('It is unpaid carers’ effort, which is never counted on.');
  if (resource.consent === 'refused') return not('Its steward has refused.');
  if (resource.consent === 'lapsed') return not('It was agreed once, and no longer stands.');
  if (givenFreely.includes(resource.type)) {
    if (resource.consent !== 'given') return not('Its steward has not agreed to it being counted on.');
    if (!resource.consentBy) return not('Nobody has said who agreed.');
    if (!resource.supportCost) return not('Nobody has said what it costs to support it.');
    return { counts: true, why: 'Its steward agreed, and the cost of supporting it is known.' };
  }
  const ours = resource.type === 'money' && resource.consent === 'not-asked';
  return resource.consent === 'given' || ours
    ? { counts: true, why: 'It is there to be used.' }
    : not('Its steward has not agreed yet.');
}

/** How a resource reads on the thread, now and on any day. */
export const sayResource = (resource: Resource): { title: string; text: string } => ({
  title: resource.name,
  text: [
    resourceTypeLabels[resource.type],
    resource.amount === null ? null : `${resource.amount} ${resource.unit ?? ''}`.trim(),
    resource.body ? `owned by ${resource.body}` : resource.steward && `steward: ${resource.steward}`,
    countsAsCapacity(resource).why,
  ]
    .filter(Boolean)
    .join(' · '),
});

/** In the order of the walk, self-help first and money last; within a kind by name. */
export const inWalkOrder = (resources: readonly Resource[]): Resource[] =>
  resources.toSorted(
    (a, b) => resourceTypes.indexOf(a.type) - resourceTypes.indexOf(b.type) || a.name.localeCompare(b.name, 'en-GB'),
  );
