const device = /^(con|prn|aux|nul|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// Control characters, and those that turn the direction of reading, so that "gpj.exe" looks like "exe.jpg".
const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const mostCharacters = 400;
const mostFolders = 20;

export type EntryName = Readonly<{ path: string; why: null }> | Readonly<{ path: null; why: string }>;

const bad = (why: string): EntryName => ({ path: null, why });

/**
 * The name of a file in an archive as a path of parts joined by "/", in one form of Unicode; or why no system should be asked to write
 * such a name. Nothing is mended: an archive that holds such a name was not made by somebody who only meant to send files.
 *
 * @example entryName(Buffer.from('../../etc/passwd')).why // 'A name leads out of the archive.'
 */
export function entryName(raw: Uint8Array): EntryName {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw).normalize('NFC');
  } catch {
    return bad('A name is not written in UTF-8.');
  }
  if (name === '' || name.length > mostCharacters) return bad('A name is empty, or longer than 400 characters.');
  if (unseen.test(name)) return bad('A name holds characters that cannot be seen.');
  if (/[\\:]/.test(name) || name.startsWith('/')) return bad('A name begins at the root of a disk, or names one.');
  const parts = name.replace(/\/$/, '').split('/');
  if (parts.length > mostFolders) return bad('Folders lie more than twenty deep.');
  if (parts.some((part) => part === '..')) return bad('A name leads out of the archive.');
  if (parts.some((part) => part === '' || part === '.')) return bad('A name has a part that is empty.');
  if (parts.some((part) => /[. ]$/.test(part) || part.startsWith(' '))) return bad('A name ends in a dot or a space.');
  if (parts.some((part) => device.test(part))) return bad('A name is that of a device.');
  return { path: name, why: null };
}

/** What a system that does not tell capitals from small letters takes for the same name. */
export const foldedName = (path: string): string => path.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();

/** What some systems put beside the files that somebody chose. */
export const isClutter = (path: string): boolean =>
  /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(\/|$)/i.test(path);

export const isArchiveName = (path: string): boolean =>
  /\.(zip|zipx|7z|rar|tar|t?gz|t?bz2?|t?xz|zst|cab|iso|jar)$/i.test(path);
