export { contractsFrom, type OcdsContract } from './contracts-from.ts';
export type { Json, JsonObject, PathProblem } from './json-value.ts';
export { latestReleases } from './latest-releases.ts';
export { publishedDate } from './published-date.ts';
export { type OcdsRelease, type ReadReleases, readReleases } from './read-releases.ts';
