import { sha256 } from '../crypto/secrets.ts';

export type ChainEntry = Readonly<{
  seq: number;
  at: string;
  actorId: string | null;
  action: string;
  objectKind: string;
  objectId: string;
  caseId: string | null;
  fields: readonly string[];
  contentHash: string | null;
  previousHash: string;
}>;

/** What the first entry points back to. */
export const beginning = '0'.repeat(64);

/**
 * The hash that links an entry to the one before it: SHA-256 over the JSON array of its columns in this fixed order.
 * Changing any column, or the order or number of entries, changes every later hash.
 */
export function entryHash(entry: ChainEntry): string {
  return sha256(
    JSON.stringify([
      entry.seq,
      entry.at,
      entry.actorId,
      entry.action,
      entry.objectKind,
      entry.objectId,
      entry.caseId,
      entry.fields,
      entry.contentHash,
      entry.previousHash,
    ]),
  );
}
