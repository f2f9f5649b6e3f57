import { findFaults, pounds, rehearse } from '#engines/scoring/index.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import type { Procurement } from '../procurement.ts';
import { criteriaShown } from './criteria-shown.ts';
import { modelOf } from './criterion.ts';
import { lotIdsOf } from './faults.ts';

/** What the model rewards, tried on bids that are made up, before anybody bids. */
export async function showRewards({ tx, object }: Visit<Procurement>): Promise<Reply> {
  const { all, rules, lots } = await criteriaShown(tx, object);
  const differ = all.some(({ lotId }) => lotId !== null);
  const { lowPence, highPence } = rules;
  const tried = (differ ? lotIdsOf(lots) : [null]).map((lotId) => {
    const model = modelOf(all, rules, lotId);
    const faults = all.length === 0 ? [] : findFaults(model);
    const range = lowPence && highPence ? { lowPence, highPence } : null;
    return {
      lot: lots.find(({ id }) => id === lotId)?.title ?? null,
      faults,
      rehearsal: all.length > 0 && faults.length === 0 && range ? rehearse(model, range) : null,
    };
  });
  return page('procurement/criteria/rewards.njk', `What this model rewards: ${object.title}`, {
    procurement: object,
    tried,
    range: lowPence && highPence ? `${pounds(lowPence)} to ${pounds(highPence)}` : null,
    none: all.length === 0,
  });
}
