import {
  isObject,
  type Json,
  type JsonObject,
  JsonReader,
  type PathProblem,
  under,
} from '#platform/export/json-value.ts';
import { contractsFrom } from './contracts-from.ts';
import { publishedDate } from './published-date.ts';
import type { OcdsRelease } from './read-releases.ts';

/** The closed codelist of release tags in OCDS 1.1.5; `compiled` belongs to a record. */
const tags = new Set([
  'planning',
  'planningUpdate',
  'tender',
  'tenderAmendment',
  'tenderUpdate',
  'tenderCancellation',
  'award',
  'awardUpdate',
  'awardCancellation',
  'contract',
  'contractUpdate',
  'contractAmendment',
  'implementation',
  'implementationUpdate',
  'contractTermination',
  'compiled',
]);

const organisations = ['buyer', 'procuringEntity', 'tenderers', 'suppliers', 'payer', 'payee'];

type Look = Readonly<{ parties: ReadonlySet<string>; say(path: string, why: string): void }>;

/**
 * What a release says that does not hold together, by path, beyond shapes: fields that every release has, tags, dates, ids that are
 * in one list twice, organisations that `parties` does not have, awards and lots that are not there. Needs no schema; says nothing
 * of what only the schema knows. Never throws.
 *
 * @example checkRelease(readReleases('{"ocid":"a","tag":["tnder"]}').releases[0]!) // [{ path: 'tag/0', why: … }, …]
 */
export function checkRelease(from: OcdsRelease): PathProblem[] {
  const { problems } = contractsFrom(from);
  const say = (path: string, why: string) => problems.push({ path, why });
  const { release, path } = from;
  for (const field of ['tag', 'initiationType'])
    if (release[field] === undefined || release[field] === null)
      say(under(path, field), 'Every release has this field, and this one does not.');
  checkTags(release.tag, under(path, 'tag'), say);
  const reader = new JsonReader(release, path, []);
  const parties = new Set(reader.list('parties').flatMap((party) => party.text('id') ?? []));
  walk(release, path, { parties, say });
  checkReferences(reader, say);
  return problems;
}

function checkTags(tag: Json | undefined, path: string, say: Look['say']): void {
  if (tag === undefined || tag === null) return;
  if (!Array.isArray(tag)) say(path, 'This should be a list of tags.');
  else
    for (const [index, one] of tag.entries())
      if (typeof one !== 'string' || !tags.has(one))
        say(under(path, index), `“${String(one).slice(0, 40)}” is not one of the standard’s tags.`);
}

function walk(value: JsonObject, path: string, look: Look, depth = 0): void {
  if (depth > 100) {
    look.say(path, 'This is nested too deep to be read.');
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = under(path, key);
    if (typeof inner === 'string' && /(^d|D)ate$/.test(key) && publishedDate(inner) === null)
      look.say(at, `“${inner.slice(0, 40)}” is not a date.`);
    if (Array.isArray(inner)) walkList(inner, key, at, look, depth);
    else if (isObject(inner)) {
      if (organisations.includes(key)) checkOrganisation(inner, at, look);
      walk(inner, at, look, depth + 1);
    }
  }
}

function walkList(items: Json[], key: string, path: string, look: Look, depth: number): void {
  const seen = new Set<Json>();
  for (const [index, item] of items.entries()) {
    if (!isObject(item)) continue;
    const at = under(path, index);
    const id = item.id ?? null;
    if (id !== null && seen.has(id)) look.say(under(at, 'id'), 'An object before it in this list has the same id.');
    seen.add(id);
    if (organisations.includes(key)) checkOrganisation(item, at, look);
    walk(item, at, look, depth + 1);
  }
}

function checkOrganisation(value: JsonObject, path: string, look: Look): void {
  const id = typeof value.id === 'number' ? String(value.id) : value.id;
  if (typeof id === 'string' && !look.parties.has(id))
    look.say(under(path, 'id'), 'No organisation in “parties” has this id.');
}

function checkReferences(release: JsonReader, say: Look['say']): void {
  const lots = new Set(
    release
      .object('tender')
      .list('lots')
      .flatMap((lot) => lot.text('id') ?? []),
  );
  const awards = new Set(release.list('awards').flatMap((award) => award.text('id') ?? []));
  for (const award of release.list('awards')) checkLots(award, lots, say);
  for (const contract of release.list('contracts')) {
    const awardId = contract.text('awardID');
    if (awardId === null)
      say(under(contract.path, 'awardID'), 'A contract says which award it comes from; this one does not.');
    else if (awards.size > 0 && !awards.has(awardId))
      say(under(contract.path, 'awardID'), 'No award in this release has this id.');
    checkLots(contract, lots, say);
  }
}

function checkLots(from: JsonReader, lots: ReadonlySet<string>, say: Look['say']): void {
  if (lots.size === 0) return;
  for (const [index, id] of from.texts('relatedLots').entries())
    if (!lots.has(id)) say(under(under(from.path, 'relatedLots'), index), 'No lot of the tender has this id.');
}
