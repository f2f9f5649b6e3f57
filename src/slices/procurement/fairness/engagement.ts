/** One thing that somebody who may bid saw, heard or shaped. `supplier` stays inside; `pack` is what every bidder reads, without a name. */
export type Engagement = Readonly<{
  key: string;
  on: string;
  supplier: string;
  shown: string | null;
  said: string | null;
  source: EngagementSource;
  path: string | null;
}>;

export const engagementSources = [
  'engagement',
  'talk',
  'sounding',
  'brief',
  'requirement',
  'on-the-case',
  'position',
  'question',
  'amendment',
] as const;
export type EngagementSource = (typeof engagementSources)[number];
export const sourceLabels: Record<EngagementSource, string> = {
  engagement: 'Recorded on a procurement',
  talk: 'A talk noted on the case',
  sounding: 'Asked on a page that is open to all',
  brief: 'Challenge brief',
  requirement: 'Said of a requirement',
  'on-the-case': 'Works on the case with a provider’s hat',
  position: 'Market position statement',
  question: 'Question and answer',
  amendment: 'Change after publication',
};

export type PackEntry = Readonly<{ key: string; on: string; words: string }>;

/** Every entry as every bidder reads it. Nothing that one supplier saw is left out; who it was is. */
export const packEntry = ({ key, on, shown, said }: Engagement): PackEntry => ({
  key,
  on,
  words: [shown, said && `What was said: ${said}`].filter(Boolean).join(' '),
});

/** By day; what came on one day stays in the order in which it was gathered. */
export const inOrder = (entries: readonly Engagement[]): Engagement[] =>
  entries.toSorted((a, b) => a.on.localeCompare(b.on));

export type BySupplier = Readonly<{ supplier: string; entries: readonly Engagement[] }>;

/** The same record, supplier by supplier; names that differ only in capitals are one. */
export function bySupplier(entries: readonly Engagement[]): BySupplier[] {
  return [...Map.groupBy(entries, ({ supplier }) => supplier.trim().toLowerCase()).values()]
    .map((of) => ({ supplier: of[0]!.supplier, entries: of }))
    .toSorted((a, b) => a.supplier.localeCompare(b.supplier, 'en'));
}

/** What a pack has that an earlier one did not, or has in other words. */
export function newSince(entries: readonly PackEntry[], before: readonly PackEntry[]): PackEntry[] {
  const known = new Map(before.map((one) => [one.key, one.words]));
  return entries.filter(({ key, words }) => known.get(key) !== words);
}

/** Whether everything that was recorded stands in a pack: I13, as a sentence that can be checked. */
export const missingFromPack = (entries: readonly Engagement[], pack: readonly PackEntry[]): Engagement[] => {
  const held = new Map(pack.map((one) => [one.key, one.words]));
  return entries.filter(({ key, shown, said }) => {
    const words = held.get(key);
    return (
      words === undefined || (shown !== null && !words.includes(shown)) || (said !== null && !words.includes(said))
    );
  });
};
