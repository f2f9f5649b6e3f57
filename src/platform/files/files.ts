import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { sql } from 'kysely';
import type { Ref } from '../access/kinds.ts';
import type { Act } from '../act/act.ts';
import { sha256 } from '../crypto/secrets.ts';
import type { Tx } from '../db/database.ts';
import { refuse } from '../http/refusals.ts';
import type { GivenEvidence } from './evidence/given-evidence.ts';
import { pictureType } from './picture-type.ts';
import { openSpool, type Spool, sweepFolder } from './spool.ts';

export type StoredFile = Readonly<{
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  alternative: string;
  owner: Ref;
  caseId: string | null;
}>;

export type Files = {
  /** Keeps a photograph of a sheet: JPEG, PNG or WebP by its content, whatever its name says. */
  keepPicture(
    act: Act,
    owner: Ref,
    caseId: string | null,
    file: { name: string; bytes: Buffer },
    alternative: string,
  ): Promise<string>;
  /** Keeps a file that shows something, for good. `of` is the part of its owner that it shows; whoever may see the owner may have it. */
  keepEvidence(
    act: Act,
    owner: Ref,
    of: string,
    caseId: string | null,
    file: GivenEvidence,
    alternative?: string,
  ): Promise<string>;
  read(id: string): Buffer;
  stream(id: string): Readable;
  put(id: string, bytes: Buffer): void;
  /** Writes a stream to its end under a name, or leaves nothing of it. */
  putStream(id: string, content: Readable): Promise<{ bytes: number; sha256: string; crc32: number }>;
  remove(id: string): void;
  /** What a stop in the middle left of writing these. */
  dropParts(ids: ReadonlySet<string>): void;
  /** Where large files wait that have just come in. */
  spool: Spool;
  /** Removes what no committed act refers to, left by a stop between writing and committing. */
  sweep(known: ReadonlySet<string>, olderThanMs: number): number;
};

export function openFiles(dataDir: string): Files {
  const folder = path.join(dataDir, 'files');
  mkdirSync(folder, { recursive: true });
  const place = (id: string) => path.join(folder, id);

  function put(id: string, bytes: Buffer): void {
    const temporary = place(`${id}.part-${randomUUID()}`);
    const handle = openSync(temporary, 'wx', 0o600);
    writeSync(handle, bytes);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(temporary, place(id));
  }

  async function putStream(id: string, content: Readable) {
    const temporary = place(`${id}.part-${randomUUID()}`);
    const hash = createHash('sha256');
    const found = { bytes: 0, crc32: 0 };
    try {
      await pipeline(
        content,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            found.bytes += chunk.length;
            found.crc32 = crc32(chunk, found.crc32);
            yield chunk;
          }
        },
        createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }),
      );
      renameSync(temporary, place(id));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return { ...found, sha256: hash.digest('hex') };
  }

  return {
    put,
    putStream,
    spool: openSpool(dataDir),
    remove: (id) => rmSync(place(id), { force: true }),
    dropParts(ids) {
      for (const name of readdirSync(folder))
        if (name.includes('.part-') && ids.has(name.split('.')[0]!)) rmSync(place(name), { force: true });
    },
    read: (id) => readFileSync(place(id)),
    stream: (id) => createReadStream(place(id)),
    async keepPicture(act, owner, caseId, file, alternative) {
      const type =
        pictureType(file.bytes) ?? refuse('wrong-content', 'a photograph must be a JPEG, PNG or WebP picture');
      const id = randomUUID();
      put(id, file.bytes);
      await sql`insert into files (id, case_id, owner_kind, owner_id, name, type, bytes, sha256, alternative, created_at)
        values (${id}, ${caseId}, ${owner.kind}, ${owner.id}, ${path.basename(file.name).slice(0, 200)}, ${type}, ${file.bytes.length},
          ${sha256(file.bytes)}, ${alternative}, ${act.now})`.execute(act.tx);
      act.record({ action: 'file.kept', on: owner, caseId, fields: ['name', 'sha256'] });
      return id;
    },
    async keepEvidence(act, owner, of, caseId, { name, type, bytes }, alternative = '') {
      const id = randomUUID();
      const hash = sha256(bytes);
      put(id, bytes);
      await sql`insert into files (id, case_id, owner_kind, owner_id, evidence_of, name, type, bytes, sha256, alternative, created_at)
        values (${id}, ${caseId}, ${owner.kind}, ${owner.id}, ${of}, ${name}, ${type}, ${bytes.length}, ${hash}, ${alternative}, ${act.now})`.execute(
        act.tx,
      );
      act.record({ action: 'evidence.kept', on: { kind: 'file', id }, caseId, fields: ['sha256'], content: hash });
      return id;
    },
    sweep(known, olderThanMs) {
      return existsSync(folder) ? sweepFolder(folder, known, olderThanMs) : 0;
    },
  };
}

export async function filesOf(tx: Tx, owner: Ref): Promise<StoredFile[]> {
  const { rows } = await sql<
    Omit<StoredFile, 'owner'>
  >`select id, case_id as "caseId", name, type, bytes, sha256, alternative from files
    where owner_kind = ${owner.kind} and owner_id = ${owner.id} order by created_at, id`.execute(tx);
  return rows.map((row) => ({ ...row, owner }));
}

export type EvidenceFile = StoredFile & Readonly<{ evidenceOf: string }>;

const evidence = sql`select id, case_id as "caseId", json_build_object('kind', owner_kind, 'id', owner_id) as owner, evidence_of as "evidenceOf", name, type,
  bytes, sha256, alternative from files where evidence_of is not null`;

/** What was brought to show something about an object, oldest first. */
export const evidenceOf = async (tx: Tx, { kind, id }: Ref): Promise<EvidenceFile[]> =>
  (
    await sql<EvidenceFile>`${evidence} and owner_kind = ${kind} and owner_id = ${id} order by created_at, id`.execute(
      tx,
    )
  ).rows;

export const evidenceOfCase = async (tx: Tx, caseId: string): Promise<EvidenceFile[]> =>
  (await sql<EvidenceFile>`${evidence} and case_id = ${caseId} order by created_at, id`.execute(tx)).rows;

export async function knownFileIds(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from files`.execute(tx);
  return new Set(rows.map((row) => row.id));
}
