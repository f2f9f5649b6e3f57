import { explainPrice, type Model, type PriceFormula } from '#engines/scoring/index.ts';
import { type Block, bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { pounds } from '#platform/say.ts';
import type { ToldCriterion } from '../notices/notice-store.ts';
import type { Told } from './told.ts';

const judges = { panel: 'the panel', residents: 'residents', practitioners: 'people who do the work' } as const;

function one(criterion: ToldCriterion, level: 1 | 2, of: string): Block[] {
  const { name, weight, question, guide, least, judgedBy } = criterion;
  return [
    heading(level === 1 ? 2 : 3, `${name}: ${weight}% of ${of}`),
    ...(question ? [paragraph(question)] : []),
    ...(judgedBy === 'panel' ? [] : [paragraph(`Judged by ${judges[judgedBy]}.`)]),
    ...(guide.length > 0
      ? [
          table(
            `Scores for ${name}`,
            ['Score', 'When it is given'],
            guide.map(({ score, word, means, words }) => [
              String(score),
              [word, means ?? words].filter(Boolean).join(': '),
            ]),
            [1, 6],
          ),
        ]
      : []),
    ...(least === null ? [] : [paragraph(`A tender that scores less than ${least} here is out.`)]),
  ];
}

/** The formula as the engine takes it; null where the price does not count, or nobody has said how. */
function formulaOf({ formula, weight }: ToldCriterion): PriceFormula {
  const given = (formula ?? { id: 'relative' }) as PriceFormula;
  return { ...given, version: 1, weight: weight * 100 } as PriceFormula;
}

function priceBlocks(tops: readonly ToldCriterion[], aroundPence: number | null): Block[] {
  const price = tops.find(({ type }) => type === 'price');
  if (!price) return [paragraph('The price is not compared.')];
  const quality = tops.filter(({ type }) => type === 'quality' || type === 'social-value');
  const model: Model = {
    scales: [],
    criteria: quality.map(({ id, name, weight }) => ({
      id,
      title: name,
      weight: weight * 100,
      scale: null,
      minimum: null,
      sub: [],
    })),
    passFail: [],
    price: formulaOf(price),
    qualityFloor: null,
    ties: [],
  };
  if (quality.length === 0) return [paragraph(`The price counts for ${price.weight}%. Nothing else is compared.`)];
  const told = explainPrice(model, aroundPence && aroundPence >= 100 ? aroundPence : 10_000_000);
  return [
    heading(1, `How the price counts: ${price.weight}%`),
    paragraph([bold(`${told.title}. `), told.formulaInWords]),
    bullets([...told.says]),
    table(
      'A worked example with three invented tenders',
      ['Tender', 'Price', 'How it comes out'],
      told.example.map(({ name, pricePence, working }) => [name, pounds(pricePence), working]),
      [1, 2, 6],
    ),
    paragraph(`First in the example: ${told.first}. ${told.rounding}`),
  ];
}

/** What tenders are judged by: each criterion with its weight and guide, and how the price counts with a worked example. */
export function writeCriteria(told: Told): Block[] {
  const { criteria, facts, lots } = told;
  const tops = criteria.filter(({ parentId }) => parentId === null);
  if (tops.length === 0) return [paragraph('No criteria are set yet.')];
  const lotName = (id: string | null) => lots.find((lot) => lot.id === id)?.title;
  const scored = tops.filter(({ type }) => type === 'quality' || type === 'social-value');
  return [
    paragraph('Weights are parts of a hundred. Everybody is judged by what is written here, and by nothing else.'),
    table(
      'What counts for how much',
      ['Criterion', 'Weight'],
      tops
        .filter(({ type }) => type !== 'pass-or-fail')
        .map(({ name, weight, lotId }) => [lotName(lotId) ? `${name} (${lotName(lotId)})` : name, `${weight}%`]),
      [5, 1],
    ),
    heading(1, 'Quality'),
    ...scored.flatMap((top): Block[] => [
      ...one(top, 1, 'the whole'),
      ...criteria.filter(({ parentId }) => parentId === top.id).flatMap((part) => one(part, 2, top.name)),
    ]),
    ...priceBlocks(
      tops.filter(({ lotId }) => lotId === null),
      facts.value?.netPence ?? null,
    ),
  ];
}
