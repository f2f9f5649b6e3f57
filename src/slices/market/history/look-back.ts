import type { LookBack } from '#engines/retender-history/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { openBackground } from '#platform/workers/background.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import { endLookBack, lookBackOf, pastTendersOf } from './past-tender-store.ts';

const engine = import.meta.resolve('#engines/retender-history/index.ts');
const mostSeconds = 1_800;
export const lookBacks = openBackground();

async function look(services: Services, caseId: string): Promise<void> {
  const inAct = <T>(work: Parameters<typeof act<T>>[2]) => act(services.act, theSystem, work);
  const { begun, tenders } = await inAct(async ({ tx }) => ({
    begun: await lookBackOf(tx, caseId),
    tenders: await pastTendersOf(tx, caseId),
  }));
  if (begun?.state !== 'looking') return;
  const end = (found: LookBack | null) =>
    inAct(async (current) => {
      if (!(await endLookBack(current.tx, caseId, begun.tendersHash, found, current.now))) return;
      current.record({
        action: found ? 'lookBack.ended' : 'lookBack.stopped',
        on: { kind: 'case', id: caseId },
        caseId,
        fields: ['look_backs'],
      });
    });
  try {
    await end(await runInWorker<LookBack>(engine, 'lookBack', [tenders], mostSeconds));
  } catch (error) {
    await end(null);
    throw error;
  }
}

/** Works out, beside the pages, what a case's past tenders could have foretold. */
export const beginLooking = (services: Services, caseId: string): void =>
  lookBacks.begin(caseId, () => look(services, caseId));
