import type { Comparison } from './receipts.ts';
import { pileOf } from './sort-files.ts';
import { mayRead, type Tender, type TenderFile, type TenderPart } from './tender.ts';

/** The files of a tender whose very names may be seen now. */
export const seenFiles = (
  tender: Pick<Tender, 'state'>,
  files: readonly TenderFile[],
  happened: ReadonlySet<string>,
): TenderFile[] => files.filter((one) => mayRead(tender, one.part, happened));

export type SeenReport = Readonly<{
  missing: readonly string[];
  extra: readonly string[];
  different: readonly string[];
  hidden: number;
}>;

/**
 * What a report says of parts that are open. A file that never came has no part: it is taken for one of those that lie where it would
 * have lain, else for a price, which is closed longest.
 */
export function reportSeen(
  report: Comparison | null,
  files: readonly TenderFile[],
  happened: ReadonlySet<string>,
): SeenReport | null {
  if (report === null) return null;
  const byPath = new Map(files.map((one) => [one.path, one.part]));
  const byPile = new Map(files.map((one) => [pileOf(one.path), one.part]));
  const open = (path: string) => {
    const part: TenderPart = byPath.get(path) ?? byPile.get(pileOf(path)) ?? 'price';
    return mayRead({ state: 'open' }, part, happened);
  };
  const missing = report.missing.filter(open);
  const extra = report.extra.filter(open);
  const different = report.different.filter(({ path }) => open(path));
  const all = report.missing.length + report.extra.length + report.different.length;
  return {
    missing,
    extra,
    different: different.map(({ path, what }) => `${path} (another ${what})`),
    hidden: all - missing.length - extra.length - different.length,
  };
}
