export type { Json, JsonObject, PathProblem } from '#platform/export/index.ts';
export { checkRelease } from './check-release.ts';
export { contractsFrom, type OcdsContract } from './contracts-from.ts';
export { extendSchema } from './extend-schema.ts';
export { latestReleases } from './latest-releases.ts';
export { compileReleases, type Dated, type Merged, versionReleases } from './merge-releases.ts';
export {
  addRule,
  type MergeRule,
  type MergeRules,
  pathsOfRules,
  rulesFrom,
  rulesOf10,
  rulesOf11,
  rulesOfSchema,
} from './merge-rules.ts';
export {
  type ContractingProcess,
  type ProcessSupplier,
  processFrom,
  type TenderersFrom,
} from './process-from.ts';
export { publishedDate } from './published-date.ts';
export { namesLines, type Piece, type PieceOptions, readPieces } from './read-pieces.ts';
export { type OcdsRelease, type ReadReleases, readReleases } from './read-releases.ts';
export { SchemaFault, schemaChecker } from './schema-check.ts';
export { ukDependencies } from './uk-dependencies.ts';
export {
  type Package,
  packageOf,
  recordFrom,
  recordPackageOf,
  rulesOfUk,
  ukExtension,
} from './write-package.ts';
