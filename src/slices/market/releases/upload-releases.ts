import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { slip } from '#platform/forms/index.ts';
import { readPieces } from '#standards/ocds/index.ts';
import { type Imported, importReleases } from './import-releases.ts';

const mostBytes = 64 * 1024 * 1024;

/** A file that somebody sent through a page, on the same way as one from the command line; but all of it in one act, or nothing. */
export async function uploadReleases(
  act: Act,
  file: { organisationId: string; name: string; bytes: Buffer },
): Promise<Imported> {
  const { organisationId, name, bytes } = file;
  const done = await importReleases((work) => work(act), {
    organisationId,
    name,
    signature: sha256(bytes),
    pieces: (after) => readPieces(only(bytes), name, { after, mostBytes }),
  });
  const { state, releases, problems } = done.import;
  const why = problems.at(-1);
  if (state === 'stopped' || releases === 0)
    slip('file', why ? `${why.path}: ${why.why}` : 'It holds no OCDS releases');
  return done;
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
