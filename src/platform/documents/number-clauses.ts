import type { Block, Clause, Level } from './document.ts';

/**
 * The legal numbers of the clauses of a document, in their order: 1, 1.1, 1.1.1. A clause may go down one level at a time; one that
 * leaps further is taken one level below the last, so that no number has a gap.
 *
 * @example numberClauses([clause(1, 'a'), clause(2, 'b'), clause(2, 'c'), clause(1, 'd')]).map((one) => one.number) // ['1', '1.1', '1.2', '2']
 */
export function numberClauses(blocks: readonly Block[]): { clause: Clause; level: Level; number: string }[] {
  const counts: number[] = [];
  return blocks
    .filter((block): block is Clause => block.kind === 'clause')
    .map((clause) => {
      const level = Math.min(clause.level, counts.length + 1) as Level;
      counts.length = level;
      counts[level - 1] = (counts[level - 1] ?? 0) + 1;
      return { clause, level, number: counts.join('.') };
    });
}
