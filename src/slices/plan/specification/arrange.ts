import type { Requirement } from '../requirement.ts';
import { type Clause, firstSections, type Section } from './specification.ts';

export type Arrangement = Readonly<{ sections: readonly Section[]; clauses: readonly Clause[] }>;
type Wanted = Pick<Requirement, 'id' | 'type'>;

/** A first draft: what is asked for, each kind in its section, in the order in which it was written. Nothing is made up. */
export function arrange(requirements: readonly Wanted[], newId: () => string): Arrangement {
  const sections: Section[] = [];
  const clauses: Clause[] = [];
  for (const { type, title } of firstSections) {
    const own = requirements.filter((requirement) => requirement.type === type);
    if (own.length === 0) continue;
    const section = { id: newId(), position: sections.length + 1, title };
    sections.push(section);
    for (const [index, requirement] of own.entries())
      clauses.push({ id: newId(), sectionId: section.id, position: index + 1, requirementId: requirement.id });
  }
  return { sections, clauses };
}

export const inOrder = <T extends { position: number; id: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));

export const clausesOf = (arrangement: Arrangement, sectionId: string): Clause[] =>
  inOrder(arrangement.clauses.filter((clause) => clause.sectionId === sectionId));

const renumbered = <T extends { position: number }>(list: readonly T[]): T[] =>
  list.map((one, index) => ({ ...one, position: index + 1 }));

function swapped<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  [copy[from], copy[to]] = [copy[to]!, copy[from]!];
  return copy;
}

export const directions = ['up', 'down'] as const;
export type Direction = (typeof directions)[number];

/** A section one place up or down with all its clauses; at the end of the list it stays where it is. */
export function moveSection(arrangement: Arrangement, id: string, direction: Direction): Arrangement {
  const list = inOrder(arrangement.sections);
  const from = list.findIndex((section) => section.id === id);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= list.length) return arrangement;
  return { ...arrangement, sections: renumbered(swapped(list, from, to)) };
}

/** A clause one place up or down; past the edge of its section it goes into the one before or after. */
export function moveClause(arrangement: Arrangement, id: string, direction: Direction): Arrangement {
  const clause = arrangement.clauses.find((one) => one.id === id);
  if (!clause) return arrangement;
  const own = clausesOf(arrangement, clause.sectionId);
  const from = own.findIndex((one) => one.id === id);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (to >= 0 && to < own.length) return withClauses(arrangement, clause.sectionId, renumbered(swapped(own, from, to)));
  const sections = inOrder(arrangement.sections);
  const at = sections.findIndex((section) => section.id === clause.sectionId);
  const next = sections[direction === 'up' ? at - 1 : at + 1];
  return next ? putClause(arrangement, id, next.id, direction === 'up' ? 'end' : 'start') : arrangement;
}

/** A clause at the start or the end of a section. */
export function putClause(
  arrangement: Arrangement,
  id: string,
  sectionId: string,
  where: 'start' | 'end' = 'end',
): Arrangement {
  const clause = arrangement.clauses.find((one) => one.id === id);
  if (!clause) return arrangement;
  const without = arrangement.clauses.filter((one) => one.id !== id);
  const left = { ...arrangement, clauses: without };
  const moved = { ...clause, sectionId };
  const own = clausesOf(left, sectionId);
  const target = renumbered(where === 'start' ? [moved, ...own] : [...own, moved]);
  const there = { ...left, clauses: [...without.filter((one) => one.sectionId !== sectionId), ...target] };
  if (clause.sectionId === sectionId) return there;
  return withClauses(there, clause.sectionId, renumbered(clausesOf(there, clause.sectionId)));
}

const withClauses = (arrangement: Arrangement, sectionId: string, own: readonly Clause[]): Arrangement => ({
  ...arrangement,
  clauses: [...arrangement.clauses.filter((clause) => clause.sectionId !== sectionId), ...own],
});

export function takeOutClause(arrangement: Arrangement, id: string): Arrangement {
  const clause = arrangement.clauses.find((one) => one.id === id);
  if (!clause) return arrangement;
  const left = { ...arrangement, clauses: arrangement.clauses.filter((one) => one.id !== id) };
  return withClauses(left, clause.sectionId, renumbered(clausesOf(left, clause.sectionId)));
}

/** A new clause at the end of a section; one that is there already stays where it is. */
export function addClause(arrangement: Arrangement, id: string, requirementId: string, sectionId: string): Arrangement {
  if (arrangement.clauses.some((clause) => clause.requirementId === requirementId)) return arrangement;
  const position = clausesOf(arrangement, sectionId).length + 1;
  return { ...arrangement, clauses: [...arrangement.clauses, { id, sectionId, position, requirementId }] };
}
