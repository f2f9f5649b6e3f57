import { declareInterest } from '#slices/cases/index.ts';
import { planProcurement } from '#slices/procurement/index.ts';
import { recordMoment } from '#slices/procurement/order/record-moment.ts';
import { procurementsById } from '#slices/procurement/procurement-store.ts';
import { recordGate } from '#slices/procurement/record-gate.ts';
import { intakeNow } from '#slices/procurement/tendering/intake-store.ts';
import { biddersOf } from '#slices/procurement/tendering/tender-store.ts';
import { unpacking } from '#slices/procurement/tendering/unpack-intake.ts';
import type { ACase } from './a-case.ts';
import type { TestApp, Visitor } from './client.ts';
import { makeZip } from './make-zip.ts';
import { caseBy } from './thornmere.ts';
import { withHat } from './with-hat.ts';

export type Tendered = Readonly<{
  dev: Visitor;
  /** Named to bring tenders in. */
  mo: Visitor;
  auditor: Visitor;
  councillor: Visitor;
  caseId: string;
  caseBase: string;
  id: string;
  base: string;
  /** Brings in a tender each of two files, received when it says (London), and says that everything is in. */
  bringIn(
    received: Record<string, string>,
    words?: (supplier: string) => { quality: string; price: string; file: string },
    at?: string,
  ): Promise<void>;
  withdraw(supplier: string): Promise<void>;
  open(): Promise<void>;
}>;

/** A procurement whose tender notice is out on 2 February 2027, due at noon on 1 March, with somebody who brings tenders in. */
export async function published(
  app: TestApp,
  { lateRule = 'never', title = 'Help at home' }: { lateRule?: string; title?: string } = {},
): Promise<Tendered> {
  await app.setClock(new Date('2027-02-01T09:00:00Z'));
  const dev = await app.person('Dev Patel', 'Thornmere Council');
  const caseId = await caseBy(app, dev);
  const caseBase = `/cases/${caseId}`;
  const theCase = { dev, caseId, outcomeId: '', base: caseBase } satisfies ACase;
  const mo = await withHat(app, theCase, 'Mo Ali', 'procurement');
  const auditor = await withHat(app, theCase, 'Audrey', 'auditor');
  const councillor = await withHat(app, theCase, 'Cllr Reed', 'councillor');
  const plan = { caseId, title, regime: 'below-threshold', route: 'open', because: 'The market is known' } as const;
  const dates = { publishOn: null, awardOn: null, signOn: null, startOn: null };
  const id = await app.act(dev, (act) => planProcurement(act, { ...plan, ...dates }), caseId);
  const base = `${caseBase}/tendering/${id}`;
  await dev.submit(await dev.get(base), `${base}/time`, {
    'dueOn-day': '1',
    'dueOn-month': '3',
    'dueOn-year': '2027',
    dueTime: '12:00',
  });
  await dev.submit(await dev.get(base), `${base}/settings`, {
    lateRule,
    asked: 'Qualification: Insurance certificate\nQuality: Method statement\nPrice: Pricing schedule',
  });
  await dev.submit(await dev.get(base), `${base}/receivers`, { person: mo.personId! });
  await app.act(
    dev,
    async (act) => {
      const [procurement] = await procurementsById(act.tx, [id]);
      for (const gate of ['ally', 'walk', 'who-is-left'])
        await recordGate(act, procurement!, { gate, outcome: 'passed-over', words: 'Small', doneOn: '2027-02-01' });
      await recordMoment(act, { id }, { moment: 'tender-notice' });
    },
    caseId,
  );
  const receive = `${base}/receive`;
  return {
    dev,
    mo,
    auditor,
    councillor,
    caseId,
    caseBase,
    id,
    base,
    async bringIn(
      received,
      words = () => ({ quality: 'How', price: '1', file: 'offer' }),
      at = '2027-03-02T09:00:00Z',
    ) {
      await app.setClock(new Date(at));
      const suppliers = Object.keys(received);
      const archive = makeZip(
        suppliers.flatMap((supplier) => {
          const { quality, price, file } = words(supplier);
          return [
            { name: `${supplier}/Quality/${file}.txt`, content: quality },
            { name: `${supplier}/Price/${file}.txt`, content: price, stored: true },
          ];
        }),
      );
      const receipts = `Supplier,Received at\n${suppliers.map((one) => `${one},${received[one]}`).join('\n')}\n`;
      await mo.upload(await mo.get(receive), `${receive}/archives`, { layout: 'a-folder-each' }, [
        { field: 'archives', name: 'all.zip', content: archive },
        { field: 'receipts', name: 'receipts.csv', content: receipts },
      ]);
      await unpacking.untilDone((await app.look((tx) => intakeNow(tx, id)))!.id);
      const page = await mo.get(receive);
      await mo.submit(page, `${receive}/settled`, { owners: suppliers.toSorted().map((_, at) => `${at}:new`) });
      await mo.submit(await mo.get(receive), `${receive}/complete`, { sure: 'yes' });
    },
    async withdraw(supplier) {
      const found = (await app.look((tx) => biddersOf(tx, id))).find((one) => one.name === supplier)!;
      await mo.submit(await mo.get(receive), `${receive}/withdrawals`, { bidder: found.id, because: 'It wrote to us' });
    },
    async open() {
      for (const visitor of [dev, mo]) {
        await app.act(visitor, (act) => declareInterest(act, caseId, { interest: null }), caseId);
        await visitor.submit(await visitor.get(`${base}/open`), `${base}/open`, { sure: 'yes' });
      }
    },
  };
}
