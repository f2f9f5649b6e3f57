import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { registeredOf } from '../register/registered-of.ts';
import { endingLabels, endings, lastNoticeAsked, lastNoticeBy } from './ending.ts';
import { endingOf } from './ending-store.ts';
import {
  type endedInput,
  type endingInput,
  keepEnding,
  type lastNoticeInput,
  recordEnded,
  recordLastNotice,
} from './keep-ending.ts';

const pathOf = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>) => `/cases/${caseId}/agreements/${id}/ending`;

export async function showEnding({ tx, object, now }: Visit<Agreement>): Promise<Reply> {
  const today = londonDate(now);
  const ending = await endingOf(tx, object.id);
  const { regime } = await registeredOf(tx, object.id);
  const asked = lastNoticeAsked(regime, object.type);
  const by = asked && ending?.endedOn ? lastNoticeBy(ending.endedOn) : null;
  return page('agreements/ending/ending.njk', `How it ends: ${object.title}`, {
    agreement: object,
    ending,
    howText: ending && endingLabels[ending.how],
    notice: { asked, by, late: by !== null && !ending?.noticeOn && by < today },
    howChoices: endings.map((value) => ({ value, text: endingLabels[value] })),
  });
}

type Does<B extends z.ZodType> = Doing<Agreement, z.infer<B>>;

export async function saveEndingPlan({ act, object, body }: Does<typeof endingInput>): Promise<Reply> {
  await keepEnding(act, object, body);
  return redirect(pathOf(object), 'The plan for its end is kept.');
}

export async function saveEnded({ act, object, body }: Does<typeof endedInput>): Promise<Reply> {
  await recordEnded(act, object, body);
  return redirect(pathOf(object), 'It has ended.');
}

export async function saveLastNotice({ act, object, body }: Does<typeof lastNoticeInput>): Promise<Reply> {
  await recordLastNotice(act, object, body);
  return redirect(pathOf(object), 'The last notice is recorded.');
}
