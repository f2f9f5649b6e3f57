import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { Cancelled, openSolver } from '#platform/solver/open-solver.ts';
import type { Allocation } from './allocation.ts';
import { allocationsById, writeProgress } from './allocation-store.ts';
import { endLooking } from './ask-portfolios.ts';
import { look } from './look.ts';

/** Each programme may take so long, and may end so near to the best that could be: it is said beside the answer. */
const each = { seconds: 2, gap: 0.01 };
const running = new Map<string, AbortController>();

/** Looks for a large question's portfolios in a thread of its own, and keeps what it finds; tells how far it is as it goes. */
async function runSearch(services: Services, { id, asked }: Pick<Allocation, 'id' | 'asked'>): Promise<void> {
  const abort = new AbortController();
  running.set(id, abort);
  const solver = openSolver(abort.signal);
  const inAct = <T>(work: Parameters<typeof act<T>>[2]) => act(services.act, theSystem, work);
  try {
    const found = await look(
      asked,
      (model) => solver.solve(model, each),
      async (share) => {
        if (!(await inAct(({ tx }) => writeProgress(tx, id, share)))) abort.abort();
      },
    );
    await inAct(async (current) => {
      const [one] = await allocationsById(current.tx, [id]);
      if (one?.state === 'looking') await endLooking(current, one, found);
    });
  } catch (error) {
    await inAct(async (current) => {
      const [one] = await allocationsById(current.tx, [id]);
      if (one?.state === 'looking') await endLooking(current, one, null);
    });
    if (!(error instanceof Cancelled)) process.emitWarning(error as Error);
  } finally {
    running.delete(id);
    await solver.close();
  }
}

/** Begins a search that nobody waits for; what goes wrong in it is told to whoever runs the server. */
export function beginSearch(services: Services, allocation: Pick<Allocation, 'id' | 'asked'>): void {
  runSearch(services, allocation).catch((error: Error) => process.emitWarning(error));
}

/** Whether somebody is looking for it now, in this process: a search does not outlive the server that began it. */
export const isRunning = (id: string): boolean => running.has(id);

export const stopSearch = (id: string): void => running.get(id)?.abort();
