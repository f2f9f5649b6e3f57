export const requirementTypes = [
  'input',
  'process',
  'output',
  'outcome',
  'principle',
  'information',
  'exit',
  'standard-clause',
] as const;
export type RequirementType = (typeof requirementTypes)[number];
export const requirementTypeLabels: Record<RequirementType, string> = {
  input: 'Input',
  process: 'Process or standard',
  output: 'Output',
  outcome: 'Outcome',
  principle: 'Principle or relationship',
  information: 'Information and learning',
  exit: 'Exit',
  'standard-clause': 'Standard clause',
};

export const requirementStates = ['draft', 'agreed', 'dropped'] as const;

export type Requirement = Readonly<{
  id: string;
  caseId: string;
  state: (typeof requirementStates)[number];
  version: number;
  type: RequirementType;
  title: string;
  words: string;
  test: string | null;
  outcomeId: string | null;
  needId: string | null;
  legalDuty: string | null;
  organisational: string | null;
  mechanismId: string | null;
  measureId: string | null;
  paymentDepends: boolean;
  addedAt: Date;
}>;

/** I1. A requirement hangs from an outcome or need, a legal duty, or a named obligation of the organisation; otherwise it is an orphan, and shown. */
export const isOrphan = (
  requirement: Pick<Requirement, 'outcomeId' | 'needId' | 'legalDuty' | 'organisational'>,
): boolean => !requirement.outcomeId && !requirement.needId && !requirement.legalDuty && !requirement.organisational;
