import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { openBackground } from '#platform/workers/background.ts';
import type { MarketQuestion } from './question.ts';
import { endQuestion, writeProgress } from './question-store.ts';
import { runInThreads } from './run-in-threads.ts';

/** One: pages are answered on the other core. */
const threads = 1;
export const plays = openBackground();

type Playing = Pick<MarketQuestion, 'id' | 'caseId' | 'scenario' | 'title'>;

async function play(services: Services, { id, caseId, scenario, title }: Playing, signal: AbortSignal): Promise<void> {
  const inAct = <T>(work: Parameters<typeof act<T>>[2]) => act(services.act, theSystem, work);
  try {
    const answer = await runInThreads(scenario, threads, {
      signal,
      async told(done) {
        if (!(await inAct(({ tx }) => writeProgress(tx, id, done / scenario.draws)))) plays.stop(id);
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
    if (!signal.aborted) await inAct(({ tx, now }) => endQuestion(tx, id, null, now));
    throw error;
  }
}

/** Begins what nobody waits for. */
export const beginPlaying = (services: Services, question: Playing): void =>
  plays.begin(question.id, (signal) => play(services, question, signal));
