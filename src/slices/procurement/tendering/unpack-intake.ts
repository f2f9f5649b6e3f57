import { theSystem } from '#platform/access/who.ts';
import { act, look } from '#platform/act/act.ts';
import { BadArchive, unpackArchive } from '#platform/files/archive.ts';
import { knownFileIds } from '#platform/files/files.ts';
import type { Services } from '#platform/http/services.ts';
import { openBackground } from '#platform/workers/background.ts';
import {
  archivesOf,
  archivesWaiting,
  endIntake,
  forgetIntakeFiles,
  type Intake,
  type IntakeFile,
  intakeById,
  intakeFilesOf,
  intakesToClear,
  intakesUnpacking,
  keepUnpacked,
} from './intake-store.ts';

/** What runs beside the pages, by the intake's id. */
export const unpacking = openBackground();

const batchFiles = 25;
const batchBytes = 64 * 1024 * 1024;
/** What a process that was stopped was writing; another may be writing now. */
const orphanAgeMs = 6 * 3_600_000;

type Done = { storedAs: string; bytes: number; sha256: string };

class Stopped extends Error {}

async function unpackOne(
  services: Services,
  intake: Intake,
  archiveId: string,
  files: readonly IntakeFile[],
  signal: AbortSignal,
): Promise<void> {
  const waiting = new Map(files.filter((one) => one.sha256 === null).map((one) => [one.at, one]));
  if (waiting.size === 0) return;
  let batch: Done[] = [];
  const keep = async () => {
    const done = batch;
    batch = [];
    if (done.length === 0) return;
    if (!(await act(services.act, theSystem, ({ tx, now }) => keepUnpacked(tx, intake, done, now))))
      throw new Stopped();
  };
  await unpackArchive(services.files.spool.pathOf(archiveId), new Set(waiting.keys()), async (at, content) => {
    if (signal.aborted) throw new Stopped();
    const { storedAs, bytes, crc32 } = waiting.get(at)!;
    const came = await services.files.putStream(storedAs, content);
    if (came.bytes !== bytes || came.crc32 !== crc32) {
      services.files.remove(storedAs);
      throw new BadArchive('What came out of it is not what was packed into it.');
    }
    batch.push({ storedAs, bytes, sha256: came.sha256 });
    if (batch.length >= batchFiles || batch.reduce((sum, one) => sum + one.bytes, 0) >= batchBytes) await keep();
  });
  await keep();
}

/** Everything of an intake that ended otherwise than as tenders: nothing is left of it but that it was refused, and why. */
async function clear(services: Services, id: string): Promise<void> {
  const gone = await act(services.act, theSystem, async ({ tx }) => ({
    files: await forgetIntakeFiles(tx, id),
    archives: await archivesOf(tx, id),
  }));
  services.files.dropParts(new Set(gone.files));
  for (const file of gone.files) services.files.remove(file);
  for (const archive of gone.archives) services.files.spool.remove(archive.id);
}

async function unpack(services: Services, id: string, signal: AbortSignal): Promise<void> {
  const { intake, archives, files } = await look(services.act, async (tx) => ({
    intake: await intakeById(tx, id),
    archives: await archivesOf(tx, id),
    files: await intakeFilesOf(tx, id),
  }));
  if (intake?.state !== 'unpacking') return;
  services.files.dropParts(new Set(files.map((one) => one.storedAs)));
  try {
    for (const archive of archives) {
      if (!services.files.spool.has(archive.id)) throw new BadArchive('It is not here any more. Send it again.');
      const own = files.filter((one) => one.archiveId === archive.id);
      await unpackOne(services, intake, archive.id, own, signal);
    }
    await act(services.act, theSystem, ({ tx, now }) => endIntake(tx, id, ['unpacking'], 'unpacked', now));
  } catch (error) {
    if (error instanceof BadArchive)
      await act(services.act, theSystem, async (current) => {
        if (!(await endIntake(current.tx, id, ['unpacking'], 'refused', current.now, error.message))) return;
        current.record({
          action: 'tenders.intakeRefused',
          on: { kind: 'tendering', id: intake.procurementId },
          caseId: intake.caseId,
          fields: ['tender_intakes'],
        });
      });
    else if (!(error instanceof Stopped)) throw error;
  }
  const now = await look(services.act, (tx) => intakeById(tx, id));
  if (now?.state === 'refused' || now?.state === 'dropped') await clear(services, id);
}

/** Begins what no request waits for. */
export const beginUnpacking = (services: Services, id: string): void =>
  unpacking.begin(id, (signal) => unpack(services, id, signal));

/** Ends it by hand: what runs notices and clears; where nothing runs it is cleared here. */
export async function stopUnpacking(services: Services, id: string): Promise<void> {
  unpacking.stop(id);
  await unpacking.untilDone(id);
  await clear(services, id);
}

/** Removes bytes that nothing refers to: of uploads that were broken off, and of a stop between a refusal and its clearing. */
export async function sweepOrphans(services: Services, olderThanMs = orphanAgeMs): Promise<number> {
  const known = await look(services.act, async (tx) => ({
    archives: await archivesWaiting(tx),
    files: await knownFileIds(tx),
  }));
  return services.files.spool.sweep(known.archives, olderThanMs) + services.files.sweep(known.files, olderThanMs);
}

/** Goes on where a server that ended left off, one intake after the other. */
export async function resume(services: Services): Promise<void> {
  for (const id of await look(services.act, intakesToClear)) await clear(services, id);
  await sweepOrphans(services);
  for (const id of await look(services.act, intakesUnpacking)) {
    if (!unpacking.isRunning(id)) beginUnpacking(services, id);
    await unpacking.untilDone(id);
  }
}
