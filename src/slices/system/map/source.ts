/** Somebody who says that a link is there, and how they know. */
export type Source = Readonly<{
  id: string;
  linkId: string;
  saidBy: string;
  evidence: string | null;
  /** They repeat what another source on the list says, so they add nothing of their own. */
  repeats: boolean;
  saidAt: Date;
}>;

/** The same name in other letters is the same source. */
const asOne = (saidBy: string): string =>
  saidBy
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How many independent sources there are. */
export const independent = (sources: readonly Source[]): number =>
  new Set(sources.filter(({ repeats }) => !repeats).map(({ saidBy }) => asOne(saidBy))).size;

/** Two independent sources make a link supported. */
export const isSupported = (sources: readonly Source[]): boolean => independent(sources) >= 2;

export const faultsInSource = (saidBy: string | null, evidence: string | null): Readonly<Record<string, string>> =>
  evidence && !saidBy ? { saidBy: 'Say who says so' } : {};
