import { number } from '#platform/say.ts';
import type { Participant } from './round.ts';
import { byDisagreement, type Spread } from './spread.ts';
import { type Sheets, spreads, weightSpreads } from './tally.ts';

const width = 340;
const left = 14;
const right = 326;
const radius = 6;
const near = 4;

type Named = ReadonlyMap<string, string | null>;

/** People by their names where they said so; null where they did not. */
const namesOf = (people: readonly Participant[]): Named =>
  new Map(people.map((one) => [one.id, one.showsName ? one.name : null]));

/** A strip from 0 to 100 with a dot a person; dots that would hide each other stand one above the other. */
function strip(spread: Spread, names: Named, mine: string | null) {
  const placed: number[] = [];
  let levels = 1;
  const dots = spread.dots.map((dot) => {
    const level = placed.filter((value) => dot.value - value < near).length;
    placed.push(dot.value);
    levels = Math.max(levels, level + 1);
    return {
      x: Math.round(left + (dot.value / 100) * (right - left)),
      level,
      mine: dot.participantId === mine,
      name: names.get(dot.participantId) ?? null,
    };
  });
  const base = levels * 2 * radius + 6;
  const at = (value: number): number => Math.round(left + (value / 100) * (right - left));
  return {
    width,
    left,
    right,
    radius,
    height: base + 22,
    base,
    dots: dots.map(({ level, ...dot }) => ({ ...dot, y: base - radius - 1 - level * 2 * radius })),
    half: { x: at(spread.low), width: Math.max(2, at(spread.high) - at(spread.low)) },
  };
}

const whole = (value: number): string => number(Math.round(value));

function viewOf(title: string, spread: Spread | null, names: Named, mine: string | null) {
  if (!spread) return { title, strip: null, says: 'Nobody scored it.', numbers: '' };
  const numbers = spread.dots.map((dot) => {
    const name = dot.participantId === mine ? 'you' : names.get(dot.participantId);
    return name ? `${whole(dot.value)} (${name})` : whole(dot.value);
  });
  const differ =
    spread.dots.length < 2
      ? 'One person alone.'
      : spread.disagreement < 0.5
        ? 'All say the same.'
        : `Two people taken at random differ by ${whole(spread.disagreement)}.`;
  return {
    title,
    strip: strip(spread, names, mine),
    says: `${differ} On average ${whole(spread.mean)}; the middle half between ${whole(spread.low)} and ${whole(spread.high)}.`,
    numbers: numbers.join(', '),
  };
}

/** The spread as the page shows it: the largest disagreement first; names only of those who said so. */
export function viewSpread(sheets: Sheets, after: 'first' | 'second', mine: string | null) {
  const names = namesOf(sheets.people);
  return byDisagreement(spreads(sheets, after)).map(({ option, spread, byCriterion }) => ({
    ...viewOf(option.title, spread, names, mine),
    optionId: option.optionId,
    criteria:
      sheets.criteria.length > 1
        ? sheets.criteria.map(({ id, title }) => {
            const of = byCriterion.get(id) ?? null;
            return of
              ? [
                  title,
                  { text: whole(of.mean), number: true },
                  { text: `${whole(of.low)} to ${whole(of.high)}`, number: true },
                  { text: whole(of.disagreement), number: true },
                ]
              : [title, { text: '–', number: true }, { text: '–', number: true }, { text: '–', number: true }];
          })
        : [],
  }));
}

export function viewWeights(sheets: Sheets, mine: string | null) {
  const names = namesOf(sheets.people);
  return byDisagreement(weightSpreads(sheets)).map(({ criterion, spread }) =>
    viewOf(criterion.title, spread, names, mine),
  );
}
