import { Readable } from 'node:stream';
import type { Act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import {
  beginIntake,
  pressToOpen,
  resume,
  sayAllIsIn,
  settleIntake,
  tenderingsById,
} from '#slices/procurement/index.ts';
import { writeZip } from '#slices/thread/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

/** A tender as the portal hands it over: when it was received there, for which lots, and what its two files say. */
export type Sent = Readonly<{ supplier: string; received: string; lots?: string; answers: string; price: string }>;

const tenderingOf = async (act: Act, world: World, key: string) =>
  only(await tenderingsById(act.tx, [the(world, `procurement.${key}`)]));

async function spooled({ files }: Services, field: string, name: string, content: Buffer) {
  return { ...(await files.spool.take(Readable.from([content]))), field, name };
}

/** Tenders come as one archive with the portal’s receipts; a day later they are sorted, and two people open them. Prices stay closed. */
export const tendersComeIn = (key: string, day: number, sent: (world: World) => readonly Sent[]): readonly Scene[] => [
  {
    day,
    as: 'dev',
    async does(act, world, services) {
      const all = sent(world);
      const archive = writeZip(
        all.flatMap(({ supplier, answers, price }) => [
          { path: `${supplier}/Quality/Our answers.txt`, bytes: Buffer.from(`${answers}\n`) },
          { path: `${supplier}/Price/Our price.txt`, bytes: Buffer.from(`${price}\n`) },
        ]),
      );
      const lines = all.map((one) => `${one.supplier},${one.received},${one.lots ?? ''}`);
      const receipts = Buffer.from(`Supplier,Received at,Lot\n${lines.join('\n')}\n`);
      await beginIntake(act, services.files, await tenderingOf(act, world, key), { layout: 'a-folder-each' }, [
        await spooled(services, 'archives', 'tenders.zip', archive),
        await spooled(services, 'receipts', 'receipts.csv', receipts),
      ]);
    },
  },
  {
    day,
    as: 'dev',
    waitsFor: resume,
    async does(act, world, services) {
      const all = sent(world);
      const archives = await settleIntake(act, await tenderingOf(act, world, key), {
        owners: all.map((_, at) => `${at}:new`),
        receiptOwners: all.map((_, at) => `${at}:source-${at}`),
        parts: ['0:price', '1:quality'],
      });
      act.afterCommit(() => {
        for (const id of archives) services.files.spool.remove(id);
      });
      await sayAllIsIn(act, await tenderingOf(act, world, key), { sure: true });
      await pressToOpen(act, await tenderingOf(act, world, key), 'opened', { sure: true });
    },
  },
  opens(key, day, 'amara', 'opened'),
];

/** The press of one of two people. */
export const opens = (key: string, day: number, as: string, what: 'opened' | 'price-opened'): Scene => ({
  day,
  as,
  async does(act, world) {
    await pressToOpen(act, await tenderingOf(act, world, key), what, { sure: true });
  },
});
