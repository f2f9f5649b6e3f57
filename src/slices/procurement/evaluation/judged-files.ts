import path from 'node:path';
import { refuse } from '#platform/http/refusals.ts';
import { download, type Reply, type Visit } from '#platform/http/route.ts';
import { momentsSet } from '../order/moment-store.ts';
import { tenderFilesOf, tendersById } from '../tendering/tender-store.ts';
import { seenFiles } from '../tendering/tender-view.ts';
import type { FileOfTender } from '../tendering/tendering-kinds.ts';
import { judgedFileIds } from '../tendering/tendering-store.ts';
import type { Evaluation, Judged } from './evaluation.ts';
import { evaluationsById } from './evaluation-store.ts';
import { judgingOf } from './keep-scores.ts';

/** What a file ends in, where it is an everyday ending and can say nothing more. */
const endingOf = (name: string): string => /^\.[a-z0-9]{1,5}$/.exec(path.extname(name).toLowerCase())?.[0] ?? '';

/** Files of a tender that one judge may read; by number where a name would say whose it is. Never a price. */
export async function filesToJudge(
  { tx, who }: Pick<Visit, 'tx' | 'who'>,
  { id, anonymised, state }: Evaluation,
  tender: Judged,
): Promise<{ id: string; bytes: number; name: string }[]> {
  const hidden = anonymised && state === 'judging';
  const happened = await momentsSet(tx, id);
  const files = seenFiles({ state: 'open' }, await tenderFilesOf(tx, [tender.tenderId]), happened);
  const mine = await judgedFileIds(tx, who.personId!, [tender.tenderId]);
  return files
    .filter(({ part, id }) => part !== 'price' && mine.has(id))
    .map((file, at) => ({
      id: file.id,
      bytes: file.bytes,
      name: hidden ? `File ${at + 1}${endingOf(file.path)}` : file.path,
    }));
}

/** One file of a tender, to somebody who judges it: as it came, saved and never shown, and nothing in its name says whose it is while names are hidden. */
export async function downloadJudgedFile(visit: Visit<FileOfTender>): Promise<Reply> {
  const { tx, object, services } = visit;
  const [tender] = await tendersById(tx, [object.tenderId]);
  const evaluation = (await evaluationsById(tx, [tender?.procurementId ?? '']))[0] ?? refuse('not-found');
  const { tenders } = await judgingOf(visit, evaluation);
  const judged = tenders.find(({ tenderId }) => tenderId === object.tenderId) ?? refuse('not-found');
  const file =
    (await filesToJudge(visit, evaluation, judged)).find(({ id }) => id === object.id) ?? refuse('not-found');
  const name = file.name.startsWith('File ') ? `${judged.label}, ${file.name}` : path.basename(file.name);
  return download(name, 'application/octet-stream', services.files.stream(object.storedAs));
}
