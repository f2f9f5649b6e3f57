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

/** What each kind asks, so that somebody who writes one knows which it is. */
export const requirementTypeHints: Record<RequirementType, string> = {
  input: 'what has to be there: people, hours, places',
  process: 'how it is done, or the standard it meets',
  output: 'what is done or made, and can be counted',
  outcome: 'what comes of it for people',
  principle: 'how we work with each other and with people',
  information: 'what we tell each other, and learn from',
  exit: 'what happens at the end, or before it',
  'standard-clause': 'asked of every provider, and exempt from the contractability questions',
};

export const strengths = ['must', 'should'] as const;
export type Strength = (typeof strengths)[number];
export const strengthLabels: Record<Strength, string> = {
  must: 'Must: without it the work is not done as agreed',
  should: 'Should: leaving it out needs a reason',
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
  strength: Strength;
  test: string | null;
  /** Where the figures or the evidence come from. */
  dataSource: string | null;
  checkedBy: string | null;
  /** How it may be changed once it is agreed. */
  changeMechanism: string | null;
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

/** What a requirement does not say yet. Nothing here blocks; a standard clause is complete as it is. */
export function unsaid(
  one: Pick<Requirement, 'type' | 'test' | 'measureId' | 'dataSource' | 'checkedBy' | 'changeMechanism'>,
): string[] {
  if (one.type === 'standard-clause') return [];
  const asked: [unknown, string][] = [
    [one.test, 'how anybody could tell that it is satisfied'],
    // A principle or an exit is looked at and talked about; a number for it is not missed.
    [one.measureId || ['principle', 'exit', 'input'].includes(one.type), 'which measure shows it'],
    [one.dataSource, 'where the figures or the evidence come from'],
    [one.checkedBy, 'who checks'],
    [one.changeMechanism, 'how it may change'],
  ];
  return asked.filter(([said]) => !said).map(([, what]) => what);
}
