import type { z } from 'zod';
import { organisationIds } from '#platform/access/who.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from './case.ts';
import { casesOf } from './case-store.ts';
import { describeCase, type describeCaseInput } from './describe-case.ts';
import { linesOf } from './line-store.ts';
import { caseLines } from './lines.ts';

export async function listCases({ tx, who }: Visit): Promise<Reply> {
  return page('cases/list.njk', 'Cases', { cases: await casesOf(tx, who.personId!, organisationIds(who)) });
}

export async function showDescription({ tx, object }: Visit<Case>): Promise<Reply> {
  return page('cases/describe.njk', 'What this case is for', { lines: caseLines, words: await linesOf(tx, object.id) });
}

export async function saveDescription({
  act,
  object,
  body,
}: Doing<Case, z.infer<typeof describeCaseInput>>): Promise<Reply> {
  await describeCase(act, object, body);
  return redirect(`/cases/${object.id}`, 'The case now says this.');
}
