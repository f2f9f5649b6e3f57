import type { Requirement, RequirementType, Strength } from '../requirement.ts';

/** What a clause hangs from, in whose words. Words that people said are kept by id: they may be taken back. */
export type Trace = Readonly<{
  outcomeId: string | null;
  outcome: string | null;
  forWhom: string | null;
  owned: readonly string[];
  quotationIds: readonly string[];
  need: string | null;
  duty: string | null;
  organisational: string | null;
}>;

export type ClauseContent = Readonly<{
  requirementId: string;
  title: string;
  words: string;
  type: RequirementType;
  strength: Strength;
  state: Requirement['state'];
  test: string | null;
  measure: string | null;
  dataSource: string | null;
  checkedBy: string | null;
  changeMechanism: string | null;
  paymentDepends: boolean;
  trace: Trace;
}>;

export type Held = Readonly<{ requirementId: string; title: string; because: string }>;

/** Everything that a version says, numbered by its order. */
export type Content = Readonly<{
  title: string;
  specifies: string | null;
  sections: readonly Readonly<{ title: string; clauses: readonly ClauseContent[] }>[];
  /** Clauses that are not in it, and what stands in their way. */
  held: readonly Held[];
}>;

export type Numbered = ClauseContent & Readonly<{ number: string; section: string }>;

/** The clauses with their legal numbers; an empty section has no number, as in the file. */
export const numberContent = (content: Content): Numbered[] =>
  content.sections
    .filter((section) => section.clauses.length > 0)
    .flatMap((section, at) =>
      section.clauses.map((clause, index) => ({
        ...clause,
        number: `${at + 1}.${index + 1}`,
        section: section.title,
      })),
    );

/** The words below a clause, each after what it is; what nobody has said is left out. */
export function detailsOf(clause: ClauseContent): { label: string; words: string }[] {
  const lines: [string, string | null][] = [
    ['Satisfied when', clause.test],
    ['Shown by', clause.measure],
    ['Evidence from', clause.dataSource],
    ['Checked by', clause.checkedBy],
    ['May change', clause.changeMechanism],
    ['Payment', clause.paymentDepends ? 'a payment depends on this result' : null],
  ];
  return lines.flatMap(([label, words]) => (words ? [{ label, words }] : []));
}
