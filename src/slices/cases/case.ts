/** A hat is worn on one case and granted by an organisation; one person may wear different hats on different cases. */
export const hats = [
  'commissioner',
  'procurement',
  'partner',
  'practitioner',
  'provider',
  'community',
  'councillor',
  'auditor',
] as const;
export type Hat = (typeof hats)[number];

export const hatLabels: Record<Hat, string> = {
  commissioner: 'Commissioner',
  procurement: 'Procurement',
  partner: 'Partner',
  practitioner: 'Practitioner',
  provider: 'Provider',
  community: 'Community',
  councillor: 'Councillor',
  auditor: 'Auditor',
};

export const caseStates = ['open', 'published', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export type Case = Readonly<{
  id: string;
  caseId: string;
  state: CaseState;
  version: number;
  title: string;
  /** The sentence that began it, kept as it was typed. */
  about: string;
  purpose: string | null;
  place: string | null;
  forWhom: string | null;
  endsOn: string | null;
  organisationId: string;
  startedBy: string;
  startedAt: Date;
}>;
