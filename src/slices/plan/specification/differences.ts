import { type Content, detailsOf, type Numbered, numberContent } from './content.ts';

export type Difference = Readonly<{
  requirementId: string;
  title: string;
  was: string | null;
  is: string | null;
  does: 'added' | 'taken-out' | 'changed' | 'moved';
  /** Before and now, where the words differ. */
  changes: readonly Readonly<{ what: string; before: string; now: string }>[];
}>;

function said(clause: Numbered): Map<string, string> {
  return new Map([
    ['Name', clause.title],
    ['Words', clause.words],
    ['How firm it is', clause.strength],
    ...detailsOf(clause).map(({ label, words }): [string, string] => [label, words]),
    ['Hangs from', hangsFrom(clause)],
  ]);
}

const hangsFrom = ({ trace }: Numbered): string =>
  [trace.outcome, trace.need, trace.duty, trace.organisational].filter(Boolean).join('; ');

/** What differs between two versions, clause by clause, whatever their numbers: in the order of the newer, then what is gone. */
export function differences(before: Content, now: Content): Difference[] {
  const old = new Map(numberContent(before).map((clause) => [clause.requirementId, clause]));
  const current = numberContent(now);
  const found = current.flatMap((clause): Difference[] => {
    const was = old.get(clause.requirementId);
    const base = {
      requirementId: clause.requirementId,
      title: clause.title,
      was: was?.number ?? null,
      is: clause.number,
    };
    if (!was) return [{ ...base, does: 'added', changes: [] }];
    const [a, b] = [said(was), said(clause)];
    const changes = [...new Set([...a.keys(), ...b.keys()])]
      .map((what) => ({ what, before: a.get(what) ?? '', now: b.get(what) ?? '' }))
      .filter((one) => one.before !== one.now);
    if (changes.length > 0) return [{ ...base, does: 'changed', changes }];
    return was.number !== clause.number || was.section !== clause.section ? [{ ...base, does: 'moved', changes }] : [];
  });
  const kept = new Set(current.map((clause) => clause.requirementId));
  const gone = [...old.values()]
    .filter((clause) => !kept.has(clause.requirementId))
    .map(({ requirementId, title, number }) => ({
      requirementId,
      title,
      was: number,
      is: null,
      does: 'taken-out' as const,
      changes: [],
    }));
  return [...found, ...gone];
}
