import type { RequirementType } from '../requirement.ts';

export const specificationStates = ['draft', 'issued', 'withdrawn'] as const;

export type Section = Readonly<{ id: string; position: number; title: string }>;
/** A clause is a requirement in its place: its words are the requirement's, and are changed there. */
export type Clause = Readonly<{ id: string; sectionId: string; position: number; requirementId: string }>;

export type Specification = Readonly<{
  id: string;
  caseId: string;
  state: (typeof specificationStates)[number];
  version: number;
  title: string;
  /** The way of pursuing an outcome that it specifies, where it is one. */
  mechanismId: string | null;
  sections: readonly Section[];
  clauses: readonly Clause[];
  addedAt: Date;
}>;

/** The order in which a first draft is laid out, and what each section is called until somebody calls it otherwise. */
export const firstSections: readonly { type: RequirementType; title: string }[] = [
  { type: 'outcome', title: 'What comes of it for people' },
  { type: 'principle', title: 'How we work together' },
  { type: 'output', title: 'What is done' },
  { type: 'process', title: 'How it is done' },
  { type: 'input', title: 'What has to be there' },
  { type: 'information', title: 'What we tell each other and learn' },
  { type: 'exit', title: 'At the end' },
  { type: 'standard-clause', title: 'Standard clauses' },
];
