import { londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import { casesById } from '#slices/cases/index.ts';
import type { Conversation } from '../conversation.ts';
import { draftsOf } from './draft-store.ts';
import { endsOf } from './ends-of.ts';
import { gatherDrafts } from './gather-drafts.ts';
import { noticeFor } from './round-store.ts';
import { toldOutside } from './tell-tallies.ts';

/** The page of the case that anybody can read, where it was published. */
export async function publicCasePath({ tx }: Pick<Visit, 'tx'>, caseId: string): Promise<string | null> {
  const [one] = await casesById(tx, [caseId]);
  return one && one.state !== 'open' ? `/public/cases/${caseId}` : null;
}

/** What the page that everybody reads tells of drafts, of where statements ended, and of the report. */
export async function toldToAll(visit: Visit, conversation: Conversation) {
  const { tx, now } = visit;
  const drafts = (await draftsOf(tx, conversation.id)).filter(({ shared, state }) => shared && state !== 'laid-aside');
  const ended = await endsOf(tx, conversation.id);
  return {
    outcome: {
      ...(await noticeFor(tx, conversation.id, londonDate(now))),
      drafts: await toldOutside(tx, conversation.id, await gatherDrafts(tx, drafts), londonDate(now)),
      ends: ended.some(({ ends }) => ends.length > 0) ? ended : [],
      casePath: await publicCasePath(visit, conversation.caseId),
    },
  };
}

/** The same for somebody's own page: where what they said ended, and whether they are asked about words. */
export async function toldToOne(visit: Visit, conversation: Conversation, saysAnything: boolean) {
  const { tx, now } = visit;
  const notice = await noticeFor(tx, conversation.id, londonDate(now));
  if (!saysAnything) return { outcome: { ...notice, ends: {}, casePath: null } };
  const ended = await endsOf(tx, conversation.id);
  return {
    outcome: {
      ...notice,
      ends: Object.fromEntries(ended.map(({ statementId, ends }) => [statementId, ends])),
      casePath: await publicCasePath(visit, conversation.caseId),
    },
  };
}

/** What whoever holds the conversation is told on its page: how many statements have no end yet. */
export async function toldToHolder({ tx }: Pick<Visit, 'tx'>, conversation: Conversation) {
  const drafts = await draftsOf(tx, conversation.id);
  const ended = await endsOf(tx, conversation.id);
  return {
    outcome: {
      drafts: drafts.filter(({ state }) => state !== 'laid-aside').length,
      without: ended.filter(({ ends }) => ends.length === 0),
    },
  };
}
