import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, judgedAnswer, standardRule } from '#engines/opinion/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { type Act, act, look } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/http/services.ts';
import { openBackground } from '#platform/workers/background.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import { tellWho } from '../about/tell-who.ts';
import { conversationsById } from '../conversation-store.ts';
import { tellWays } from '../paper/tell-ways.ts';
import { tellCount } from '../told/tell-count.ts';
import { conversationsToCount, countOf, keepCount } from './count-store.ts';
import { heldById } from './held-store.ts';
import { votesCounted } from './taking-part-store.ts';

const engine = import.meta.resolve('#engines/opinion/index.ts');
const mostSeconds = 120;
/** Votes of a moment are counted together: a count takes as much of a core as some hundred votes. */
const gatherMs = 2_000;

export const counting = openBackground();
/** Conversations in which something was said since their count began. */
const touched = new Set<string>();

type Judged = ReturnType<typeof judgedAnswer>;

const toCount = async (tx: Tx, conversationId: string) => ({
  // Before the votes: whoever closes it meanwhile has it counted once more.
  closed: (await conversationsById(tx, [conversationId]))[0]?.state === 'closed',
  votes: await votesCounted(tx, conversationId),
  rule: (await heldById(tx, conversationId))?.rule ?? standardRule,
  before: await countOf(tx, conversationId),
});

async function keepJudged(
  tx: Tx,
  { signer }: Pick<Services, 'signer'>,
  conversationId: string,
  { answer, stability }: Judged,
  when: Readonly<{ closed: boolean; at: Date }>,
): Promise<void> {
  await keepCount(tx, conversationId, answer, stability, when.at);
  await tellCount(tx, conversationId, answer, stability, when);
  await tellWays(tx, conversationId, when);
  await tellWho(tx, signer, conversationId, when);
}

async function countOnce(services: Services, conversationId: string, signal: AbortSignal): Promise<void> {
  const { votes, rule, before, closed } = await look(services.act, (tx) => toCount(tx, conversationId));
  const known = before?.answer.groups.length || null;
  const soon = await runInWorker<Answer>(engine, 'answerSoFar', [votes, rule, known], mostSeconds, signal);
  await act(services.act, theSystem, ({ tx, now: at }) => keepCount(tx, conversationId, soon, null, at));
  const judged = await runInWorker<Judged>(engine, 'judgedAnswer', [votes, rule], mostSeconds, signal);
  await act(services.act, theSystem, ({ tx, now: at }) =>
    keepJudged(tx, services, conversationId, judged, { closed, at }),
  );
}

/** Counts in the act that asks and on its day, without gathering: for a few dozen people, where nobody waits for a page meanwhile. */
export async function countWithin(
  { tx, now: at }: Act,
  services: Pick<Services, 'signer'>,
  conversationId: string,
): Promise<void> {
  const { votes, rule, closed } = await toCount(tx, conversationId);
  await keepJudged(tx, services, conversationId, judgedAnswer(votes, rule), { closed, at });
}

async function keepCounting(services: Services, conversationId: string, signal: AbortSignal): Promise<void> {
  do {
    await wait(gatherMs, undefined, { signal });
    touched.delete(conversationId);
    await countOnce(services, conversationId, signal);
  } while (touched.has(conversationId) && !signal.aborted);
}

/** Something was said or voted: it is counted soon, and no request waits for it. However much is said meanwhile, one count runs at a time. */
export function countSoon(services: Services, conversationId: string): void {
  touched.add(conversationId);
  if (!counting.isRunning(conversationId))
    counting.begin(conversationId, (signal) => keepCounting(services, conversationId, signal));
}

/** Goes on with what a server that ended left uncounted. */
export async function resume(services: Services): Promise<void> {
  for (const id of await look(services.act, conversationsToCount)) {
    countSoon(services, id);
    await counting.untilDone(id);
  }
}
