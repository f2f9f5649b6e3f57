import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { entryName, foldedName, isArchiveName, isClutter } from './entry-name.ts';

/** A file in an archive. `at` is its place in the archive's list, by which it is found again. */
export type ArchiveFile = Readonly<{ at: number; path: string; bytes: number; crc32: number }>;

export type ArchiveLimits = Readonly<{
  files: number;
  fileBytes: number;
  totalBytes: number;
  /** How many bytes one packed byte may become. Documents reach ten or twenty; only a bomb reaches hundreds. */
  ratio: number;
  refuseArchives: boolean;
}>;

export const usualLimits: ArchiveLimits = Object.freeze({
  files: 20_000,
  fileBytes: 200 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024 * 1024,
  ratio: 200,
  refuseArchives: false,
});

/** Why an archive is not read: in words for whoever sent it, which name nothing that is in it. */
export class BadArchive extends Error {}

const bad = (why: string): never => {
  throw new BadArchive(why);
};

const smallEnough = 1024 * 1024;
const mostComment = 1024;
const regular = new Set([0, 0o100000, 0o040000]);

type Entry = yauzl.Entry & { readonly fileName: unknown };

async function open(file: string | Buffer): Promise<yauzl.ZipFile> {
  const options = { autoClose: false, decodeStrings: false, lazyEntries: true } as const;
  try {
    return await (typeof file === 'string' ? yauzl.openPromise(file, options) : yauzl.fromBufferPromise(file, options));
  } catch {
    return bad('It is no ZIP archive, or it is cut short.');
  }
}

// Whatever the reader says of a broken archive may hold a name that is in it; none of that is passed on.
async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadArchive || (error as NodeJS.ErrnoException).code?.startsWith('E')) throw error;
    return bad('It is damaged, or its list does not say what it holds.');
  }
}

function checkEntry(entry: Entry, limits: ArchiveLimits): void {
  if (entry.isEncrypted()) bad('It is encrypted. Send it without a password.');
  if (![0, 8].includes(entry.compressionMethod)) bad('It is packed in a way that this page does not read.');
  if (!regular.has((entry.externalFileAttributes >>> 16) & 0o170000))
    bad('It holds a link, or something else that is no file.');
  if (entry.fileCommentLength > mostComment) bad('It holds a comment of more than a page.');
  if (entry.uncompressedSize > limits.fileBytes)
    bad(`It holds a file of more than ${limits.fileBytes / 1024 / 1024} MB.`);
  if (entry.uncompressedSize > smallEnough && entry.uncompressedSize > entry.compressedSize * limits.ratio)
    bad('It holds a file that grows too much when it is unpacked.');
}

class Names {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  add(path: string): void {
    const name = foldedName(path.replace(/\/$/, ''));
    const parts = name.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) this.#folders.add(parts.slice(0, depth).join('/'));
    if (path.endsWith('/')) this.#folders.add(name);
    else if (this.#files.has(name))
      bad('It holds two files of the same name, or of names that differ in capitals alone.');
    else this.#files.add(name);
  }
  check(): void {
    for (const name of this.#files) if (this.#folders.has(name)) bad('It holds a file and a folder of the same name.');
  }
}

/** No two files lie on the same bytes, and none lies in the list: else a small archive holds more than it weighs. */
async function checkPlaces(zip: yauzl.ZipFile, entries: readonly Entry[], listBegins: number): Promise<void> {
  const places: [from: number, to: number][] = [];
  for (const entry of entries) {
    const local = await zip.readLocalFileHeaderPromise(entry, {});
    if (!local.fileName.equals(entry.fileNameRaw) || local.compressionMethod !== entry.compressionMethod)
      bad('Its list does not say what it holds.');
    if ((local.generalPurposeBitFlag & 1) === 1) bad('It is encrypted. Send it without a password.');
    places.push([entry.relativeOffsetOfLocalHeader, local.fileDataStart + entry.compressedSize]);
  }
  places.sort(([a], [b]) => a - b);
  for (const [index, [, to]] of places.entries())
    if (to > (places[index + 1]?.[0] ?? listBegins)) bad('Some of its files lie on the same bytes.');
}

/**
 * What an archive on disk, or a small one in memory, holds, without unpacking any of it.
 *
 * @throws BadArchive where anything in it is not as it is in an archive that was made to send files
 */
export async function listArchive(file: string | Buffer, limits: ArchiveLimits = usualLimits): Promise<ArchiveFile[]> {
  const zip = await open(file);
  try {
    return await reading(() => list(zip, limits));
  } finally {
    zip.close();
  }
}

async function list(zip: yauzl.ZipFile, limits: ArchiveLimits): Promise<ArchiveFile[]> {
  if (zip.entryCount > limits.files) bad(`It holds more than ${limits.files.toLocaleString('en-GB')} files.`);
  const comment = (zip.comment as unknown as Buffer).length;
  if (comment > mostComment) bad('It holds a comment of more than a page.');
  const listBegins = (zip as unknown as { readEntryCursor: number }).readEntryCursor;
  const [names, entries, files]: [Names, Entry[], ArchiveFile[]] = [new Names(), [], []];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, limits);
    const { path, why } = entryName(entry.fileNameRaw);
    if (path === null) bad(why);
    names.add(path!);
    total += entry.uncompressedSize;
    if (total > limits.totalBytes) bad('All that it holds is more than this page takes.');
    if (limits.refuseArchives && isArchiveName(path!)) bad('It holds another archive. Send its files instead.');
    if (!path!.endsWith('/') && !isClutter(path!))
      files.push({ at: entries.length, path: path!, bytes: entry.uncompressedSize, crc32: entry.crc32 });
    entries.push(entry);
  }
  names.check();
  // Nothing but the end of the list may follow the list: else it holds more than it says.
  const rest = zip.fileSize - (zip as unknown as { readEntryCursor: number }).readEntryCursor - 22 - comment;
  if (rest !== 0 && rest !== 76) bad('Its list does not say what it holds.');
  await checkPlaces(zip, entries, listBegins);
  return files;
}

/**
 * Unpacks files of an archive one after the other, each as a stream; the reader must take it to its end or throw.
 *
 * @throws BadArchive where what comes out is not what its list says
 */
export async function unpackArchive(
  file: string,
  wanted: ReadonlySet<number>,
  take: (at: number, content: Readable) => Promise<void>,
): Promise<void> {
  const zip = await open(file);
  try {
    const entries = zip.eachEntry();
    for (let at = 0; ; at += 1) {
      const next = await reading(() => entries.next());
      if (next.done) return;
      if (wanted.has(at)) await takeOne(await reading(() => zip.openReadStreamPromise(next.value)), at, take);
    }
  } finally {
    zip.close();
  }
}

/** What is wrong with the archive is told apart from what is wrong with whoever takes it, such as a full disk. */
async function takeOne(
  content: Readable,
  at: number,
  take: (at: number, content: Readable) => Promise<void>,
): Promise<void> {
  let broken = false;
  content.once('error', (error: NodeJS.ErrnoException) => {
    broken = !error.code || error.code.startsWith('Z_');
  });
  try {
    await take(at, content);
  } catch (error) {
    if (broken && !(error instanceof BadArchive)) bad('It is damaged, or its list does not say what it holds.');
    throw error;
  }
}
