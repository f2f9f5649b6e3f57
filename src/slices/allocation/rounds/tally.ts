import type { Criterion, Participant, RoundOption } from './round.ts';
import { type Dot, type Spread, spreadOf } from './spread.ts';
import { meanWeights, normalise, type Weights, weighted } from './weights.ts';

export type WeightRow = Readonly<{ participantId: string; criterionId: string; swing: number }>;
export type ScoreRow = Readonly<{
  participantId: string;
  stage: 'first' | 'second';
  optionId: string;
  criterionId: string;
  score: number;
}>;

export type Sheets = Readonly<{
  criteria: readonly Criterion[];
  options: readonly RoundOption[];
  people: readonly Participant[];
  weights: readonly WeightRow[];
  scores: readonly ScoreRow[];
}>;

/** Each person's weights as shares; somebody who did not weigh is not there. */
export function weightsByPerson({ weights }: Pick<Sheets, 'weights'>): Map<string, Weights> {
  const shares = new Map<string, Weights>();
  for (const [person, rows] of Map.groupBy(weights, (row) => row.participantId)) {
    const share = normalise(new Map(rows.map((row) => [row.criterionId, row.swing])));
    if (share) shares.set(person, share);
  }
  return shares;
}

/** The scores that stand after a stage: a second score replaces the first one of the same thing, else the first stands. */
export function standingScores(scores: readonly ScoreRow[], after: 'first' | 'second'): ScoreRow[] {
  const standing = new Map<string, ScoreRow>();
  for (const stage of after === 'first' ? (['first'] as const) : (['first', 'second'] as const))
    for (const row of scores)
      if (row.stage === stage) standing.set(`${row.participantId} ${row.optionId} ${row.criterionId}`, row);
  return [...standing.values()];
}

export type OptionSpread = Readonly<{
  option: RoundOption;
  spread: Spread | null;
  byCriterion: ReadonlyMap<string, Spread | null>;
}>;

/**
 * How far people lie apart on each option. A dot is one person's score of it under their own weights, or under the
 * room's where they gave none.
 */
export function spreads(sheets: Sheets, after: 'first' | 'second'): OptionSpread[] {
  const own = weightsByPerson(sheets);
  const room = meanWeights(
    sheets.criteria.map((one) => one.id),
    [...own.values()],
  );
  const byOption = Map.groupBy(standingScores(sheets.scores, after), (row) => row.optionId);
  return sheets.options.map((option) => {
    const rows = byOption.get(option.optionId) ?? [];
    const dots: Dot[] = [];
    for (const [participantId, theirs] of Map.groupBy(rows, (row) => row.participantId)) {
      const value = weighted(
        new Map(theirs.map((row) => [row.criterionId, row.score])),
        own.get(participantId) ?? room,
      );
      if (value !== null) dots.push({ participantId, value });
    }
    const byCriterion = new Map(
      sheets.criteria.map(({ id }) => [
        id,
        spreadOf(
          rows
            .filter((row) => row.criterionId === id)
            .map((row) => ({ participantId: row.participantId, value: row.score })),
        ),
      ]),
    );
    return { option, spread: spreadOf(dots), byCriterion };
  });
}

/** How far people lie apart on each criterion's weight, in hundredths. */
export function weightSpreads(
  sheets: Pick<Sheets, 'criteria' | 'weights'>,
): { criterion: Criterion; spread: Spread | null }[] {
  const own = weightsByPerson(sheets);
  return sheets.criteria.map((criterion) => ({
    criterion,
    spread: spreadOf(
      [...own].map(([participantId, shares]) => ({ participantId, value: (shares.get(criterion.id) ?? 0) * 100 })),
    ),
  }));
}

export type Result = Readonly<{ optionId: string; benefit: number; low: number; high: number; people: number }>;

/** What the room gave each option: the mean score by criterion under the room's weights; low and high hold the middle half of the people. */
export function results(sheets: Sheets): Result[] {
  const room = meanWeights(
    sheets.criteria.map((one) => one.id),
    [...weightsByPerson(sheets).values()],
  );
  return spreads(sheets, 'second').flatMap(({ option, spread, byCriterion }) => {
    if (!spread) return [];
    const means = new Map([...byCriterion].flatMap(([id, of]) => (of ? [[id, of.mean] as const] : [])));
    const benefit = weighted(means, room);
    if (benefit === null) return [];
    return [{ optionId: option.optionId, benefit, low: spread.low, high: spread.high, people: spread.dots.length }];
  });
}
