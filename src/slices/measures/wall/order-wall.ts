import type { SmallChart } from './small-chart.ts';

export type OnWall = Readonly<{ name: string; chart: SmallChart; late: string | null }>;

/** What changed first, a concern before an improvement; then what is late, what is within chance, and what has no chart. */
function rank({ chart, late }: OnWall): number {
  if (chart.since && chart.colour === 'concern') return 0;
  if (chart.since && chart.colour === 'neutral') return 1;
  if (chart.since) return 2;
  if (late) return 3;
  return chart.of === 'no chart' ? 5 : 4;
}

export const groups = [
  'Changed for the worse, and not by chance',
  'Changed, and not by chance',
  'Changed for the better, and not by chance',
  'Late',
  'Within what chance does',
  'No chart yet',
] as const;

/** The newest change first within each group, then by name. */
export function orderWall<T extends OnWall>(all: readonly T[]): { title: string; ones: T[] }[] {
  const found = Map.groupBy(all, rank);
  return groups.flatMap((title, at) => {
    const ones = found.get(at);
    if (!ones) return [];
    return [{ title, ones: ones.toSorted((a, b) => newestFirst(a, b) || a.name.localeCompare(b.name, 'en')) }];
  });
}

const newestFirst = (a: OnWall, b: OnWall): number => (b.chart.since ?? '').localeCompare(a.chart.since ?? '');
