import type { Organisation } from '#slices/people/index.ts';

export const agreementTypes = [
  'contract',
  'grant',
  'alliance',
  'memorandum',
  'pooled-fund',
  'compact',
  'licence',
] as const;
export type AgreementType = (typeof agreementTypes)[number];
export const agreementTypeLabels: Record<AgreementType, string> = {
  contract: 'Contract',
  grant: 'Grant',
  alliance: 'Alliance',
  memorandum: 'Memorandum of understanding',
  'pooled-fund': 'Pooled fund',
  compact: 'Community compact',
  licence: 'Licence',
};

export const roles = ['commissioner', 'provider', 'member', 'host', 'funder', 'other'] as const;
export type Role = (typeof roles)[number];
export const roleLabels: Record<Role, string> = {
  commissioner: 'Commissions',
  provider: 'Provides',
  member: 'Is a member',
  host: 'Hosts the money',
  funder: 'Gives money',
  other: 'Something else',
};

export const moneys = ['pooled', 'aligned'] as const;
export type Money = (typeof moneys)[number];

export type Party = Readonly<{
  id: string;
  /** Null where the organisation is not on this installation: then its name and type are as somebody typed them. */
  organisationId: string | null;
  name: string;
  type: Organisation['type'];
  role: Role;
  money: Money | null;
  amountPence: number | null;
  /** Which of its functions it puts under the agreement; it stays accountable for them. */
  functions: string | null;
}>;

export const agreementStates = ['draft', 'in-force', 'ended'] as const;

export type Agreement = Readonly<{
  id: string;
  caseId: string;
  state: (typeof agreementStates)[number];
  version: number;
  type: AgreementType;
  title: string;
  mechanismId: string | null;
  lotId: string | null;
  startsOn: string | null;
  endsOn: string | null;
  valuePence: number | null;
  leavesBehind: string | null;
  basis: 's75' | null;
  parties: readonly Party[];
  /** In force, and its last day is over. */
  pastEnd?: boolean;
  addedAt: Date;
}>;

/** "Contract between Thornmere Council and Fell Care" */
export function sayAgreement({ type, parties }: Pick<Agreement, 'type' | 'parties'>): string {
  const names = parties.map(({ name }) => name);
  if (names.length === 0) return `${agreementTypeLabels[type]}, with nobody yet`;
  if (names.length === 1) return `${agreementTypeLabels[type]} with ${names[0]}`;
  return `${agreementTypeLabels[type]} between ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
