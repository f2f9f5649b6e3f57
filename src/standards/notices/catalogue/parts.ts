import { by } from '../fields/make.ts';
import { authorityFields, title } from '../fields/parties.ts';
import { subjectFields } from '../fields/subject.ts';
import type { Field, Notice } from '../notice.ts';

/** Fields with the paragraphs of one regulation, in order. */
export const under = (regulation: string, fields: readonly (readonly [string, Field])[]): readonly Field[] =>
  fields.map(([paragraph, field]) => by(`${regulation}${paragraph}`, field));

export const all = (law: string, fields: readonly Field[]): readonly Field[] => fields.map((field) => by(law, field));

/** What nearly every notice begins with: who, what it is called, its identifier. */
export const opening = (regulation: string, identifier: Field): readonly Field[] => [
  ...all(`${regulation}(2)(a); r.13`, authorityFields),
  by(`${regulation}(2)(b)`, title),
  by(`${regulation}(2)(c)`, identifier),
];

export const subject = (law: string): readonly Field[] => all(`${law}; r.14`, subjectFields);

export const always: Notice['notNeeded'] = () => null;

/** What is true of all of them until somebody compares the texts of 2026. */
export const amendments = 'Amendments made in 2026 were not read: compare with the text in force.';
export const numberFromMemory = (code: string): string => `The number ${code} is from memory: check this.`;
export const inferredTag = 'The release tag is inferred, not seen in a published release.';
