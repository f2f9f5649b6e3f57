import type { Tx } from '#platform/db/database.ts';
import type { Block } from '#platform/documents/index.ts';
import type { Procurement } from '../procurement.ts';
import type { Bidder, JudgedTender } from '../tendering/tender.ts';
import { type AwardFacts, awardFacts } from './award-facts.ts';
import { type AwardCriterion, awardCriteriaOf } from './award-store.ts';
import { type AwardLetter, lettersOf, particularsOf } from './letter-store.ts';
import {
  closing,
  type Particulars,
  type Published,
  reasonBlocks,
  type SummaryFacts,
  type SummaryFault,
  summaryBlocks,
  summaryFaults,
  supplierFaults,
} from './summary.ts';

/** What one bidder is to be told, or was. */
export type Letter = Readonly<{
  bidder: Bidder;
  particulars: Particulars | null;
  type: AwardLetter['type'];
  title: string;
  blocks: readonly Block[];
  faults: readonly SummaryFault[];
  sent: AwardLetter | null;
}>;

const guideOf = (given: unknown): Published['guides'][number] => {
  const one = given as Readonly<{ score?: unknown; word?: unknown; means?: unknown }>;
  if (typeof given !== 'object' || given === null) return { score: null, says: String(given) };
  const says = [one.word, one.means].filter((part) => typeof part === 'string' && part !== '').join('. ');
  return { score: typeof one.score === 'number' ? one.score : null, says };
};
const publishedOf = ({ id, name, question, guide }: AwardCriterion): Published => ({
  id,
  name,
  question,
  guides: Array.isArray(guide) ? guide.map(guideOf).filter(({ says }) => says) : [],
});

function copiedIn(mine: JudgedTender, judged: readonly JudgedTender[]): Set<string> {
  const others = judged.filter(({ tenderId, lotId }) => tenderId !== mine.tenderId && lotId === mine.lotId);
  return new Set(
    mine.criteria
      .filter(
        (one) =>
          one.explanation.trim() !== '' &&
          others.some(({ criteria }) =>
            criteria.some(
              (theirs) =>
                theirs.criterionId === one.criterionId && theirs.explanation.trim() === one.explanation.trim(),
            ),
          ),
      )
      .map(({ criterionId }) => criterionId),
  );
}

function factsFor(mine: JudgedTender, facts: AwardFacts, criteria: readonly Published[]): SummaryFacts {
  const { subjects, decisions, judged } = facts;
  const decision = decisions.find(({ lotId }) => lotId === mine.lotId) ?? null;
  const assessed = judged.filter(({ lotId }) => lotId === mine.lotId);
  const winner = decision?.bidderId ? assessed.find(({ bidderId }) => bidderId === decision.bidderId) : undefined;
  return {
    subject: subjects.find(({ lotId }) => lotId === mine.lotId)?.title ?? '',
    mine,
    winner: winner ?? null,
    decision,
    assessed: assessed.length,
    criteria,
    copied: copiedIn(mine, judged),
  };
}

const untold = (bidder: Bidder): boolean => bidder.state === 'not-selected' || bidder.state === 'excluded';

/** What every bidder is told: summaries of assessed tenders once scores are final, prompt reasons to those who went no further. */
export async function lettersTo(tx: Tx, procurement: Procurement): Promise<{ letters: Letter[]; facts: AwardFacts }> {
  const facts = await awardFacts(tx, procurement);
  const particulars = await particularsOf(tx, procurement.id);
  const sent = new Map((await lettersOf(tx, procurement.id)).map((one) => [one.bidderId, one]));
  const criteria = (await awardCriteriaOf(tx, procurement.id)).map(publishedOf);
  const letters = facts.bidders.flatMap((bidder): Letter[] => {
    const theirs = facts.judged.filter(({ bidderId }) => bidderId === bidder.id);
    if (theirs.length === 0 && !untold(bidder)) return [];
    const known = { bidder, particulars: particulars.get(bidder.id) ?? null, sent: sent.get(bidder.id) ?? null };
    if (theirs.length === 0)
      return [
        {
          ...known,
          type: 'reasons',
          title: `Why you go no further: ${procurement.title}`,
          blocks: reasonBlocks(procurement.title, bidder.state, bidder.because ?? ''),
          faults: bidder.because?.trim() ? [] : [{ code: 'reason-missing', says: 'Give the reason with the bidder.' }],
        },
      ];
    const each = theirs.map((mine) => factsFor(mine, facts, criteria));
    return [
      {
        ...known,
        type: 'summary',
        title: `Assessment summary: ${procurement.title}`,
        blocks: [...each.flatMap(summaryBlocks), closing(new Set(facts.judged.map(({ tenderId }) => tenderId)).size)],
        faults: [...supplierFaults(bidder, known.particulars), ...each.flatMap(summaryFaults)],
      },
    ];
  });
  return { letters: letters.map((one) => (one.sent ? { ...one, blocks: one.sent.content, faults: [] } : one)), facts };
}
