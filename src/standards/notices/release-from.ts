import type { JsonObject } from '#platform/export/json-value.ts';
import { noticeOf } from './catalogue.ts';
import { fillNotice, type Missing } from './fill-notice.ts';
import type { Notice, Redaction } from './notice.ts';
import { isLarge, type ProcurementFacts } from './procurement-facts.ts';
import { document } from './release/tender-part.ts';
import { holdsTrace, traces, withhold } from './withhold.ts';

export type Released =
  | Readonly<{ release: JsonObject; missing: readonly [] }>
  | Readonly<{ release: null; missing: readonly Missing[]; why: string }>;

/** Where each notice stands as a document, by the codelists of OCDS and the UK extension. */
const documents: Readonly<Record<string, readonly ['planning' | 'tender' | 'awards' | 'contracts', string]>> = {
  UK1: ['planning', 'plannedProcurementNotice'],
  UK2: ['planning', 'marketEngagementNotice'],
  UK3: ['planning', 'plannedProcurementNotice'],
  UK4: ['tender', 'tenderNotice'],
  UK5: ['awards', 'awardNotice'],
  UK6: ['awards', 'awardNotice'],
  UK7: ['contracts', 'contractNotice'],
  UK8: ['contracts', 'implementationNotice'],
  UK9: ['contracts', 'implementationNotice'],
  UK10: ['contracts', 'contractNotice'],
  UK11: ['contracts', 'contractTerminationNotice'],
  UK12: ['tender', 'tenderCancellationNotice'],
};

/** The tag of a notice that goes out again: of plans it was seen in published releases, of the others it is read from the codelist. */
const updates: Readonly<Record<string, string>> = {
  planning: 'planningUpdate',
  tender: 'tenderUpdate',
  award: 'awardUpdate',
  contract: 'contractUpdate',
};

function noticeDocument(notice: Notice, release: JsonObject) {
  const number = /^UK\d+$/.test(notice.code) ? notice.code : null;
  const [part, type] = documents[notice.code] ?? ['tender', 'tenderNotice'];
  const at = release[part] !== undefined || part === 'planning' ? part : 'tender';
  return at in release || at === 'planning' ? document(at, type)(number) : null;
}

const later = (field: string, says: string): Missing => ({ field, label: says, law: 'OCDS', says });

/** What the platform gives with the notice: without it there is nothing to publish here. */
function notYet(facts: ProcurementFacts): Missing[] {
  return [
    ...(facts.ocid ? [] : [later('ocid', 'Enter the identifier that the central platform gave.')]),
    ...(facts.noticeId ? [] : [later('noticeId', 'Enter the number that the central platform gave this notice.')]),
    ...(facts.publishedAt ? [] : [later('publishedAt', 'Enter when the notice appeared on the central platform.')]),
  ];
}

/**
 * A notice as an OCDS 1.1 release with the fields of the UK extension, once it is on the central platform. What is withheld is not in
 * it, and neither is anything where another field repeats what is withheld.
 *
 * @param again a version of this notice is on the platform already, and this one takes its place
 * @returns the release; or what is missing, or why there can be none
 * @throws RangeError as `fillNotice` does
 */
export function releaseFrom(
  code: string,
  facts: ProcurementFacts,
  redactions: readonly Redaction[] = [],
  again = false,
): Released {
  const notice = noticeOf(code);
  const { missing, repeated, notNeeded } = fillNotice(code, facts, redactions);
  const none = (why: string, lacking: readonly Missing[] = []): Released => ({ release: null, missing: lacking, why });
  if (!notice.release) return none('OCDS has no place for this notice.');
  if (notNeeded) return none(notNeeded);
  const lacking = [...missing.filter(({ field }) => field !== 'ocid'), ...notYet(facts)];
  if (lacking.length > 0) return none('Some of what the notice tells is missing.', lacking);
  if (repeated.length > 0) return none(repeated.map(({ says }) => says).join(' '));
  const left = withhold(facts, notice.fields, redactions);
  const release: JsonObject = {
    ocid: facts.ocid!,
    id: facts.noticeId!,
    date: facts.publishedAt!,
    tag: notice.release.tags.map((tag) => (again && updates[tag]) || tag),
    initiationType: 'tender',
    language: 'en',
  };
  for (const build of notice.release.build) build(release, left.facts, { large: isLarge(facts) });
  noticeDocument(notice, release)?.(release, left.facts, { large: false });
  if (holdsTrace(JSON.stringify(release), traces(left.taken)))
    return none('Something that is withheld is repeated elsewhere. Take it out there too.');
  return { release, missing: [] };
}
