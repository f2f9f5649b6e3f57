/** Swings of 0 to 100 by criterion, as one person gave them. */
export type Swings = ReadonlyMap<string, number>;
/** The same as shares of 1. */
export type Weights = ReadonlyMap<string, number>;

/** Divides by the sum: a person who gives 100 and 50 weighs like one who gives 20 and 10. Nothing but noughts weighs nothing. */
export function normalise(swings: Swings): Weights | null {
  const sum = [...swings.values()].reduce((total, swing) => total + swing, 0);
  return sum > 0 ? new Map([...swings].map(([id, swing]) => [id, swing / sum])) : null;
}

/** The room's weights: the mean of each person's shares, so that everybody counts the same. Equal where nobody weighed. */
export function meanWeights(criteria: readonly string[], people: readonly Weights[]): Weights {
  const of = (id: string): number =>
    people.length === 0
      ? 1 / criteria.length
      : people.reduce((sum, weights) => sum + (weights.get(id) ?? 0), 0) / people.length;
  return new Map(criteria.map((id) => [id, of(id)]));
}

/** Scores under weights. A criterion that was not scored drops out and the others keep their proportion; null where none was. */
export function weighted(scores: ReadonlyMap<string, number>, weights: Weights): number | null {
  let sum = 0;
  let of = 0;
  for (const [id, score] of scores) {
    const weight = weights.get(id) ?? 0;
    sum += weight * score;
    of += weight;
  }
  if (of > 0) return sum / of;
  // All the weight lies on what was not scored: what was scored then counts alike.
  return scores.size > 0 ? [...scores.values()].reduce((total, score) => total + score, 0) / scores.size : null;
}
