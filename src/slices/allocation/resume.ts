import { look } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { allocationsLooking } from './portfolios/allocation-store.ts';
import { beginSearch, searches } from './portfolios/search-job.ts';

/** Goes on with searches that a server that ended left undone, one after the other. */
export async function resume(services: Services): Promise<void> {
  for (const allocation of await look(services.act, allocationsLooking)) {
    if (!searches.isRunning(allocation.id)) beginSearch(services, allocation);
    await searches.untilDone(allocation.id);
  }
}
