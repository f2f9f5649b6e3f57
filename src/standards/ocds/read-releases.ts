import { isObject, type Json, type JsonObject, type PathProblem, parseJson, under } from '#platform/export/index.ts';

/** One release as published, with its place in the file. */
export type OcdsRelease = {
  path: string;
  ocid: string;
  releaseId: string | null;
  date: string | null;
  release: JsonObject;
};
/** `leftOut` counts the releases, or what may have held some, that could not be read at all; other problems are parts of releases. */
export type ReadReleases = { releases: OcdsRelease[]; problems: PathProblem[]; leftOut: number };

/**
 * Releases from a release package, a record package, a bare list of releases, one release, or JSON lines of any of
 * these; plain or gzip. `name` begins every path, for those who read several files. Never throws: what is not a
 * release is listed by its path and left out.
 *
 * @example readReleases('{"releases":[{"ocid":"a-1","date":"2026-01-01T00:00:00Z"}]}').releases[0].ocid // 'a-1'
 */
export function readReleases(input: Uint8Array | string, name = ''): ReadReleases {
  const read: ReadReleases = { releases: [], problems: [], leftOut: 0 };
  const documents = parseJson(input, read.problems);
  read.leftOut = read.problems.length;
  for (const document of documents) readDocument(document.value, document.path, read);
  const { releases, problems } = read;
  if (releases.length === 0 && problems.length === 0)
    problems.push({ path: '', why: 'There is no release in this file.' });
  if (name === '') return read;
  const named = <T extends { path: string }>(one: T): T => ({
    ...one,
    path: one.path === '' ? name : `${name}: ${one.path}`,
  });
  return { releases: releases.map(named), problems: problems.map(named), leftOut: read.leftOut };
}

function leaveOut(read: ReadReleases, path: string, why: string): void {
  read.problems.push({ path, why });
  read.leftOut += 1;
}

function readDocument(value: Json, path: string, read: ReadReleases): void {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) readRelease(item, under(path, at), read);
  } else if (!isObject(value)) {
    leaveOut(read, path, 'This is JSON, but neither a release nor a package of releases.');
  } else if (Object.hasOwn(value, 'records')) {
    for (const { item, at } of itemsOf(value, 'records', path, read)) readRecord(item, at, read);
  } else if (Object.hasOwn(value, 'releases') && !Object.hasOwn(value, 'ocid')) {
    for (const { item, at } of itemsOf(value, 'releases', path, read)) readRelease(item, at, read);
  } else readRelease(value, path, read);
}

function itemsOf(value: JsonObject, key: string, path: string, read: ReadReleases): { item: Json; at: string }[] {
  const found = value[key];
  const at = under(path, key);
  if (!Array.isArray(found)) leaveOut(read, at, `“${key}” should be a list.`);
  return Array.isArray(found) ? found.map((item, index) => ({ item, at: under(at, index) })) : [];
}

/** A record's releases where they are inside it; its compiled release where they are only linked to. */
function readRecord(record: Json, path: string, read: ReadReleases): void {
  if (!isObject(record)) {
    leaveOut(read, path, 'A record should be an object.');
    return;
  }
  const inside = Array.isArray(record.releases) ? record.releases : [];
  if (record.releases !== undefined && record.releases !== null && !Array.isArray(record.releases))
    read.problems.push({ path: under(path, 'releases'), why: '“releases” should be a list.' });
  const whole = inside
    .map((item, at) => ({ item, at: under(under(path, 'releases'), at) }))
    .filter(({ item }) => !isLink(item));
  if (whole.length > 0) for (const { item, at } of whole) readRelease(item, at, read);
  else if (isObject(record.compiledRelease)) readRelease(record.compiledRelease, under(path, 'compiledRelease'), read);
  else leaveOut(read, path, 'This record only links to its releases. Send a file that holds them.');
}

const isLink = (item: Json): boolean => isObject(item) && typeof item.url === 'string' && !Object.hasOwn(item, 'ocid');

function readRelease(value: Json, path: string, read: ReadReleases): void {
  if (!isObject(value)) {
    leaveOut(read, path, 'A release should be an object.');
    return;
  }
  const ocid = typeof value.ocid === 'string' ? value.ocid.trim() : '';
  if (ocid === '') {
    const why = 'This release has no ocid, so it belongs to no process. It was left out.';
    leaveOut(read, under(path, 'ocid'), why);
    return;
  }
  const date = typeof value.date === 'string' && !Number.isNaN(Date.parse(value.date)) ? value.date : null;
  if (date === null)
    read.problems.push({
      path: under(path, 'date'),
      why: 'This release has no date that we can read. Any dated release of its process goes before it.',
    });
  const releaseId = typeof value.id === 'string' || typeof value.id === 'number' ? String(value.id) : null;
  if (releaseId === null) read.problems.push({ path: under(path, 'id'), why: 'This release has no id.' });
  read.releases.push({ path, ocid, releaseId, date, release: value });
}
