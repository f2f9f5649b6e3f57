import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { measuresOf } from '#slices/measures/index.ts';
import { requirementsOf } from '../requirement-store.ts';
import { type Clash, sayShare, shareSupported, shownClash } from './clash.ts';
import { clashesOf, supportsOf } from './clash-store.ts';
import {
  answerClash,
  type answerClashInput,
  type clashInput,
  putClash,
  supportAim,
  type supportInput,
} from './put-clash.ts';
import { shownAimsOf } from './shown-aims-of.ts';

const pathOf = (caseId: string): string => `/cases/${caseId}/aims-and-measures`;

export async function showAimsAndMeasures(visit: Visit<Subject>): Promise<Reply> {
  const { tx, theCase, object } = visit;
  const caseId = theCase?.id ?? object.caseId ?? object.id;
  const { shown, someKeptBack } = await shownAimsOf(tx, caseId);
  const measures = await measuresOf(tx, caseId);
  const requirements = (await requirementsOf(tx, caseId)).filter((one) => one.state !== 'dropped');
  const named = new Map<string, { title: string; path: string }>([
    ...measures.map((one) => [one.id, { title: one.name, path: `/cases/${caseId}/measures/${one.id}` }] as const),
    ...(await requirementsOf(tx, caseId)).map(
      (one) => [one.id, { title: one.title, path: `/cases/${caseId}/requirements/${one.id}` }] as const,
    ),
  ]);
  const supports = await supportsOf(tx, caseId);
  const share = shareSupported(shown, supports);
  return page('plan/aims-and-measures.njk', 'Aims against measures', {
    caseId,
    share: sayShare(share),
    someKeptBack,
    aims: shown.map((aim) => ({
      ...aim,
      measures: supports
        .filter((one) => one.aimId === aim.id)
        .flatMap((one) => (named.has(one.measureId) ? [{ id: one.measureId, ...named.get(one.measureId)! }] : [])),
    })),
    clashes: (await clashesOf(tx, caseId)).map((clash) => ({
      ...shownClash(clash, shown),
      against: named.get(clash.againstId) ?? null,
    })),
    aimChoices: shown.map((aim) => ({ value: aim.id, text: `“${aim.wants}” (${aim.by})` })),
    measureChoices: measures.map(({ id, name }) => ({ value: id, text: name })),
    requirementChoices: requirements.map(({ id, title }) => ({ value: id, text: title })),
  });
}

export async function keepClash({ act, object, body }: Doing<Subject, z.infer<typeof clashInput>>): Promise<Reply> {
  const id = await putClash(act, object.id, body);
  return redirect(`${pathOf(object.id)}#clash-${id}`, 'It is put. Somebody who could change it has to answer.');
}

export async function keepClashAnswer({
  act,
  object,
  body,
}: Doing<Clash, z.infer<typeof answerClashInput>>): Promise<Reply> {
  await answerClash(act, object, body);
  return redirect(`${pathOf(object.caseId)}#clash-${object.id}`, 'The answer is kept beside it.');
}

export async function keepSupport({ act, object, body }: Doing<Subject, z.infer<typeof supportInput>>): Promise<Reply> {
  await supportAim(act, object.id, body);
  return redirect(pathOf(object.id), body.does === 'add' ? 'It is kept.' : 'It is taken back.');
}
