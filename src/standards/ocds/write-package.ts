import type { Json, JsonObject, PathProblem } from '#platform/export/json-value.ts';
import { compileReleases } from './merge-releases.ts';
import { addRule, type MergeRules, pathsOfRules, rulesFrom, rulesOf11 } from './merge-rules.ts';

const amendments = [
  ...['tender', 'awards', 'contracts'].flatMap((part) => [`${part}/amendment`, `${part}/amendments`]),
  'contracts/proposedAmendments',
];

/** Lists that the UK extension, and those it builds on, take whole when releases are merged. A test compares them with the schema. */
const wholeInUk = [
  'parties/details/excludedSupplier/exclusionGrounds/criteria',
  'tender/specialRegime',
  'tender/coveredBy',
  'tender/procurementMethodRationaleClassifications',
  'tender/otherRequirements/reservedParticipation',
  'tender/lots/awardCriteria/criteria/numbers',
  'tender/techniques/frameworkAgreement/buyerClassificationRestrictions',
  'tender/techniques/frameworkAgreement/buyerLocationRestrictions',
  'awards/relatedLots',
  'awards/additionalProcurementCategories',
  'bids/details/tenderers/additionalIdentifiers',
  'contracts/implementation/performanceFailures/suppliers/additionalIdentifiers',
  'contracts/proposedAmendments/changes',
  ...['tender', 'awards', 'contracts'].map((part) => `${part}/items/deliveryAddresses`),
  ...amendments.flatMap((at) => [
    `${at}/rationaleClassifications`,
    `${at}/suppliersAdded/additionalIdentifiers`,
    `${at}/suppliersRemoved/additionalIdentifiers`,
  ]),
];

/** The rules of OCDS 1.1 with those of the UK extension. */
export const rulesOfUk: MergeRules = wholeInUk.reduce(
  (rules, path) => addRule(rules, path, 'whole'),
  rulesFrom(pathsOfRules(rulesOf11)),
);

/** What a package says of itself. `uri` is where it is published; times are ISO 8601. */
export type Package = Readonly<{
  uri: string;
  publishedDate: string;
  publisher: Readonly<{ name: string; scheme?: string; uid?: string; uri?: string }>;
  license?: string;
  publicationPolicy?: string;
  extensions?: readonly string[];
}>;

/** Where the UK extension is declared from. */
export const ukExtension = 'https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json';

const about = ({
  uri,
  publishedDate,
  publisher,
  license,
  publicationPolicy,
  extensions = [ukExtension],
}: Package): JsonObject => ({
  uri,
  version: '1.1',
  publishedDate,
  publisher: { ...publisher },
  extensions: [...extensions],
  ...(license ? { license } : {}),
  ...(publicationPolicy ? { publicationPolicy } : {}),
});

/** Releases as a release package of OCDS 1.1. They are not changed. */
export const packageOf = (releases: readonly JsonObject[], given: Package): JsonObject => ({
  ...about(given),
  releases: [...releases],
});

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/**
 * The record of one contracting process: all its releases, the oldest first, and what they come to.
 *
 * @throws RangeError where the releases are none, or not of one ocid
 */
export function recordFrom(
  releases: readonly JsonObject[],
  rules: MergeRules = rulesOfUk,
): { record: JsonObject; problems: PathProblem[] } {
  const ocids = new Set(releases.map(({ ocid }) => textOf(ocid)));
  const [ocid] = ocids;
  if (ocids.size !== 1 || !ocid) throw new RangeError('A record is of the releases of one ocid.');
  const inOrder = releases.toSorted((a, b) =>
    textOf(a.date) < textOf(b.date) ? -1 : textOf(a.date) > textOf(b.date) ? 1 : 0,
  );
  const { release, problems } = compileReleases(
    inOrder.map((one) => ({ release: one, path: textOf(one.id) })),
    rules,
  );
  return { record: { ocid, releases: inOrder, ...(release ? { compiledRelease: release } : {}) }, problems };
}

/** Records as a record package of OCDS 1.1. */
export const recordPackageOf = (records: readonly JsonObject[], given: Package): JsonObject => ({
  ...about(given),
  records: [...records],
});
