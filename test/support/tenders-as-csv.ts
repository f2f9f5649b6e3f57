import type { Tender } from '#engines/retender-history/index.ts';

const day = (tender: Tender): string => new Date(tender.day * 86_400_000).toISOString().slice(0, 10);

/** Tenders as a buyer would bring them: one line a bid. */
export const tendersAsCsv = (tenders: readonly Tender[]): string =>
  [
    'tender,date,bidder,winner,estimate,category',
    ...tenders.flatMap((one) =>
      one.bids.map(({ bidder, won }) =>
        [one.id, day(one), bidder, won ? 1 : 0, one.size, one.kinds.join(' ')].join(','),
      ),
    ),
  ].join('\n');
