import { type Hat, hatLabels } from '#slices/cases/index.ts';

/** Hats by which tenders are read under their names, once they are open. */
export const hatsThatReadNames: readonly Hat[] = ['commissioner', 'procurement', 'auditor'];

/** By what somebody could read names: a hat they wear, or wore since the opening; bringing tenders in; pressing to open them. */
export type Way = `wears-${Hat}` | `wore-${Hat}` | 'brings-in' | 'opens';

/** "wears the procurement hat; brings tenders in" */
export const sayWays = (ways: readonly Way[]): string =>
  ways
    .map((way) => {
      if (way === 'brings-in') return 'was named to bring tenders in';
      if (way === 'opens') return 'pressed to open the tenders';
      const [verb, hat] = way.split('-') as ['wears' | 'wore', Hat];
      const name = hatLabels[hat].toLowerCase();
      return verb === 'wears' ? `wears the ${name} hat` : `wore the ${name} hat when tenders were open`;
    })
    .join('; ');

/** Somebody of the case with what bears on whether they can judge without names. */
export type Candidate = Readonly<{ personId: string; person: string; hats: readonly string[] }>;

export type Known = Readonly<{
  readers: ReadonlySet<string>;
  /** Whose interest keeps them out. */
  excluded: ReadonlySet<string>;
  /** Who was named once and taken off with a reason. */
  takenOff: ReadonlySet<string>;
}>;

/** Who could judge something without reading names, and does not yet. */
export const couldJudgeUnnamed = (
  candidates: readonly Candidate[],
  hats: readonly string[],
  judging: ReadonlySet<string>,
  { readers, excluded, takenOff }: Known,
): Candidate[] =>
  candidates.filter(
    (one) =>
      one.hats.some((hat) => hats.includes(hat)) &&
      !one.hats.includes('provider') &&
      ![readers, excluded, takenOff, judging].some((set) => set.has(one.personId)),
  );
