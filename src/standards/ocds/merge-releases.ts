import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, PathProblem } from '#platform/export/json-value.ts';
import { type MergeRules, rulesOf11 } from './merge-rules.ts';
import { held, type Keeping, MergeTree } from './merge-tree.ts';

/** A release to be merged, and what its problems' paths begin with. */
export type Dated = { release: JsonObject; path: string };
export type Merged = { release: JsonObject | null; problems: PathProblem[] };

const dateOf = (release: JsonObject): string | null =>
  typeof release.date === 'string' && release.date !== '' ? release.date : null;

/**
 * Releases in the order of their dates as text, which is the reference's order; of the same date, as they came. Where offsets from
 * UTC make text and time disagree it is said, because the order is then the publisher's to put right.
 */
function inOrder(releases: readonly Dated[], problems: PathProblem[]): Dated[] {
  const dated = releases.filter(({ release, path }) => {
    if (dateOf(release) !== null) return true;
    problems.push({ path, why: 'This release has no date, so nobody can say what it changed. It was left out.' });
    return false;
  });
  if (dated.length < 2) return dated;
  const sorted = dated.toSorted((a, b) => {
    const [first, second] = [dateOf(a.release)!, dateOf(b.release)!];
    return first < second ? -1 : first > second ? 1 : 0;
  });
  for (const [index, one] of sorted.entries())
    if (index > 0 && Date.parse(dateOf(one.release)!) < Date.parse(dateOf(sorted[index - 1]!.release)!))
      problems.push({
        path: one.path,
        why: 'By its text this date is later than the one before; by the clock it is earlier.',
      });
  return sorted;
}

/** A tag belongs to its release. Schemas before 1.1.4 did not say so. */
const untagged = ({ tag: _, ...rest }: JsonObject): JsonObject => rest;

const lastValue: Keeping = {
  plainIds: false,
  asTheyCame: true,
  put(target, key, value) {
    if (value === null) delete target[key];
    else target[key] = value;
  },
};

/** An ocid's releases as one: what each field last said. `releases` are of one ocid, in any order. */
export function compileReleases(releases: readonly Dated[], rules: MergeRules = rulesOf11): Merged {
  const problems: PathProblem[] = [];
  const ordered = inOrder(releases, problems);
  const last = ordered.at(-1);
  if (!last) return { release: null, problems };
  const tree = new MergeTree(lastValue, (problem) => problems.push(problem));
  for (const { release, path } of ordered) tree.add(untagged(release), rules, path);
  const ocid = last.release.ocid as string;
  const date = dateOf(last.release)!;
  return { release: { tag: ['compiled'], id: `${ocid}-${date}`, date, ...tree.root }, problems };
}

function everyValue(versions: WeakSet<object>, source: () => JsonObject): Keeping {
  return {
    plainIds: true,
    asTheyCame: false,
    put(target, key, value) {
      const there = held(target, key);
      const known = Array.isArray(there) && versions.has(there);
      const all = known ? (there as JsonObject[]) : [];
      if (all.length > 0 && isDeepStrictEqual(all.at(-1)!.value, value)) return;
      all.push({ ...source(), value });
      if (known) return;
      versions.add(all);
      target[key] = all;
    },
  };
}

/** An ocid's releases with every value that each field had, and the release that said so. */
export function versionReleases(releases: readonly Dated[], rules: MergeRules = rulesOf11): Merged {
  const problems: PathProblem[] = [];
  const ordered = inOrder(releases, problems);
  if (ordered.length === 0) return { release: null, problems };
  let current: JsonObject = {};
  const source = () => ({
    releaseID: current.id ?? null,
    releaseDate: current.date ?? null,
    releaseTag: current.tag ?? null,
  });
  const tree = new MergeTree(everyValue(new WeakSet(), source), (problem) => problems.push(problem));
  for (const { release, path } of ordered) {
    current = release;
    const { ocid: _, ...rest } = untagged(release);
    tree.add(rest, rules, path);
  }
  return { release: { ocid: ordered[0]!.release.ocid!, ...tree.root }, problems };
}
