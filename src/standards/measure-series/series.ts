import type { LineProblem } from '#platform/export/index.ts';

export type SeriesPoint = { on: string; value: number };
export type ReadSeries = { points: SeriesPoint[]; problems: LineProblem[] };

/** A line as cells: what tables and pasted text have in common. */
export type Cells = { line: number; cells: string[] };

/** Points in order of date; the first of two for one date is kept and the other listed. */
export class SeriesBuilder {
  readonly #points = new Map<string, { value: number; line: number }>();
  readonly problems: LineProblem[] = [];

  say(line: number, why: string): void {
    this.problems.push({ line, why });
  }

  add(line: number, on: string, value: number): void {
    const before = this.#points.get(on);
    if (before) this.say(line, `There is already a value for ${on}, on line ${before.line}. This one was left out.`);
    else this.#points.set(on, { value, line });
  }

  done(): ReadSeries {
    const points = [...this.#points].map(([on, { value }]) => ({ on, value }));
    points.sort((a, b) => (a.on < b.on ? -1 : 1));
    if (points.length === 0 && this.problems.length === 0) this.say(1, 'There are no values here.');
    return { points, problems: this.problems.sort((a, b) => a.line - b.line) };
  }
}
