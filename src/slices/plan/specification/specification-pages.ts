import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Clash } from '../aims/clash.ts';
import { clashesOf } from '../aims/clash-store.ts';
import { burdenOf, wordsOf } from '../burden/burden-of.ts';
import { burdenSaidOf } from '../burden/burden-store.ts';
import { type burdenInput, sayBurden } from '../burden/say-burden.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { isOrphan, requirementTypeLabels } from '../requirement.ts';
import { requirementsOf } from '../requirement-store.ts';
import { clausesOf, inOrder } from './arrange.ts';
import {
  changeClause,
  type clauseInput,
  type moveInput,
  moveInSpecification,
  nameSection,
  removeSection,
  type removeSectionInput,
  type sectionInput,
} from './change-specification.ts';
import { type Content, detailsOf, numberContent } from './content.ts';
import { draftSpecification, type specificationInput } from './draft-specification.ts';
import { gatherContent } from './gather-content.ts';
import type { Specification } from './specification.ts';
import { specificationsOf } from './specification-store.ts';
import { versionsOf } from './version-store.ts';

export const pathOf = ({ caseId, id }: Pick<Specification, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/specifications/${id}`;

export async function listSpecifications({ tx, object }: Visit<Subject>): Promise<Reply> {
  const requirements = (await requirementsOf(tx, object.id)).filter((one) => one.state !== 'dropped');
  return page('plan/specifications.njk', 'Specifications', {
    specifications: (await specificationsOf(tx, object.id)).map((one) => ({ ...one, path: pathOf(one) })),
    requirements: requirements.length,
    mechanismChoices: (await mechanismsOf(tx, object.id))
      .filter((one) => one.state !== 'stopped')
      .map(({ id, title }) => ({ value: id, text: title })),
  });
}

export async function keepSpecification({
  act,
  object,
  body,
}: Doing<Subject, z.infer<typeof specificationInput>>): Promise<Reply> {
  const id = await draftSpecification(act, { ...body, caseId: object.id });
  return redirect(
    pathOf({ caseId: object.id, id }),
    'It is laid out from what was asked for. The words are those of the people who wrote the requirements.',
  );
}

export async function showSpecification({ tx, object }: Visit<Specification>): Promise<Reply> {
  const requirements = await requirementsOf(tx, object.caseId);
  const known = new Map(requirements.map((one) => [one.id, one]));
  const used = new Set(object.clauses.map((clause) => clause.requirementId));
  const { whole } = await gatherContent(tx, object);
  const said = await burdenSaidOf(tx, object.id);
  return page('plan/specification.njk', object.title, {
    specification: { ...object, path: pathOf(object) },
    specifies: whole.specifies,
    sections: laidOut(object, whole, await clashesOf(tx, object.caseId)),
    sectionChoices: inOrder(object.sections).map(({ id, title }) => ({ value: id, text: title })),
    unused: requirements
      .filter((one) => one.state !== 'dropped' && !used.has(one.id))
      .map(({ id, title, type }) => ({ value: id, text: `${title} (${requirementTypeLabels[type].toLowerCase()})` })),
    orphans: [...used].filter((id) => known.has(id) && isOrphan(known.get(id)!)).length,
    drafts: [...used].filter((id) => known.get(id)?.state === 'draft').length,
    held: whole.held,
    versions: (await versionsOf(tx, object.id)).reverse(),
    said,
    burden: said ? burdenOf(said, wordsOf(whole)) : null,
  });
}

/** Sections and clauses with their ids, so that each can be moved, and what each says. */
function laidOut(specification: Specification, whole: Content, clashes: readonly Clash[]) {
  const says = new Map(numberContent(whole).map((one) => [one.requirementId, one]));
  const held = new Map(whole.held.map((one) => [one.requirementId, one.because]));
  return inOrder(specification.sections).map((section, at, all) => ({
    ...section,
    first: at === 0,
    last: at === all.length - 1,
    clauses: clausesOf(specification, section.id).flatMap(({ id, requirementId }) => {
      const content = says.get(requirementId);
      return content
        ? [
            {
              ...content,
              id,
              details: detailsOf(content),
              label: requirementTypeLabels[content.type],
              held: held.get(requirementId) ?? null,
              pullsAgainst: clashes.filter((one) => one.againstId === requirementId && one.state === 'open').length,
              hangsFrom: [content.trace.outcome, content.trace.need, content.trace.duty, content.trace.organisational]
                .filter(Boolean)
                .join('; '),
            },
          ]
        : [];
    }),
  }));
}

export async function moveIt({ act, object, body }: Doing<Specification, z.infer<typeof moveInput>>): Promise<Reply> {
  await moveInSpecification(act, object, body);
  return redirect(`${pathOf(object)}#${body.what}-${body.id}`, 'It is moved.');
}

export async function saveSection({
  act,
  object,
  body,
}: Doing<Specification, z.infer<typeof sectionInput>>): Promise<Reply> {
  await nameSection(act, object, body);
  return redirect(pathOf(object), 'The section is kept.');
}

export async function dropSection({
  act,
  object,
  body,
}: Doing<Specification, z.infer<typeof removeSectionInput>>): Promise<Reply> {
  await removeSection(act, object, body);
  return redirect(pathOf(object), 'The empty section is gone.');
}

export async function saveClause({
  act,
  object,
  body,
}: Doing<Specification, z.infer<typeof clauseInput>>): Promise<Reply> {
  await changeClause(act, object, body);
  return redirect(
    pathOf(object),
    body.does === 'take-out' ? 'It is taken out. The requirement is still there.' : 'It is in its place.',
  );
}

export async function saveBurden({
  act,
  object,
  body,
}: Doing<Specification, z.infer<typeof burdenInput>>): Promise<Reply> {
  await sayBurden(act, object, body);
  return redirect(`${pathOf(object)}#burden`, 'What a bid takes is worked out anew.');
}
