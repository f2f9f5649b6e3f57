import type { OcdsRelease } from './read-releases.ts';

const instant = (release: OcdsRelease): number =>
  release.date === null ? Number.NEGATIVE_INFINITY : Date.parse(release.date);

/**
 * The latest release of each ocid by date, in the order in which the ocids first appear; of two at the same instant
 * the later in the file. This is not a compiled release: what only an earlier release said is not carried over.
 */
export function latestReleases(releases: readonly OcdsRelease[]): OcdsRelease[] {
  const latest = new Map<string, OcdsRelease>();
  for (const release of releases) {
    const before = latest.get(release.ocid);
    if (!before || instant(release) >= instant(before)) latest.set(release.ocid, release);
  }
  return [...latest.values()];
}
