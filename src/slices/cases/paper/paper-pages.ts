import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Case } from '../case.ts';
import { exemptParagraphs, noticeBy, paperParts } from './paper-part.ts';
import { paperPartsOf, paperWayOf } from './paper-store.ts';
import { planDecision, type planDecisionInput } from './plan-decision.ts';
import { writePaperPart, type writePaperPartInput } from './write-paper-part.ts';

export async function showPaperParts({ tx, object }: Visit<Case>): Promise<Reply> {
  const written = new Map((await paperPartsOf(tx, object.id)).map((one) => [one.part as string, one]));
  const way = await paperWayOf(tx, object.id);
  return page('cases/paper-parts.njk', 'What only you can add to the paper', {
    parts: paperParts.map((one) => ({ ...one, written: written.get(one.part) ?? null })),
    paragraphs: exemptParagraphs.map(({ number, text }) => ({ value: String(number), text: `${number}: ${text}` })),
    way,
    noticeBy: way?.isKey && way.decisionOn ? noticeBy(way.decisionOn) : null,
  });
}

const here = (one: Case) => `/cases/${one.id}/paper/parts`;

export async function keepPaperPart({ act, object, body }: Doing<Case, z.infer<typeof writePaperPartInput>>) {
  await writePaperPart(act, object.id, body);
  return redirect(here(object), 'It is in the paper.');
}

export async function keepDecisionPlan({ act, object, body }: Doing<Case, z.infer<typeof planDecisionInput>>) {
  await planDecision(act, object.id, body);
  return redirect(here(object), 'The way to the decision is in the paper.');
}
