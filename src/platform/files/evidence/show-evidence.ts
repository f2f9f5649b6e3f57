import type { Ref, Subject } from '../../access/kinds.ts';
import type { Tx } from '../../db/database.ts';
import { refuse } from '../../http/refusals.ts';
import { download, type Reply, type Visit } from '../../http/route.ts';
import { type EvidenceFile, evidenceOf } from '../files.ts';
import { evidenceTypes } from './evidence-type.ts';

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export type ShownEvidence = EvidenceFile & Readonly<{ says: string }>;

/** The files of an object by the part of it that each shows, the oldest first: `of('id of a record')`. */
export async function evidenceBy(tx: Tx, owner: Ref): Promise<(part: string) => ShownEvidence[]> {
  const all = (await evidenceOf(tx, owner)).map((file) => ({
    ...file,
    says: `${evidenceTypes[file.type]?.label ?? 'file'}, ${sizeOf(file.bytes)}`,
  }));
  return (part) => all.filter(({ evidenceOf: shows }) => shows === part);
}

/** Sends a file of the object that the address names: whoever may see that may have it, and nobody else. */
export const sendEvidence =
  (kind: string) =>
  async ({ tx, object, params, services }: Visit<Subject>): Promise<Reply> => {
    const file = (await evidenceOf(tx, { kind, id: object.id })).find(({ id }) => id === params.fileId);
    return file ? download(file.name, file.type, services.files.read(file.id)) : refuse('not-found');
  };
