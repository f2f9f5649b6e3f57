import {
  type Assumption,
  defaults,
  type Estimate,
  type ParameterName,
  parameterNames,
} from '#engines/retender/index.ts';
import { parameterTitles } from './asked.ts';
import { drawDirections, drawFutures } from './futures-drawing.ts';
import {
  headlines,
  isTold,
  type MarketQuestion,
  nobodyHolds,
  sayAnswer,
  sayCell,
  sayFigure,
  sayFigures,
  sayRoom,
  tooLarge,
} from './question.ts';

const isOwn = ({ answer }: MarketQuestion): boolean => answer?.basis === 'your market';
const short = (value: number): string => String(Number(value.toPrecision(3)));

const sayAssumption = ({ value, low, high, grade, source }: Assumption) => ({
  value: `${short(value)} (${short(low)} to ${short(high)})`,
  from: `${grade}: ${source}`,
});

/** Every assumption as this question has it. */
export const assumptionsOf = ({ scenario }: MarketQuestion) =>
  parameterNames.map((name) => ({
    title: parameterTitles[name],
    ...sayAssumption(scenario.parameters?.[name] ?? defaults[name]),
  }));

/** Directions; figures beside them only where they come from thirty or more of the buyer’s own tenders. */
export function viewOf(question: MarketQuestion) {
  const { answer, scenario } = question;
  if (!answer) return null;
  const [first, ...others] = answer.strategies;
  const own = isOwn(question);
  const bidders = headlines[0]!;
  const large = tooLarge(scenario);
  const cell = (one: Estimate | undefined, as: (typeof headlines)[number]['as']) =>
    one ? sayFigure(one, as) : 'cannot be told';
  return {
    basis: answer.basis,
    own,
    engine: answer.engine,
    seed: answer.seed,
    draws: answer.draws,
    paths: answer.paths,
    sentences: [...sayRoom(scenario), ...(own ? sayFigures(answer) : []), ...sayAnswer(answer, scenario)],
    heads: ['Against the first', ...others.map(({ title }) => title)],
    rows: headlines.map((one) => [one.title, ...others.map((way) => sayCell(way, one, large))]),
    figureHeads: ['Middle (half; nine in ten)', ...answer.strategies.map(({ title }) => title)],
    figures: own
      ? headlines.map((one) => [
          one.title,
          ...answer.strategies.map((way) =>
            isTold(way.id, one.name, large) ? cell(way.measures[one.name], one.as) : nobodyHolds,
          ),
        ])
      : [],
    picture: own ? drawFutures(answer, bidders.name) : drawDirections(answer, bidders.name, bidders),
    first: first!.title,
    moves: answer.moves.slice(0, 5).map(({ assumption, part }) => ({
      title: parameterTitles[assumption as ParameterName],
      part: Math.round(part * 100),
      ...sayAssumption(scenario.parameters?.[assumption] ?? defaults[assumption as ParameterName]),
    })),
  };
}

/** How many will bid this time, from past tenders: ours where it has earned it, else the naive forecast by name. */
export const expectedOf = ({ asked }: MarketQuestion) =>
  (asked.expected ?? []).map(({ id, bidders, atMost }) => {
    const one = atMost.find(({ k }) => k === 1);
    const two = atMost.find(({ k }) => k === 2);
    const chance = (found: typeof one) => (found ? `${Math.round(100 * found.value)}%${found.earned ? '' : ' *'}` : '');
    return {
      lot: id,
      bidders: `${bidders.value.toFixed(1)} (${bidders.low} to ${bidders.high})${bidders.earned ? '' : ' *'}`,
      one: chance(one),
      two: chance(two),
      source: bidders.earned ? 'our forecast' : `no better than ${bidders.source}, which is given`,
    };
  });
