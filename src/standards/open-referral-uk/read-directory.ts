import {
  cleanWords,
  isObject,
  type Json,
  type JsonObject,
  JsonReader,
  type PathProblem,
  parseJson,
  under,
} from '#platform/export/index.ts';
import { readService } from './read-service.ts';
import type { DirectoryService } from './service.ts';

export type ReadDirectory = { services: DirectoryService[]; problems: PathProblem[] };

/**
 * The services of an Open Referral UK 3.0 file: a page of `/services` (its `contents`), a list of services, one service, organisations
 * with their services inside, services at locations, or JSON lines of these; plain or gzip. Never throws: what is not a service is listed
 * by its path and left out, and of one id the newest is read.
 * Source: Open Referral UK profile 3.0, schema/compiled/service.json.
 *
 * @example readDirectory('[{"id":"a","name":"Lunch club","status":"active"}]').services[0].name // 'Lunch club'
 */
export function readDirectory(input: Uint8Array | string): ReadDirectory {
  const problems: PathProblem[] = [];
  const found: DirectoryService[] = [];
  for (const document of parseJson(input, problems))
    readAny(document.value, { path: document.path, depth: 0, organisation: null }, { found, problems });
  if (found.length === 0 && problems.length === 0)
    problems.push({ path: '', why: 'There is no service in this file.' });
  return { services: newestOfEach(found, problems), problems };
}

type Reading = { found: DirectoryService[]; problems: PathProblem[] };
type Place = Readonly<{ path: string; depth: number; organisation: JsonObject | null }>;

const lists = ['contents', 'services', 'service_at_locations'] as const;
// A page of organisations with their services at locations is five deep.
const mostDeep = 8;

function readAny(value: Json, place: Place, reading: Reading): void {
  const { path, depth } = place;
  const within = (inner: Json, key: string | number, organisation = place.organisation) =>
    readAny(inner, { path: under(path, key), depth: depth + 1, organisation }, reading);
  if (depth > mostDeep) {
    reading.problems.push({ path, why: 'This is nested too deep to be a directory. It was left out.' });
  } else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) within(item, at);
  } else if (!isObject(value)) {
    reading.problems.push({ path, why: 'This is neither a service nor a list of services.' });
  } else if (isObject(value.service)) {
    within(value.service, 'service');
  } else if (isService(value)) {
    const service = readService(new JsonReader(value, path, reading.problems), place.organisation);
    if (service) reading.found.push(service);
  } else {
    const key = lists.find((one) => Array.isArray(value[one]));
    if (key) within(value[key]!, key, key === 'services' ? value : place.organisation);
    else leaveOut(value, path, reading);
  }
}

function leaveOut(value: JsonObject, path: string, { problems }: Reading): void {
  const { text } = cleanWords(String(value.name ?? ''), 80);
  problems.push({ path, why: `This is not a service${text ? `: “${text}”` : ''}. It was left out.` });
}

/** An organisation has no status; a service of a faulty publisher may lack one, but then it has what only services have. */
const isService = (value: JsonObject): boolean =>
  !Object.hasOwn(value, 'contents') &&
  !Array.isArray(value.services) &&
  ['status', 'organization', 'organization_id', 'service_areas', 'cost_options', 'assured_date'].some((key) =>
    Object.hasOwn(value, key),
  );

function newestOfEach(found: readonly DirectoryService[], problems: PathProblem[]): DirectoryService[] {
  const newest = new Map<string, DirectoryService>();
  for (const one of found) {
    const before = newest.get(one.id);
    if (!before || (one.modifiedOn ?? '') >= (before.modifiedOn ?? '')) newest.set(one.id, one);
    if (before) problems.push({ path: one.path, why: `This id is there twice: ${one.id}. The newest was read.` });
  }
  return [...newest.values()];
}
