import { theSystem } from '#platform/access/who.ts';
import { act, look } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { openBackground } from '#platform/workers/background.ts';
import { type Batch, batchesOf, readInvoiceLines } from '#standards/invoice/index.ts';
import { importById, importsReading, partAt } from './import-store.ts';
import type { InvoiceImport } from './invoice-import.ts';
import { keepBatch } from './keep-batch.ts';

/** Lists that are read beside the pages, by the import's id. */
export const readings = openBackground();

async function* bytesOf(services: Services, importId: string): AsyncGenerator<Buffer> {
  for (let at = 0; ; at += 1) {
    const content = await look(services.act, (tx) => partAt(tx, importId, at));
    if (content === null) return;
    yield Buffer.from(content, 'base64');
  }
}

async function read(services: Services, begun: InvoiceImport): Promise<void> {
  let current = await look(services.act, (tx) => importById(tx, begun.organisationId, begun.id));
  if (current?.state !== 'reading') return;
  const keep = async (batch: Batch | null, state: InvoiceImport['state']) => {
    current = await act(services.act, theSystem, async (inAct) =>
      keepBatch(inAct, current!, { ...readBatch(current!, batch, londonDate(inAct.now)), state }),
    );
  };
  for await (const batch of batchesOf(bytesOf(services, begun.id), { after: current.linesDone })) {
    await keep(batch, batch.stopped ? 'stopped' : 'reading');
    if (batch.stopped) return;
  }
  await keep(null, 'done');
}

function readBatch(current: InvoiceImport, batch: Batch | null, today: string) {
  if (!batch) return { lines: [], problems: [], linesDone: current.linesDone };
  const said = batch.problems.map((problem) => ({ ...problem, column: null, skipped: false }));
  const stopped = batch.stopped ? [{ line: batch.linesDone, column: null, why: batch.stopped, skipped: false }] : [];
  const { lines, problems } = readInvoiceLines(batch, current.mapping!, today);
  return { lines, problems: [...said, ...problems, ...stopped], linesDone: batch.linesDone };
}

/** Begins what no request waits for. */
export const beginReading = (services: Services, one: InvoiceImport): void =>
  readings.begin(one.id, () => read(services, one));

/** Goes on with lists that a server that ended left in the middle, one after the other. */
export async function resume(services: Services): Promise<void> {
  for (const one of await look(services.act, importsReading)) {
    if (!readings.isRunning(one.id)) beginReading(services, one);
    await readings.untilDone(one.id);
  }
}
