import { type Block, bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { pounds } from '#platform/say.ts';
import { guideOf, type PlacedCriterion, partsOf } from '../criteria/criterion.ts';
import type { Told } from './told.ts';

const judges = { panel: 'the panel', residents: 'residents', practitioners: 'people who do the work' } as const;

function one(criterion: PlacedCriterion, level: 1 | 2, of: string): Block[] {
  const { name, weight, question, least, judgedBy } = criterion;
  const guide = guideOf(criterion);
  return [
    heading(level === 1 ? 2 : 3, `${name}: ${weight}% of ${of}`),
    ...(question ? [paragraph(question)] : []),
    ...(judgedBy === 'panel' ? [] : [paragraph(`Judged by ${judges[judgedBy]}.`)]),
    ...(guide.length > 0
      ? [
          table(
            `Scores for ${name}`,
            ['Score', 'When it is given'],
            guide.map(({ score, word, means }) => [String(score), [word, means].filter(Boolean).join(': ')]),
            [1, 6],
          ),
        ]
      : []),
    ...(least === null ? [] : [paragraph(`A tender that scores less than ${least} here is out.`)]),
  ];
}

/** As scoring itself explains it, of each lot where they differ. */
function priceBlocks({ all, prices }: Told['judging']): Block[] {
  const price = all.find(({ type }) => type === 'price');
  if (!price) return [paragraph('The price is not compared.')];
  if (prices.length === 0) return [paragraph('How the price counts is not settled yet.')];
  return prices.flatMap((told) => [
    heading(1, `How the price counts: ${told.lot ?? `${price.weight}%`}`),
    paragraph([bold(`${told.title}. `), told.formulaInWords]),
    bullets([...told.says]),
    table(
      'A worked example with three invented tenders',
      ['Tender', 'Price', 'How it comes out'],
      told.example.map(({ name, pricePence, working }) => [name, pounds(pricePence), working]),
      [1, 2, 6],
    ),
    paragraph(`First in the example: ${told.first}. ${told.rounding}`),
  ]);
}

/** What tenders are judged by: each criterion with its weight and guide, and how the price counts with a worked example. */
export function writeCriteria(told: Told): Block[] {
  const { judging, lots } = told;
  const { all, rulesSay } = judging;
  const tops = all.filter(({ parentId }) => parentId === null);
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
      ...partsOf(all, top.id).flatMap((part) => one(part, 2, top.name)),
    ]),
    ...priceBlocks(judging),
    heading(1, 'Rules'),
    bullets([...rulesSay]),
  ];
}
