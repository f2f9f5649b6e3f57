import { type Burden, bidBurden } from '#engines/burden/index.ts';
import type { Tx } from '#platform/db/database.ts';
import { type Content, detailsOf, numberContent } from '../specification/content.ts';
import { gatherContent } from '../specification/gather-content.ts';
import { specificationsOf } from '../specification/specification-store.ts';
import { burdenSaidOf, type SaidBurden } from './burden-store.ts';

const count = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** The words that a bidder has before them: every clause with what stands below it. */
export const wordsOf = (content: Content): number =>
  numberContent(content).reduce(
    (sum, clause) =>
      sum +
      count(
        `${clause.title} ${clause.words} ${detailsOf(clause)
          .map((one) => one.words)
          .join(' ')}`,
      ),
    0,
  );

/** What a bid would take, as far as it has been said; `annualPence` stands instead of the specification's own value. Pure. */
export function burdenOf(said: SaidBurden, wordsToRead: number, annualPence = said.annualPence): Burden {
  const { questions, documents, insurances, wordsLow, wordsHigh, forSmall } = said;
  const wordsEach = wordsLow === null || wordsHigh === null ? null : { low: wordsLow, high: wordsHigh };
  return bidBurden({ questions, documents, insurances, wordsEach, wordsToRead }, { annualPence, forSmall });
}

/**
 * What bidding takes for what a lot buys: by each specification that arranges one of its requirements, against the lot's own value for a
 * year where it has one. Those whose burden nobody has said are named.
 */
export async function burdensOfLot(
  tx: Tx,
  caseId: string,
  lot: Readonly<{ requirementIds: readonly string[]; valuePence: number | null }>,
): Promise<{ title: string; path: string; burden: Burden | null }[]> {
  const wanted = new Set(lot.requirementIds);
  const found = [];
  for (const one of await specificationsOf(tx, caseId)) {
    if (one.state === 'withdrawn' || !one.clauses.some((clause) => wanted.has(clause.requirementId))) continue;
    const said = await burdenSaidOf(tx, one.id);
    const read = said ? wordsOf((await gatherContent(tx, one)).whole) : 0;
    const burden = said ? burdenOf(said, read, lot.valuePence ?? said.annualPence) : null;
    found.push({ title: one.title, path: `/cases/${caseId}/specifications/${one.id}`, burden });
  }
  return found;
}
