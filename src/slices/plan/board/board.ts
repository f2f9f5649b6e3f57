import type { Mechanism } from '../mechanism.ts';

export const reversibilities = ['easily', 'with-cost', 'hardly'] as const;
export type Reversibility = (typeof reversibilities)[number];
export const reversibilityLabels: Record<Reversibility, string> = {
  easily: 'Easily undone',
  'with-cost': 'Undone at a cost',
  hardly: 'Hardly undone',
};

/** What it leaves behind, in the three results that a community has a name for. */
export const leavings = [
  { name: 'capacity', label: 'Capacity', hint: 'Groups, volunteers, places that go on when it ends' },
  { name: 'capability', label: 'Capability', hint: 'Skills, confidence, people who know each other' },
  { name: 'prosperity', label: 'Prosperity', hint: 'Jobs, wages, money and ownership that stay here' },
] as const;

export type Details = Readonly<{
  mechanismId: string;
  reversibility: Reversibility | null;
  steeredBy: string | null;
  capacity: string | null;
  capability: string | null;
  prosperity: string | null;
  version: number;
}>;

export const pulls = ['helps', 'hinders'] as const;
export type Pull = Readonly<{
  id: string;
  fromId: string;
  toId: string;
  pull: (typeof pulls)[number];
  because: string;
}>;

const bought = ['contract', 'grant', 'alliance'];
export const isBought = (one: Pick<Mechanism, 'type'>): boolean => bought.includes(one.type);

export const leavesNothingSaid = (details: Details | undefined): boolean =>
  !details || leavings.every(({ name }) => details[name] === null);

/**
 * What an outcome's mechanisms do not cover, in sentences: never a score, and nothing that blocks. What nobody has said is said to
 * be unsaid, which is not the same as missing.
 */
export function gapsOf(
  mechanisms: readonly Mechanism[],
  details: ReadonlyMap<string, Details>,
  allPulls: readonly Pull[],
): string[] {
  const live = mechanisms.filter((one) => one.state !== 'stopped');
  if (live.length === 0) return ['Nothing pursues it.'];
  const gaps: string[] = [];
  const every = (test: (one: Mechanism) => boolean) => live.every(test);
  if (every(isBought)) gaps.push('Everything that pursues it is bought.');
  if (!live.some((one) => one.contribution === 'main')) gaps.push('Nothing is said to be the main way.');
  if (every((one) => one.tier === null)) gaps.push('Nobody has said whether any of it prevents anything.');
  else if (!live.some((one) => one.tier === 'primary' || one.tier === 'secondary'))
    gaps.push('None of it prevents, or acts early.');
  if (every((one) => one.timeToEffect === null)) gaps.push('Nobody has said how long any of it takes.');
  if (every((one) => details.get(one.id)?.reversibility === 'hardly')) gaps.push('All of it is hardly undone.');
  if (every((one) => leavesNothingSaid(details.get(one.id))))
    gaps.push('Nobody has said what any of it leaves behind.');
  const here = new Set(live.map((one) => one.id));
  const titles = new Map(mechanisms.map((one) => [one.id, one.title]));
  for (const { fromId, toId, pull, because } of allPulls)
    if (pull === 'hinders' && here.has(fromId) && here.has(toId))
      gaps.push(`${titles.get(fromId)} hinders ${titles.get(toId)}: ${because}.`.replace(/\.\.$/, '.'));
  return gaps;
}

export type MixMark = Readonly<{ x: number; y: number; size: number; bought: boolean; title: string }>;
export type Mix = Readonly<{
  width: number;
  height: number;
  columns: readonly Readonly<{ x: number; label: string }>[];
  marks: readonly MixMark[];
}>;

const sizes = { main: 15, supporting: 11, weak: 7 } as const;
const columns = [
  { tier: 'primary', label: 'Prevents' },
  { tier: 'secondary', label: 'Acts early' },
  { tier: 'tertiary', label: 'Reduces' },
  { tier: 'none', label: 'Not prevention' },
  { tier: null, label: 'Not said' },
] as const;
const wide = 130;
const step = 38;

/** The mix of one outcome: a mark for each mechanism, by when it acts; the larger, the more it contributes; squares are bought. */
export function drawMix(mechanisms: readonly Mechanism[]): Mix {
  const live = mechanisms.filter((one) => one.state !== 'stopped');
  const marks = columns.flatMap(({ tier }, column) =>
    live
      .filter((one) => one.tier === tier)
      .map((one, row) => ({
        x: column * wide + wide / 2,
        y: 24 + row * step,
        size: sizes[one.contribution],
        bought: isBought(one),
        title: one.title,
      })),
  );
  const tallest = Math.max(0, ...marks.map((mark) => mark.y));
  return {
    width: columns.length * wide,
    height: tallest + 52,
    columns: columns.map(({ label }, column) => ({ x: column * wide + wide / 2, label })),
    marks,
  };
}
