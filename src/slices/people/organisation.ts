export const organisationKinds = [
  'council',
  'health-body',
  'public-body',
  'housing-association',
  'charity',
  'community-group',
  'provider',
  'other',
] as const;
export type OrganisationType = (typeof organisationKinds)[number];

export type Organisation = Readonly<{
  id: string;
  name: string;
  type: OrganisationType;
  state: 'active';
  version: number;
  caseId: null;
  memberIds: readonly string[];
  stewardIds: readonly string[];
}>;

/** Who may grant hats for an organisation, and who merely belongs to it. */
export const memberships = ['steward', 'member'] as const;
export type MembershipType = (typeof memberships)[number];
