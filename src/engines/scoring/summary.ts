import { explainPrice } from './explain-price.ts';
import { guidesOf, type Leaf, leavesOf } from './leaves.ts';
import { prepare } from './rank.ts';
import { restates } from './restates.ts';
import { share } from './say.ts';
import type {
  AssessmentSummary,
  CriterionPublished,
  SummaryFault,
  SummaryInput,
  TenderAssessed,
} from './summary-types.ts';
import type { Criterion, Model } from './types.ts';

const importance = (model: Model, weight: number): string =>
  model.price?.id === 'price-per-quality-point' ? `${share(weight)} of the quality` : share(weight);

function published(model: Model, criterion: Criterion): CriterionPublished {
  const leaves = leavesOf(criterion);
  const apart = criterion.sub.length > 0;
  const scales = (leaf: Leaf) => guidesOf(model, leaf);
  const highest = (leaf: Leaf) => scales(leaf).at(-1)?.score ?? 0;
  return {
    id: criterion.id,
    title: criterion.title,
    relativeImportance: importance(model, criterion.weight),
    howAssessed: apart
      ? 'By its sub-criteria: each is scored, and counts by its share of the criterion.'
      : `A score out of ${highest(leaves[0]!)}; the points are the weight times the score over ${highest(leaves[0]!)}.`,
    scoresAvailable: apart ? [] : scales(leaves[0]!),
    parts: apart
      ? leaves.map((leaf) => ({
          id: leaf.id,
          title: leaf.title,
          relativeImportance: `${share(leaf.weight)} of the criterion`,
          scoresAvailable: scales(leaf),
        }))
      : [],
  };
}

function assessed({ model, bids, standings, explanations }: SummaryInput, id: string): TenderAssessed {
  const bid = bids.find((one) => one.id === id)!;
  const standing = standings.standings.find((one) => one.bid === id)!;
  const points = prepare(model, bid).criteria;
  return {
    criteria: model.criteria.map((criterion, at) => ({
      id: criterion.id,
      points: points[at]!.points,
      of: points[at]!.of,
      parts: leavesOf(criterion).map((leaf) => {
        const score = bid.scores[leaf.id]!;
        return {
          id: leaf.id,
          title: leaf.title,
          score,
          word: guidesOf(model, leaf).find((guide) => guide.score === score)?.word ?? '',
          points: points[at]!.sub.find((part) => part.id === leaf.id)?.points ?? points[at]!.points,
          explanation: explanations[id]?.[leaf.id]?.trim() ?? '',
        };
      }),
    })),
    quality: standing.quality,
    pricePoints: standing.pricePoints,
    total: standing.total,
    pencePerPoint: standing.pencePerPoint,
    rank: standing.rank,
  };
}

function explanationFaults({ model, explanations }: SummaryInput, bid: string): SummaryFault[] {
  return model.criteria.flatMap((criterion) =>
    leavesOf(criterion).flatMap((leaf): SummaryFault[] => {
      const explanation = explanations[bid]?.[leaf.id]?.trim() ?? '';
      const about = (code: SummaryFault['code'], says: string): SummaryFault[] => [{ bid, of: leaf.id, code, says }];
      if (!explanation)
        return about('explanation-missing', `Say why “${leaf.title}” got its score, from what is in the tender.`);
      const texts = [
        criterion.title,
        leaf.title,
        ...guidesOf(model, leaf).map(({ word, means }) => `${word} ${means}`),
      ];
      if (restates(explanation, texts))
        return about(
          'explanation-restates',
          `The reason for “${leaf.title}” says the criterion or its guide again. Name what the tender offers or leaves out.`,
        );
      const same = Object.entries(explanations).some(
        ([other, theirs]) => other !== bid && theirs[leaf.id]?.trim() === explanation,
      );
      return same
        ? about(
            'explanation-same-as-another',
            `The reason for “${leaf.title}” is word for word another bidder’s. Say what is in this tender.`,
          )
        : [];
    }),
  );
}

/**
 * What an assessment summary holds, for one assessed supplier, with what is still missing. Tenders that were out before the final
 * assessment are not assessed tenders; give only those that were.
 *
 * Source: Procurement Regulations 2024 (SI 2024/692), regulation 31. That reasons which only restate the criterion fail is practice
 * (Trowers & Hamlins, February 2025), and is said as a fault because a summary with one is not fit to send.
 *
 * @throws RangeError where the bid is not among those ranked
 */
export function assessmentSummary(input: SummaryInput, bid: string): AssessmentSummary {
  const { model, standings, suppliers } = input;
  const standing = standings.standings.find((one) => one.bid === bid);
  if (!standing || !model.price) throw new RangeError(`${bid} is not among the bids that were ranked.`);
  const won = standings.winner === bid;
  const supplier = suppliers[bid] ?? null;
  const faults: SummaryFault[] = [];
  if (!supplier || Object.values(supplier).some((value) => !value.trim()))
    faults.push({
      bid,
      of: 'supplier',
      code: 'supplier-incomplete',
      says: 'Give the supplier’s name, postal address, email address and unique identifier.',
    });
  if (standings.winner === null)
    faults.push({
      bid,
      of: 'winner',
      code: 'no-winner',
      says: 'Decide the tie for first place before anybody is told.',
    });
  if (!input.criteriaAt.trim())
    faults.push({
      bid,
      of: 'criteria',
      code: 'criteria-at-missing',
      says: 'Say where the award criteria can be read in full.',
    });
  const winners = won || standings.winner === null ? null : standings.winner;
  faults.push(...explanationFaults(input, bid), ...(winners ? explanationFaults(input, winners) : []));
  const further = input.furtherReasons?.[bid]?.trim();
  const { says, formulaInWords } = explainPrice(model, standing.pricePence ?? 100);
  const weight = 'weight' in model.price ? share(model.price.weight) : null;
  return {
    bid,
    won,
    supplier,
    criteria: model.criteria.map((criterion) => published(model, criterion)),
    price: { relativeImportance: weight, howAssessed: [formulaInWords, ...says].join('. ').replaceAll('..', '.') },
    criteriaAt: input.criteriaAt,
    theirs: assessed(input, bid),
    winners: winners ? assessed(input, winners) : null,
    furtherReasons: [...standing.out.map((out) => out.says), ...(further ? [further] : [])],
    faults,
  };
}
