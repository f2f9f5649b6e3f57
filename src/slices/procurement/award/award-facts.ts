import type { Tx } from '#platform/db/database.ts';
import { divisionsOf, lotTermsNow } from '../lots/lot-terms-store.ts';
import { momentsSet } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { biddersOf } from '../tendering/tender-store.ts';
import { tendersComeHere } from '../tendering/tendering-store.ts';
import { needsScores, subjectsOf } from './award.ts';
import { decisionsOf, mechanismOf } from './award-store.ts';
import { judgedOf } from './judged.ts';
import { recommend } from './recommend.ts';

const least = (a: number | null, b: number | null): number | null =>
  a !== null && b !== null ? Math.min(a, b) : (a ?? b);

/** All that a decision on an award stands on. Nothing of bidders or tenders before they are opened, and no score before scores are final. */
export async function awardFacts(tx: Tx, procurement: Procurement) {
  const happened = await momentsSet(tx, procurement.id);
  const lots = (await lotsOf(tx, procurement.caseId)).filter((lot) => lot.procurementId === procurement.id);
  const terms = await lotTermsNow(
    tx,
    lots.map(({ id }) => id),
  );
  const mostWon = (await divisionsOf(tx, procurement.id)).at(-1)?.mostWon ?? null;
  const judged = happened.has('scored') ? await judgedOf(tx, procurement.id) : [];
  const bidders = happened.has('opened') ? await biddersOf(tx, procurement.id) : [];
  const mechanism = await mechanismOf(tx, procurement.id);
  // What one bidder may win is said of a lot, of all of them, or of both: the smaller number holds.
  const capped = lots.map((lot) => ({
    ...lot,
    mostLots: least(lot.mostLots, mostWon),
    reserved: terms.get(lot.id)?.terms.reserved ?? ('no' as const),
  }));
  const subjects = subjectsOf(procurement, capped, judged);
  const tendersHere = happened.has('opened') || (await tendersComeHere(tx, procurement.id));
  return {
    happened,
    fromScores: needsScores({ ...procurement, tendersHere }),
    lots,
    judged,
    bidders,
    mechanism,
    subjects,
    decisions: await decisionsOf(tx, procurement.id),
    recommended: recommend(subjects, judged, mechanism?.mechanism ?? 'in-order'),
  };
}

export type AwardFacts = Awaited<ReturnType<typeof awardFacts>>;
