import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { behind } from '../held/public-pages.ts';
import { draftsOf } from './draft-store.ts';
import { gatherDrafts } from './gather-drafts.ts';
import { replies, replyTexts, takesReplies } from './reply.ts';
import { type replyInput, replyToWords } from './reply-to-words.ts';
import { draftsAsked, repliesBy, roundsOf } from './round-store.ts';
import { toldOutside } from './tell-tallies.ts';

const replyChoices = replies.map((value) => ({ value, text: replyTexts[value] }));

/** Words that are being written, for somebody who takes part: each draft, what it rests on, and what they think of its words. */
export async function showWords(visit: Visit): Promise<Reply> {
  const { conversation, voter } = await behind(visit);
  const today = londonDate(visit.now);
  const rounds = await roundsOf(visit.tx, conversation.id);
  const open = rounds.find((round) => takesReplies(round, today)) ?? null;
  const asked = new Set(open ? await draftsAsked(visit.tx, open.id) : []);
  const drafts = (await draftsOf(visit.tx, conversation.id)).filter(
    ({ shared, state }) => shared && state !== 'laid-aside',
  );
  const own = new Map((await repliesBy(visit.tx, voter.id)).map((one) => [one.wordingId, one]));
  return publicPage('voice/rounds/words.njk', 'Words that are being written', {
    conversation,
    path: `/public/taking-part/${visit.params.token}`,
    out: voter.out,
    open,
    drafts: (await toldOutside(visit.tx, conversation.id, await gatherDrafts(visit.tx, drafts), today)).map(
      (draft) => ({
        ...draft,
        asks: asked.has(draft.id) && draft.state === 'written' && !voter.out,
        own: own.get(draft.wordingId) ?? null,
        saidOfEarlier: draft.earlier.some(({ id }) => own.has(id)),
      }),
    ),
    replyChoices,
    replyTexts,
  });
}

export async function saveReply(doing: Doing<never, z.infer<typeof replyInput>>): Promise<Reply> {
  await replyToWords(doing.act, await behind(doing), doing.body);
  const said =
    doing.body.says === 'take-back'
      ? 'What you said of these words is taken back.'
      : 'It is kept. You can change it until the round ends.';
  return redirect(`/public/taking-part/${doing.params.token}/words`, said);
}
