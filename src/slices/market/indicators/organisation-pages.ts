import { concentrationOf } from '#engines/concentration/index.ts';
import { type Indicator, meanFrom, shareOf } from '#engines/market-indicators/index.ts';
import { organisationIds } from '#platform/access/who.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import {
  type AwardFigures,
  awardFiguresOf,
  type CategoryValue,
  type ProcessFigures,
  processFiguresOf,
  valueByDivision,
} from './process-figures-store.ts';
import { sayIndicator } from './say-indicator.ts';

const mostDivisions = 12;

/** What contracting processes say of a market. Concentration is by kind of work and never only for all together. */
export function indicatorsFromProcesses(
  of: ProcessFigures,
  awards: AwardFigures,
  divisions: readonly CategoryValue[],
): Indicator[] {
  const unknown = of.processes - of.counted;
  const told = awards.before ? awards.suppliers : 0;
  return [
    shareOf('singleBids', of.single, of.counted - of.none, unknown + of.none),
    shareOf('noBids', of.none, of.counted, unknown),
    meanFrom('biddersALot', { n: of.counted, sum: of.tenderers, squares: of.squares }, unknown),
    shareOf('newWinners', told && awards.fresh, told, awards.suppliers - told),
    shareOf('recurringWinners', told - (told && awards.fresh), told, awards.suppliers - told),
    shareOf('awardsToSmall', awards.small, awards.sizeTold, awards.awards - awards.sizeTold),
    shareOf('awardsToVoluntary', awards.voluntary, awards.kindTold, awards.awards - awards.kindTold),
    {
      name: 'largestSupplier',
      value: of.pence > 0 ? of.largestPence / of.pence : null,
      low: null,
      high: null,
      as: 'share',
      n: of.valued,
      leftOut: of.processes - of.valued,
      of: of.largest,
    },
    ...divisions.map(
      ({ division, suppliers, pence }): Indicator => ({
        name: 'concentration',
        value: concentrationOf(pence)?.hhi ?? null,
        low: null,
        high: null,
        as: 'index',
        n: suppliers,
        leftOut: 0,
        of: `division ${division} of the procurement vocabulary (CPV)`,
      }),
    ),
  ];
}

export async function showNumbers({ tx, who, now }: Visit): Promise<Reply> {
  const today = londonDate(now);
  const from = addToDate(today, { months: -12 });
  const ids = organisationIds(who);
  const figures = await processFiguresOf(tx, ids, from, today);
  const awards = await awardFiguresOf(tx, ids, from, today, addToDate(today, { months: -48 }));
  const divisions = await valueByDivision(tx, ids, from, today, mostDivisions);
  return page('market/numbers.njk', 'Our market in numbers', {
    from,
    processes: figures.processes,
    indicators: figures.processes > 0 ? indicatorsFromProcesses(figures, awards, divisions).map(sayIndicator) : [],
  });
}
