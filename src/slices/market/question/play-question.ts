import type { Answer, Scenario } from '#engines/retender/index.ts';
import type { CountForecast } from '#engines/retender-history/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { openBackground } from '#platform/workers/background.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import { lookBackOf, pastTendersOf } from '../history/past-tender-store.ts';
import type { MarketQuestion } from './question.ts';
import { endQuestion, writeExpected, writeProgress } from './question-store.ts';
import { runInThreads } from './run-in-threads.ts';
import { comingLots, withExpected } from './scenario-from.ts';

/** One: pages are answered on the other core. */
const threads = 1;
const mostSeconds = 1_800;
const dayMs = 86_400_000;
const counting = import.meta.resolve('#engines/retender-history/index.ts');
export const plays = openBackground();
/** What the draws so far come to, for whoever watches; gone when the answer is kept. */
export const answersSoFar = new Map<string, Answer>();

type Playing = Pick<MarketQuestion, 'id' | 'caseId' | 'scenario' | 'title' | 'asked'>;
type InAct = <T>(work: Parameters<typeof act<T>>[2]) => Promise<T>;

/** First how many bidders the lots will have, from past tenders; kept with the question, and the simulation is brought to it. */
async function bringToHistory(inAct: InAct, { id, caseId, scenario, asked }: Playing): Promise<Scenario> {
  if (asked.expected !== null) return scenario;
  const { tenders, back, today } = await inAct(async ({ tx, now }) => ({
    tenders: await pastTendersOf(tx, caseId),
    back: (await lookBackOf(tx, caseId))?.found ?? null,
    today: londonDate(now),
  }));
  const year = Math.max(Number(today.slice(0, 4)), (tenders.at(-1)?.year ?? 0) + 1);
  const day = Math.max(Date.parse(today), Date.UTC(year, 0, 1)) / dayMs;
  const coming = comingLots(scenario, asked, day);
  const expected = back
    ? await runInWorker<CountForecast[]>(counting, 'expectBidders', [tenders, back, coming, year], mostSeconds)
    : [];
  const brought = withExpected(scenario, expected);
  await inAct(({ tx }) => writeExpected(tx, id, { ...asked, expected, expectedYear: year }, brought));
  return brought;
}

async function play(services: Services, question: Playing, signal: AbortSignal): Promise<void> {
  const { id } = question;
  const inAct: InAct = (work) => act(services.act, theSystem, work);
  try {
    const scenario = await bringToHistory(inAct, question);
    const answer = await runInThreads(scenario, threads, {
      signal,
      async told(done, answer) {
        answersSoFar.set(id, answer());
        if (!(await inAct(({ tx }) => writeProgress(tx, id, done / scenario.draws)))) plays.stop(id);
      },
    });
    await keep(inAct, question, answer);
  } catch (error) {
    if (!signal.aborted) await inAct(({ tx, now }) => endQuestion(tx, id, null, now));
    throw error;
  } finally {
    answersSoFar.delete(id);
  }
}

const keep = (inAct: InAct, { id, caseId, title }: Playing, answer: Answer): Promise<void> =>
  inAct(async (current) => {
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

/** Begins what nobody waits for. */
export const beginPlaying = (services: Services, question: Playing): void =>
  plays.begin(question.id, (signal) => play(services, question, signal));
