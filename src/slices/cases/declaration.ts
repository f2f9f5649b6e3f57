export const declarationStates = ['nothing-to-declare', 'declared', 'cleared', 'mitigated', 'excluded'] as const;
export type DeclarationState = (typeof declarationStates)[number];

export type Declaration = Readonly<{
  id: string;
  caseId: string;
  personId: string;
  person: string;
  interest: string | null;
  state: DeclarationState;
  because: string | null;
  decidedBy: string | null;
  version: number;
  declaredAt: Date;
}>;

/** Whether somebody may evaluate or influence. Not declared, undecided and excluded all mean no. */
export function mayInfluence(state: DeclarationState | null): boolean {
  return state === 'nothing-to-declare' || state === 'cleared' || state === 'mitigated';
}

export const declarationLabels: Record<DeclarationState, string> = {
  'nothing-to-declare': 'Nothing to declare',
  declared: 'Declared, not yet decided on',
  cleared: 'Cleared',
  mitigated: 'Mitigated',
  excluded: 'Excluded',
};
