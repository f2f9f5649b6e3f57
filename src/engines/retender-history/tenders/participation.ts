import { fitGlm, type GlmFit } from '../statistics/penalised-glm.ts';
import { FirmBook } from './firm-book.ts';
import type { Tender } from './tender.ts';

/** Where the fit starts from and is drawn to: what one buyer's eight years of construction tenders gave, loosely held. */
const centre = Float64Array.of(0, 0.3, 0.5, -1, -0.5, 0);
const mostRows = 120_000;
const penalty = Float64Array.of(1e-3, 4, 4, 4, 4, 1);

/** Whether each firm bids, by ridge logit over the last `window` tenders: what a firm does is told from what it did before. */
export function fitParticipation(tenders: readonly Tender[], window: number): { fit: GlmFit | null; book: FirmBook } {
  const book = new FirmBook();
  const rows: Float64Array[] = [];
  const came: number[] = [];
  const from = Math.max(Math.floor(tenders.length / 4), tenders.length - window);
  tenders.forEach((tender, index) => {
    if (index >= from && rows.length < mostRows) {
      const here = new Set(tender.bids.map((bid) => bid.bidder));
      for (const firm of book.active(tender.day)) {
        rows.push(book.featuresOf(firm, tender));
        came.push(here.has(firm.id) ? 1 : 0);
      }
    }
    book.add(tender);
  });
  const some = came.includes(1) && came.includes(0);
  return { fit: some ? fitGlm('logit', rows, came, { penalty, centre }) : null, book };
}
