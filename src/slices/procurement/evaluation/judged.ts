import { guideOf } from '../criteria/criterion.ts';
import type { JudgedCriterion, JudgedTender } from '../tendering/tender.ts';
import type { Settled } from './settled-store.ts';
import type { LotStanding } from './standing-now.ts';

/** How each tender came out for a lot: what is scored, then the price. Points are hundredths of a point of the hundred. */
export function judgedFor(lot: LotStanding, settled: readonly Settled[]): JudgedTender[] {
  const cells = new Map(settled.map((one) => [`${one.tenderId} ${one.criterionId}`, one]));
  const price = lot.criteria.find(({ type }) => type === 'price');
  const byId = new Map(lot.criteria.map((one) => [one.id, one]));
  return lot.tenders.map(({ tenderId, bidderId }) => {
    const standing = lot.standings?.standings.find(({ bid }) => bid === tenderId);
    const criteria = (standing?.criteria ?? []).flatMap(({ id, points, of, sub }) =>
      (sub.length > 0 ? sub : [{ id, points, of }]).map((one): JudgedCriterion => {
        const criterion = byId.get(one.id)!;
        const cell = cells.get(`${tenderId} ${one.id}`);
        return {
          criterionId: one.id,
          name: criterion.name,
          weight: one.of / 100,
          score: cell?.score ?? null,
          most: Math.max(...guideOf(criterion).map(({ score }) => score)),
          points: one.points,
          explanation: cell?.explanation ?? '',
        };
      }),
    );
    const priced: JudgedCriterion[] =
      price && standing?.pricePoints != null
        ? [
            {
              criterionId: price.id,
              name: price.name,
              weight: price.weight,
              score: null,
              most: price.weight,
              points: standing.pricePoints,
              explanation: '',
            },
          ]
        : [];
    const out = lot.out.get(tenderId) ?? (standing?.out.length ? standing.out.map(({ says }) => says).join(' ') : null);
    return {
      tenderId,
      bidderId,
      lotId: lot.lotId,
      criteria: [...criteria, ...priced],
      pricePence: standing?.pricePence ?? null,
      points: standing?.total ?? standing?.quality ?? 0,
      rank: standing?.rank ?? null,
      out,
    };
  });
}
