import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { type ArchiveFile, BadArchive, listArchive, usualLimits } from '#platform/files/archive.ts';
import { foldedName } from '#platform/files/entry-name.ts';
import type { Files } from '#platform/files/files.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { LargeFile } from '#platform/http/route.ts';
import { lockProcurement } from '../order/moment-store.ts';
import { type IntakeFile, insertArchive, insertIntake, insertIntakeFiles, layouts } from './intake-store.ts';
import { readReceipts } from './receipts.ts';
import type { Tendering } from './tendering.ts';

export const intakeInput = z.strictObject({
  layout: field.choice(layouts, 'Choose how the tenders lie in what you send'),
});

const mostReceiptBytes = 5 * 1024 * 1024;

/** Who sent a file, and its path within the tender. A folder that only repeats the archive's name is none of the tender's own. */
function placeOf(layout: (typeof layouts)[number], archive: string, path: string, wrapped: boolean) {
  if (layout === 'an-archive-each')
    return { source: archive, path: wrapped ? path.slice(path.indexOf('/') + 1) : path };
  const [source, ...rest] = path.split('/');
  if (rest.length === 0) slip('archives', 'It holds a file that lies in no supplier’s folder');
  return { source: source!, path: rest.join('/') };
}

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** An archive that holds one folder alone, of its own name: systems make them so when somebody packs a folder. */
const isWrapped = (archive: string, files: readonly ArchiveFile[]): boolean =>
  files.every(({ path }) => path.includes('/') && plain(path.split('/')[0]!) === plain(archive));

async function listed(files: Files, archive: LargeFile, refuseArchives: boolean): Promise<ArchiveFile[]> {
  try {
    const found = await listArchive(files.spool.pathOf(archive.id), { ...usualLimits, refuseArchives });
    if (found.length === 0) slip('archives', 'An archive holds no file');
    return found;
  } catch (error) {
    if (error instanceof BadArchive)
      slip('archives', `An archive was refused, and nothing of it is kept. ${error.message}`);
    throw error;
  }
}

/**
 * Takes archives that have come to disk: looks through their lists, gives each file the random name that it will lie under, and leaves
 * the unpacking to whatever runs beside the pages. Returns the intake's id.
 */
export async function beginIntake(
  act: Act,
  files: Files,
  tendering: Tendering,
  { layout }: z.infer<typeof intakeInput>,
  sent: readonly LargeFile[],
): Promise<string> {
  const archives = sent.filter((one) => one.field === 'archives' && one.bytes > 0);
  const receipt = sent.find((one) => one.field === 'receipts' && one.bytes > 0);
  if (archives.length === 0) slip('archives', 'Choose the ZIP archives that the portal gave you');
  if (!receipt) slip('receipts', 'Choose the portal’s receipt list as a CSV file');
  const content =
    files.spool.readSmall(receipt!.id, mostReceiptBytes) ?? slip('receipts', 'The receipt list is larger than 5 MB');
  const { lines, why } = readReceipts(content);
  if (why) slip('receipts', why);
  await lockProcurement(act.tx, tendering.id);
  const id = act.newId();
  const { caseId, refuseArchives } = tendering;
  const begun = {
    id,
    caseId,
    procurementId: tendering.id,
    layout,
    receipts: lines,
    begunBy: act.who.personId!,
    begunAt: act.now,
  };
  if (!(await insertIntake(act.tx, begun))) refuse('intake-going');
  const taken = new Set<string>();
  for (const [place, archive] of archives.entries()) {
    const found = await listed(files, archive, refuseArchives);
    const name = archive.name.replace(/\.zip$/i, '').slice(0, 200);
    const wrapped = layout === 'an-archive-each' && isWrapped(name, found);
    await insertArchive(act.tx, id, place, { ...archive, name });
    const rows = found.map(
      ({ at, path, bytes, crc32 }): IntakeFile => ({
        storedAs: act.newId(),
        archiveId: archive.id,
        at,
        ...placeOf(layout, name, path, wrapped),
        bytes,
        crc32,
        sha256: null,
      }),
    );
    for (const row of rows) {
      const path = foldedName(`${row.source}/${row.path}`);
      if (taken.has(path)) slip('archives', 'Two of the archives hold the same file of the same supplier');
      taken.add(path);
    }
    await insertIntakeFiles(act.tx, id, rows);
  }
  act.afterCommit(() => files.spool.remove(receipt!.id));
  act.record({
    action: 'tenders.intakeBegun',
    on: { kind: 'tendering', id: tendering.id },
    caseId,
    fields: ['tender_intakes'],
  });
  return id;
}
