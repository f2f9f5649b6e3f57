import { isObject, type Json, JsonReader, type PathProblem, parseJson, under } from '#platform/export/index.ts';
import type { PublishedGrant } from './grant.ts';
import { readGrant } from './read-grant.ts';

export type ReadGrants = { grants: PublishedGrant[]; problems: PathProblem[] };

/**
 * The grants of a 360Giving file: a package (`grants`), a bare list, one grant, or JSON lines of these; plain or gzip. Never throws: what
 * is not a grant is listed by its path and left out, and of one id the newest is read.
 * Source: 360Giving Data Standard 1.4, 360-giving-schema.json.
 *
 * @example readGrants('{"grants":[{"id":"360G-a-1","title":"Kitchen","recipientOrganization":[{"id":"a","name":"Hall"}]}]}').grants[0].recipient // 'Hall'
 */
export function readGrants(input: Uint8Array | string): ReadGrants {
  const problems: PathProblem[] = [];
  const found: PublishedGrant[] = [];
  for (const document of parseJson(input, problems)) readList(document.value, document.path, found, problems);
  if (found.length === 0 && problems.length === 0) problems.push({ path: '', why: 'There is no grant in this file.' });
  return { grants: newestOfEach(found, problems), problems };
}

function readList(value: Json, path: string, found: PublishedGrant[], problems: PathProblem[]): void {
  if (isObject(value) && Object.hasOwn(value, 'grants')) {
    if (Array.isArray(value.grants)) readList(value.grants, under(path, 'grants'), found, problems);
    else problems.push({ path: under(path, 'grants'), why: '“grants” should be a list.' });
    return;
  }
  const items = Array.isArray(value) ? value : [value];
  for (const [at, item] of items.entries()) {
    const itemPath = Array.isArray(value) ? under(path, at) : path;
    const grant = isObject(item) ? readGrant(new JsonReader(item, itemPath, problems)) : null;
    if (grant) found.push(grant);
    else if (!isObject(item)) problems.push({ path: itemPath, why: 'This is not a grant. It was left out.' });
  }
}

function newestOfEach(found: readonly PublishedGrant[], problems: PathProblem[]): PublishedGrant[] {
  const newest = new Map<string, PublishedGrant>();
  for (const one of found) {
    const before = newest.get(one.id);
    if (!before || (one.modifiedOn ?? '') >= (before.modifiedOn ?? '')) newest.set(one.id, one);
    if (before) problems.push({ path: one.path, why: `This id is there twice: ${one.id}. The newest was read.` });
  }
  return [...newest.values()];
}
