import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { requirementsOf } from '../requirement-store.ts';
import {
  type Arrangement,
  addClause,
  clausesOf,
  directions,
  inOrder,
  moveClause,
  moveSection,
  putClause,
  takeOutClause,
} from './arrange.ts';
import { recordSpecification } from './record-specification.ts';
import type { Specification } from './specification.ts';
import { saveArrangement, updateSpecification } from './specification-store.ts';

export const moveInput = z.strictObject({
  what: z.enum(['section', 'clause'], { error: 'Choose what to move' }),
  id: field.id(),
  to: z.enum(directions, { error: 'Choose up or down' }),
  version: field.version(),
});

export const moveInSpecification = (act: Act, one: Specification, input: z.infer<typeof moveInput>) =>
  keep(act, one, input.version, (input.what === 'section' ? moveSection : moveClause)(one, input.id, input.to));

export const sectionInput = z.strictObject({
  /** Empty for a new one. */
  section: field.optionalId(),
  title: field.text('Enter a heading for the section', 150),
  version: field.version(),
});

export async function nameSection(act: Act, one: Specification, input: z.infer<typeof sectionInput>): Promise<void> {
  const { section: id, title, version } = input;
  if (id && !one.sections.some((section) => section.id === id)) slip('title', 'That section is no longer there');
  const sections = id
    ? one.sections.map((section) => (section.id === id ? { ...section, title } : section))
    : [...one.sections, { id: act.newId(), position: one.sections.length + 1, title }];
  await keep(act, one, version, { ...one, sections });
}

export const removeSectionInput = z.strictObject({ section: field.id(), version: field.version() });

/** Only an empty section goes: clauses are moved or taken out first, so that none is lost by the way. */
export async function removeSection(
  act: Act,
  one: Specification,
  input: z.infer<typeof removeSectionInput>,
): Promise<void> {
  if (clausesOf(one, input.section).length > 0) slip('section', 'Move its clauses first');
  const left = inOrder(one.sections.filter((section) => section.id !== input.section));
  const sections = left.map((section, index) => ({ ...section, position: index + 1 }));
  await keep(act, one, input.version, { ...one, sections });
}

export const clauseInput = z.strictObject({
  does: z.enum(['add', 'put', 'take-out'], { error: 'Choose what to do with the clause' }),
  /** A clause, or for a new one the requirement that it is made of. */
  clause: field.id('Choose a requirement'),
  section: field.optionalId(),
  version: field.version(),
});

export async function changeClause(act: Act, one: Specification, input: z.infer<typeof clauseInput>): Promise<void> {
  const { does, clause, version } = input;
  if (does === 'take-out') return keep(act, one, version, takeOutClause(one, clause));
  const section = one.sections.find(({ id }) => id === input.section) ?? slip('section', 'Choose a section');
  if (does === 'put') return keep(act, one, version, putClause(one, clause, section.id));
  const known = (await requirementsOf(act.tx, one.caseId)).some((requirement) => requirement.id === clause);
  if (!known) slip('clause', 'Choose one from the list');
  await keep(act, one, version, addClause(one, act.newId(), clause, section.id));
}

async function keep(act: Act, before: Specification, version: number, now: Arrangement): Promise<void> {
  const specification = { ...before, sections: now.sections, clauses: now.clauses };
  await updateSpecification(act.tx, specification, version);
  await saveArrangement(act.tx, before.id, now);
  recordSpecification(act, 'specification.arranged', specification);
}
