import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import type { MarketQuestion } from './question.ts';
import { endQuestion, writeProgress } from './question-store.ts';
import { runInThreads } from './run-in-threads.ts';

const running = new Map<string, { abort: AbortController; done: Promise<void> }>();
/** One: pages are answered on the other core. */
const threads = 1;

type Playing = Pick<MarketQuestion, 'id' | 'caseId' | 'scenario' | 'title'>;

async function play(
  services: Services,
  { id, caseId, scenario, title }: Playing,
  abort: AbortController,
): Promise<void> {
  const inAct = <T>(work: Parameters<typeof act<T>>[2]) => act(services.act, theSystem, work);
  try {
    const answer = await runInThreads(scenario, threads, {
      signal: abort.signal,
      async told(done) {
        if (!(await inAct(({ tx }) => writeProgress(tx, id, done / scenario.draws)))) abort.abort();
      },
    });
    await inAct(async (current) => {
      if (!(await endQuestion(current.tx, id, answer, current.now))) return;
      current.record({
        action: 'marketQuestion.answered',
        on: { kind: 'marketQuestion', id },
        caseId,
        fields: ['answer'],
        content: JSON.stringify(answer),
        says: { title, text: 'Answered by a simulation', state: 'answered' },
      });
    });
  } catch (error) {
    // Whoever stopped it has said so already.
    if (abort.signal.aborted) return;
    process.emitWarning(error as Error);
    await inAct(({ tx, now }) => endQuestion(tx, id, null, now));
  }
}

/** Begins what nobody waits for; what goes wrong in it is told to whoever runs the server. */
export function beginPlaying(services: Services, question: Playing): void {
  const abort = new AbortController();
  const done = play(services, question, abort)
    .catch((error: Error) => process.emitWarning(error))
    .finally(() => {
      if (running.get(question.id)?.abort === abort) running.delete(question.id);
    });
  running.set(question.id, { abort, done });
}

/** Whether it is being played now, in this process: it does not outlive the server that began it. */
export const isPlaying = (id: string): boolean => running.has(id);

export const stopPlaying = (id: string): void => running.get(id)?.abort.abort();

/** When nobody in this process plays it any more. */
export const untilPlayed = (id: string): Promise<void> => running.get(id)?.done ?? Promise.resolve();
