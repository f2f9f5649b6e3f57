import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Conversation } from '../conversation.ts';
import { saidAsTexts } from '../held/held.ts';
import { heldById } from '../held/held-store.ts';
import { heldStatements } from '../held/taking-part-store.ts';
import { moderateRemarks, type moderateRemarksInput } from './moderate-remarks.ts';
import { type Remark, sideTexts } from './remark.ts';
import { remarksOf } from './remark-store.ts';

/** What waits: new where a moderator looks first, or somebody asked to look. */
const waits = ({ state, reports }: Remark): boolean => state === 'unmoderated' || (state === 'accepted' && reports > 0);

export async function showRemarks({ tx, object }: Visit<Conversation>): Promise<Reply> {
  const held = (await heldById(tx, object.id)) ?? refuse('not-found');
  const under = new Map((await heldStatements(tx, object.id)).map(({ id, words }) => [id, words]));
  const all = await remarksOf(tx, object.id);
  const choice = (one: Remark) => ({
    value: one.id,
    text: one.words,
    hint: `${sideTexts[one.side]}, under “${under.get(one.statementId)}”. ${saidAsTexts[one.saidAs]}${one.reports > 0 ? `. Readers asked ${one.reports === 1 ? 'once' : `${one.reports} times`} for a look` : ''}`,
  });
  return page('voice/discussion/remarks.njk', 'Look at remarks', {
    conversation: object,
    waiting: all.filter(waits).map(choice),
    shown: all.filter((one) => one.state === 'accepted' && !waits(one)).map(choice),
    refused: all.filter(({ state }) => state === 'rejected').map(choice),
    reasonChoices: held.refusalReasons.map((value) => ({ value, text: value })),
  });
}

export async function saveRemarks({
  act,
  object,
  body,
}: Doing<Conversation, z.infer<typeof moderateRemarksInput>>): Promise<Reply> {
  const count = await moderateRemarks(act, object, body);
  const what = body.decision === 'accept' ? 'shown to everybody' : 'refused';
  return redirect(
    `/cases/${object.caseId}/conversations/${object.id}/remarks`,
    count === 1 ? `One remark is ${what}.` : `${count} remarks are ${what}.`,
  );
}
