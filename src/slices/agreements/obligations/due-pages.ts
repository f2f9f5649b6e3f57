import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { givenEvidence } from '#platform/files/evidence/index.ts';
import { pageAsked } from '#platform/http/page-asked.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { type Obligation, oftenLabels } from '../obligation.ts';
import { bringEvidence, type evidenceInput } from './bring-evidence.ts';
import { countDue, type DueOf, dueLines, dueOf } from './due-store.ts';
import { sightOf } from './sight-of.ts';

const perPage = 50;
const titles: Record<DueOf, string> = {
  ours: 'What we owe',
  theirs: 'What is owed to us',
  cases: 'Everything due on my cases',
};

/** What is due to me: across cases, what my organisations owe, what is owed to them, and all that falls due where I wear a hat. */
export async function showDue({ tx, who, now, query }: Visit): Promise<Reply> {
  const today = londonDate(now);
  const of = dueOf.find((one) => one === query.of) ?? 'ours';
  const sight = await sightOf(tx, who);
  const shown = pageAsked(query, perPage);
  return page('agreements/register/due.njk', titles[of], {
    of,
    ways: dueOf.map((value) => ({ value, text: titles[value] })),
    lines: (await dueLines(tx, sight, of, shown)).map((one) => ({
      ...one,
      late: one.dueOn < today,
      often: oftenLabels[one.howOften],
    })),
    count: await countDue(tx, sight, of, today),
    shown,
    belongs: who.organisations.length > 0,
  });
}

export async function keepEvidence({
  act,
  object,
  body,
  files,
  services,
}: Doing<Obligation, z.infer<typeof evidenceInput>>): Promise<Reply> {
  const file = await givenEvidence(files);
  const id = await bringEvidence(act, object, body);
  if (file) await services.files.keepEvidence(act, { kind: 'obligation', id: object.id }, id, object.caseId, file);
  return redirect(`/cases/${object.caseId}/obligations/${object.id}`, 'The evidence is kept.');
}
