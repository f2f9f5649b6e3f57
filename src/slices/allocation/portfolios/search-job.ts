import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { openSolver } from '#platform/solver/open-solver.ts';
import { openBackground } from '#platform/workers/background.ts';
import type { Allocation } from './allocation.ts';
import { allocationsById, writeProgress } from './allocation-store.ts';
import { endLooking } from './ask-portfolios.ts';
import { look } from './look.ts';

/** Each programme may take so long, and may end so near to the best that could be: it is said beside the answer. */
const each = { seconds: 2, gap: 0.01 };
export const searches = openBackground();

/** Looks for a large question's portfolios in a thread of its own, and keeps what it finds; tells how far it is as it goes. */
async function search(
  services: Services,
  { id, asked }: Pick<Allocation, 'id' | 'asked'>,
  signal: AbortSignal,
): Promise<void> {
  const solver = openSolver(signal);
  const inAct = <T>(work: Parameters<typeof act<T>>[2]) => act(services.act, theSystem, work);
  const end = (found: Parameters<typeof endLooking>[2]) =>
    inAct(async (current) => {
      const [one] = await allocationsById(current.tx, [id]);
      if (one?.state === 'looking') await endLooking(current, one, found);
    });
  try {
    const found = await look(
      asked,
      (model) => solver.solve(model, each),
      async (share) => {
        if (!(await inAct(({ tx }) => writeProgress(tx, id, share)))) searches.stop(id);
      },
    );
    await end(found);
  } catch (error) {
    await end(null);
    throw error;
  } finally {
    await solver.close();
  }
}

/** Begins a search that nobody waits for. */
export const beginSearch = (services: Services, allocation: Pick<Allocation, 'id' | 'asked'>): void =>
  searches.begin(allocation.id, (signal) => search(services, allocation, signal));
