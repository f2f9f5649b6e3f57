import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { bringHistory, forgetHistory, type HistoryReport, type historyInput, lookBackAgain } from './bring-history.ts';
import { beginLooking, lookBacks } from './look-back.ts';
import { lookBackOf, pastTendersOf } from './past-tender-store.ts';
import { sayEstimate, sayHistory, sayTarget } from './say-history.ts';

const pathOf = (caseId: string): string => `/cases/${caseId}/left/history`;

export async function showHistory({ tx, object }: Visit<Subject>): Promise<Reply> {
  const tenders = await pastTendersOf(tx, object.id);
  const looking = await lookBackOf(tx, object.id);
  const found = looking?.found ?? null;
  return page('market/history.njk', 'What our own tenders tell', {
    tenders: tenders.length,
    years: [tenders[0]?.year, tenders.at(-1)?.year],
    firms: new Set(tenders.flatMap(({ bids }) => bids.map(({ bidder }) => bidder))).size,
    state: looking?.state ?? null,
    isLooking: looking?.state === 'looking' && lookBacks.isRunning(object.id),
    says: found && sayHistory(found),
    targets: found?.report?.targets.map(sayTarget) ?? [],
    estimates: found ? Object.values(found.fit.parameters).map(sayEstimate) : [],
    own: found?.own ?? false,
    engine: found?.engine,
  });
}

function sayReport({ added, changed, unchanged, problems }: HistoryReport): string {
  const read = `${added} tenders added, ${changed} changed, ${unchanged} as before.`;
  if (problems.length === 0) return read;
  const first = problems.slice(0, 3).map(({ line, why }) => `line ${line}: ${why}`);
  return `${read} ${problems.length} lines could not be read: ${first.join(' ')}${problems.length > 3 ? ' And more.' : ''}`.slice(
    0,
    480,
  );
}

export async function keepHistory(doing: Doing<Subject, z.infer<typeof historyInput>>): Promise<Reply> {
  const { act, object, body, files, services } = doing;
  const bytes =
    files.find((one) => one.field === 'file')?.bytes ??
    (body.pasted ? Buffer.from(body.pasted) : slip('file', 'Choose a CSV file, or paste its lines below'));
  const report = await bringHistory(act, object.id, bytes);
  act.afterCommit(() => beginLooking(services, object.id));
  return redirect(pathOf(object.id), sayReport(report));
}

export async function keepLookAgain({ act, object, services }: Doing<Subject>): Promise<Reply> {
  await lookBackAgain(act, object.id);
  act.afterCommit(() => beginLooking(services, object.id));
  return redirect(pathOf(object.id));
}

export async function keepForgotten({ act, object }: Doing<Subject>): Promise<Reply> {
  const forgotten = await forgetHistory(act, object.id);
  return redirect(pathOf(object.id), `${forgotten} tenders are taken out. Answers that were made from them stay.`);
}
