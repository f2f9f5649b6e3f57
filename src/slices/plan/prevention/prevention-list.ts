import { addUp } from '#engines/prevention/index.ts';
import type { Subject } from '#platform/access/kinds.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { preventionAccess } from '../access.ts';
import { type Mechanism, mechanismTypeLabels, tierLabels, tiers } from '../mechanism.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import type { PreventionEstimate } from './prevention.ts';
import { preventionOf } from './prevention-store.ts';
import { sayMoney, sayPrevention, workOut } from './say-prevention.ts';

/** Totals need only the centre and the corners, which no draw changes. */
const fewDraws = 100;

/** Effort by tier: how many ways prevent, act early or delay; their kinds; what those that say so cost in a year. */
export function effortByTier(mechanisms: readonly Mechanism[], estimates: readonly PreventionEstimate[]) {
  const live = mechanisms.filter((one) => one.state !== 'stopped');
  return [...tiers, null].map((tier) => {
    const of = live.filter((one) => one.tier === tier);
    const costs = of.flatMap((one) => {
      const costed = estimates.filter((each) => each.mechanismId === one.id && each.estimate.costPence.central > 0);
      // Two estimates of one way name the cost of the same work: it is counted once.
      return costed.length > 0 ? [Math.max(...costed.map((each) => each.estimate.costPence.central))] : [];
    });
    return {
      label: tier ? tierLabels[tier] : 'Not said',
      ways: of.map((one) => ({ ...one, type: mechanismTypeLabels[one.type] })),
      costed: costs.length,
      cost: costs.length > 0 ? sayMoney(costs.reduce((sum, one) => sum + one, 0)) : null,
    };
  });
}

export async function listPrevention({ tx, object, who }: Visit<Subject>): Promise<Reply> {
  const mechanisms = await mechanismsOf(tx, object.id);
  const all = (await preventionOf(tx, object.id)).filter((one) => preventionAccess(who, one).includes('see'));
  const kept = all.filter((one) => one.state === 'kept');
  const titles = new Map(mechanisms.map((one) => [one.id, one.title]));
  const counted = kept.filter((one) => one.isCounted);
  const { owners } = addUp(
    counted.map((one) => ({ id: one.id, owner: one.owner!, group: one.eventGroup!, ...workOut(one, fewDraws).total })),
  );
  const span = ({ central, worst, best }: { central: number; worst: number; best: number }) =>
    `${sayMoney(central)} (${sayMoney(worst)} to ${sayMoney(best)})`;
  return page('plan/prevention-list.njk', 'Prevention', {
    tiers: effortByTier(mechanisms, kept),
    estimates: all.map((one) => ({ ...one, says: sayPrevention(one), mechanism: titles.get(one.mechanismId) })),
    owners: owners.map((one) => ({
      owner: one.owner,
      count: one.ids.length,
      avoided: span(one.avoidedPence),
      cashable: span(one.cashablePence),
    })),
  });
}
