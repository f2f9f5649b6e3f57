import { normaliseName } from '#platform/export/index.ts';
import type { Intake, IntakeFile } from './intake-store.ts';
import { type Pile, pilesOf } from './sort-files.ts';
import type { Bidder } from './tender.ts';

export type Source = Readonly<{ name: string; files: number; bytes: number; suggested: string | null }>;
export type IntakeShape = Readonly<{ sources: readonly Source[]; receipts: readonly Source[]; piles: readonly Pile[] }>;

const same = (a: string, b: string): boolean => normaliseName(a) === normaliseName(b);

/** What somebody has to look at before an intake becomes tenders: whose each folder and receipt is, and which part each pile of files is. */
export function shapeOf(
  files: readonly IntakeFile[],
  receipts: Intake['receipts'],
  bidders: readonly Pick<Bidder, 'id' | 'name'>[],
): IntakeShape {
  const named = (name: string) => bidders.find((one) => same(one.name, name))?.id ?? null;
  const count = (names: readonly { name: string; bytes: number }[]): Source[] => {
    const found = new Map<string, Source>();
    for (const { name, bytes } of names) {
      const before = found.get(name) ?? { name, files: 0, bytes: 0, suggested: named(name) };
      found.set(name, { ...before, files: before.files + 1, bytes: before.bytes + bytes });
    }
    return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };
  return {
    sources: count(files.map(({ source, bytes }) => ({ name: source, bytes }))),
    receipts: count(receipts.map(({ supplier }) => ({ name: supplier, bytes: 0 }))),
    piles: pilesOf(files.map(({ path }) => path)),
  };
}

/** Reads "2:something" as the third's something; null where one was left out or sent twice. */
export function chosenByPlace(values: readonly string[], count: number): string[] | null {
  const chosen = new Map<number, string>();
  for (const value of values) {
    const [, place, what] = /^(\d{1,6}):(.+)$/.exec(value) ?? [];
    if (what === undefined || chosen.has(Number(place)) || Number(place) >= count) return null;
    chosen.set(Number(place), what);
  }
  return chosen.size === count ? Array.from({ length: count }, (_, place) => chosen.get(place)!) : null;
}
