import type { Link } from '#platform/links/index.ts';
import type { Need } from './need.ts';

/** What can answer a need. */
export const answering = ['outcome', 'mechanism', 'requirement'] as const;

/** The needs that no outcome, mechanism or requirement rests on. A need that was withdrawn is not unmet. */
export function unmetOf(needs: readonly Need[], links: readonly Link[]): Need[] {
  const met = new Set(
    links
      .filter(({ from, to }) => to.kind === 'need' && (answering as readonly string[]).includes(from.kind))
      .map(({ to }) => to.id),
  );
  return needs.filter((need) => need.state === 'recorded' && !met.has(need.id));
}
