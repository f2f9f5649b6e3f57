import { type ChainEntry, entryHash } from '#platform/audit/chain.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { type Manifest, manifestName, packFormat, sealName } from './manifest.ts';
import { readZip, type ZipFile } from './write-zip.ts';

export type Verified = Readonly<{ files: number; entries: number; seal: string | null; faults: readonly string[] }>;

type Entry = ChainEntry & Readonly<{ hash: string }>;

function parsed<T>(bytes: Buffer | undefined): T | null {
  try {
    return bytes ? (JSON.parse(bytes.toString('utf8')) as T) : null;
  } catch {
    return null;
  }
}

function fileFaults(manifest: Manifest, files: readonly ZipFile[]): string[] {
  const listed = new Map(manifest.files.map((one) => [one.path, one]));
  const there = files.filter(({ path }) => path !== manifestName && path !== sealName);
  return [
    ...there.flatMap(({ path, bytes }) => {
      const known = listed.get(path);
      if (!known) return [`${path} is not in the manifest.`];
      return sha256(bytes) === known.sha256 && bytes.length === known.bytes ? [] : [`${path} has been changed.`];
    }),
    ...manifest.files
      .filter(({ path }) => !there.some((file) => file.path === path))
      .map(({ path }) => `${path} is missing.`),
  ];
}

/** Each entry has to hash to what it says; those that follow each other in the audit have to point to each other. */
function chainFaults(manifest: Manifest, entries: readonly Entry[]): string[] {
  const faults = entries.flatMap((entry, at) => {
    if (entryHash(entry) !== entry.hash) return [`Entry ${entry.seq} of the audit has been changed.`];
    const before = entries[at - 1];
    if (!before) return [];
    if (entry.seq <= before.seq) return [`Entry ${entry.seq} of the audit is out of its order.`];
    return entry.seq === before.seq + 1 && entry.previousHash !== before.hash
      ? [`Entry ${entry.seq} of the audit does not follow from the one before it.`]
      : [];
  });
  const last = entries.at(-1);
  if (entries.length !== manifest.chain.entries || (last?.hash ?? null) !== (manifest.chain.last?.hash ?? null))
    faults.push('The audit’s entries are not those that the manifest counts.');
  return faults;
}

/**
 * Checks a pack by itself, without the installation that made it: that it is as it was written, byte for byte; that each file is the one the manifest
 * names; that the audit’s entries hash as they should. Whoever could change everything at once could make another pack: compare the seal with the one
 * that the installation shows, or that was read out when the pack was handed over.
 */
export function verifyPack(zip: Buffer): Verified {
  const files = readZip(zip);
  const nothing = { files: 0, entries: 0, seal: null };
  if (!files)
    return { ...nothing, faults: ['This is not a pack as it was written: it is damaged, changed or packed anew.'] };
  const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes;
  const written = bytesOf(manifestName);
  const manifest = parsed<Manifest>(written);
  if (!written || manifest?.format !== packFormat || !Array.isArray(manifest.files))
    return { ...nothing, faults: ['It has no manifest that can be read.'] };
  const seal = sha256(written);
  const entries = parsed<Entry[]>(bytesOf('chain.json'));
  return {
    files: manifest.files.length,
    entries: entries?.length ?? 0,
    seal,
    faults: [
      ...(bytesOf(sealName)?.toString('utf8') === `${seal}\n` ? [] : ['The manifest does not match its seal.']),
      ...fileFaults(manifest, files),
      ...(Array.isArray(entries) ? chainFaults(manifest, entries) : ['The audit’s entries cannot be read.']),
    ],
  };
}
