import type { ProviderType } from '#standards/roster/index.ts';

export type RosterEntry = Readonly<{
  id: string;
  provider: string;
  zone: string | null;
  hours: number | null;
  spareHours: number | null;
  bidLastTime: boolean | null;
  /** What it said itself about the next time, and when. */
  wouldBid?: 'yes' | 'perhaps' | 'no' | null;
  wouldBidOn?: string | null;
  /** Small or medium, voluntary or community, large, in-house; null where nobody has said. */
  type?: ProviderType | null;
}>;

export type Roster = Readonly<{ entries: readonly RosterEntry[]; growthPercent: number; growthBecause: string | null }>;

export const usualGrowth = 10;

/** What a provider could add in twelve weeks: what it said, else the share assumed of the hours it has. */
export function couldAdd(entry: RosterEntry, growthPercent: number): number {
  if (entry.spareHours !== null) return entry.spareHours;
  return ((entry.hours ?? 0) * growthPercent) / 100;
}

/** Kinds of provider as they are read on screen. */
export const typeTexts: Readonly<Record<ProviderType, string>> = {
  sme: 'Small or medium firm',
  vcse: 'Voluntary or community',
  large: 'Large firm',
  'in-house': 'In-house',
};
