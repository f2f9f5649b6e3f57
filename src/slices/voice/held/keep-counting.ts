import { type Answer, type judgedAnswer, standardRule } from '#engines/opinion/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { act, look } from '#platform/act/act.ts';
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

const gathered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, gatherMs));

async function countOnce(services: Services, conversationId: string): Promise<void> {
  const { votes, held, before, closed } = await look(services.act, async (tx) => ({
    // Before the votes: whoever closes it meanwhile has it counted once more.
    closed: (await conversationsById(tx, [conversationId]))[0]?.state === 'closed',
    votes: await votesCounted(tx, conversationId),
    held: await heldById(tx, conversationId),
    before: await countOf(tx, conversationId),
  }));
  const rule = held?.rule ?? standardRule;
  const known = before?.answer.groups.length || null;
  const soon = await runInWorker<Answer>(engine, 'answerSoFar', [votes, rule, known], mostSeconds);
  await act(services.act, theSystem, ({ tx, now: at }) => keepCount(tx, conversationId, soon, null, at));
  const judged = await runInWorker<ReturnType<typeof judgedAnswer>>(engine, 'judgedAnswer', [votes, rule], mostSeconds);
  await act(services.act, theSystem, async ({ tx, now: at }) => {
    await keepCount(tx, conversationId, judged.answer, judged.stability, at);
    await tellCount(tx, conversationId, judged.answer, judged.stability, { closed, at });
    await tellWays(tx, conversationId, { closed, at });
    await tellWho(tx, services.signer, conversationId, { closed, at });
  });
}

async function keepCounting(services: Services, conversationId: string, signal: AbortSignal): Promise<void> {
  do {
    await gathered();
    touched.delete(conversationId);
    await countOnce(services, conversationId);
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
