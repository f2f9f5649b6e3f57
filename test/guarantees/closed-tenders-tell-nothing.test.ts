import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import yauzl from 'yauzl';
import { declareInterest, hats, openCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { evaluationsById } from '#slices/procurement/evaluation/evaluation-store.ts';
import { keepScores, lockScores } from '#slices/procurement/evaluation/keep-scores.ts';
import { recordMoment } from '#slices/procurement/order/record-moment.ts';
import { biddersOf, tenderFilesOf, tendersOf } from '#slices/procurement/tendering/tender-store.ts';
import { routes } from '#src/app.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Judges, judgesOf } from '#test/support/judged-tenders.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { withHat } from '#test/support/with-hat.ts';

/**
 * Words that stand in something closed and nowhere else. Whatever else comes to be closed (scores before they are locked, interests that
 * somebody declared) adds its word here, with who may meet it, and is swept with the rest.
 */
type Canary = Readonly<{ word: string; of: string; mayMeet(who: string, url: string): boolean }>;

const nobody = () => false;
const readers = new Set(['commissioner', 'procurement', 'auditor', 'dev', 'mo']);
const reader = (who: string) => readers.has(who);

/** Where words of a tender lie at rest. In no other table may one of them stand. */
const atRest = new Set([
  'bidders',
  'tenders',
  'tender_files',
  'tender_intakes',
  'intake_archives',
  'intake_files',
  'organisations',
  // What judges write alone, and what somebody declared.
  'evaluator_scores',
  'declarations',
]);

describe('a closed tender', () => {
  let app: TestApp;
  const canaries: Canary[] = [];
  const procurements: { one: Tendered; ids: Record<string, string[]> }[] = [];
  const visitors: Record<string, Visitor> = {};
  let judged: Record<string, string[]> = {};

  /** A procurement with a tender in time and a late one, whose every word is a canary. */
  async function withCanaries(name: string): Promise<Tendered> {
    const one = await published(app, { title: `Bought ${name}` });
    const word = (what: string) => `Canary${name}${what}`;
    await one.bringIn({ [word('Name')]: '01/03/2027 09:00', [word('LateName')]: '01/03/2027 15:00' }, (supplier) => ({
      quality: `${supplier}Quality`,
      price: `${supplier}Price`,
      file: `${supplier}File`,
    }));
    return one;
  }

  /** A panel member’s scores are written and not locked, a resident’s are locked and not settled, and somebody declares an interest. */
  async function scored(one: Tendered, { pat, rose, faces, residents }: Judges): Promise<void> {
    const tenders = (await app.look((tx) => tendersOf(tx, one.id))).filter(({ state }) => state === 'open');
    for (const [who, criterionId, word] of [
      [pat, faces, 'CanaryOpenedDraft'],
      [rose, residents, 'CanaryOpenedLocked'],
    ] as const)
      await app.act(
        who,
        async (act) => {
          const evaluation = (await evaluationsById(act.tx, [one.id]))[0]!;
          const cells = tenders.map(({ id }) => ({ tenderId: id, criterionId, score: 3, reason: word }));
          await keepScores(act, evaluation, cells);
          if (who === rose) await lockScores(act, evaluation, { criterionIds: [criterionId] });
        },
        one.caseId,
      );
    visitors[`judge ${one.id}`] = pat;
    visitors[`resident ${one.id}`] = rose;
    const theCase = { dev: one.dev, caseId: one.caseId, outcomeId: '', base: one.caseBase };
    const tied = await withHat(app, theCase, 'Tia Tied', 'procurement');
    visitors[`tied ${one.id}`] = tied;
    await app.act(tied, (act) => declareInterest(act, one.caseId, { interest: 'CanaryOpenedInterest' }), one.caseId);
    judged = { criterionId: [faces, residents], evaluationId: [one.id] };
  }

  async function remember(one: Tendered): Promise<void> {
    const tenders = await app.look((tx) => tendersOf(tx, one.id));
    const files = await app.look((tx) =>
      tenderFilesOf(
        tx,
        tenders.map(({ id }) => id),
      ),
    );
    const bidders = await app.look((tx) => biddersOf(tx, one.id));
    procurements.push({
      one,
      ids: {
        caseId: [one.caseId],
        procurementId: [one.id],
        tenderingId: [one.id],
        tenderId: tenders.map(({ id }) => id),
        tenderFileId: files.map(({ id }) => id),
        bidderId: bidders.map(({ id }) => id),
        evaluationId: [one.id],
        ...(judged.evaluationId?.[0] === one.id ? judged : {}),
      },
    });
    // Dev wears both working hats, and Mo brings tenders in.
    for (const hat of hats.filter((one) => one !== 'commissioner'))
      visitors[`${hat} ${one.id}`] = await withHat(
        app,
        { dev: one.dev, caseId: one.caseId, outcomeId: '', base: one.caseBase },
        `${hat} of ${one.id}`,
        hat,
      );
    visitors[`dev ${one.id}`] = one.dev;
    visitors[`mo ${one.id}`] = one.mo;
  }

  before(async () => {
    app = await openTestApp();
    const waiting = await withCanaries('Waiting');
    const stopped = await withCanaries('Stopped');
    await app.act(stopped.dev, (act) => recordMoment(act, { id: stopped.id }, { moment: 'stopped' }), stopped.caseId);
    const opened = await withCanaries('Opened');
    const judges = await judgesOf(app, opened, false);
    await opened.open();
    await scored(opened, judges);
    for (const one of [waiting, stopped, opened]) await remember(one);
    visitors.stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    visitors.guest = app.guest();
    const sal = visitors.stranger;
    await app.act(sal, async (act) =>
      openCase(act, {
        about: 'Another case',
        organisationId: (await organisationsNamed(act.tx, 'Elsewhere Council'))[0]!.id,
      }),
    );
    const bringsIn = (one: Tendered) => (who: string, url: string) =>
      who === `mo ${one.id}` && url === `${one.base}/receive`;
    const readsIt = (one: Tendered) => (who: string, url: string) => {
      const [hat] = who.split(' ') as [string];
      const judges = hat === 'judge' || hat === 'resident';
      if (judges) return who.endsWith(one.id) && /\/(evaluations|judged-files)\//.test(url);
      return who.endsWith(one.id) && (reader(hat) || hat === 'tied');
    };
    const all: [string, (who: string, url: string) => boolean][] = [
      ['WaitingName', bringsIn(waiting)],
      ['StoppedName', nobody],
      ['OpenedName', readsIt(opened)],
      ['OpenedLateName', readsIt(opened)],
      ['OpenedNameQuality', readsIt(opened)],
      ['OpenedNameFile', readsIt(opened)],
    ];
    for (const name of ['Waiting', 'Stopped'])
      for (const what of ['NameQuality', 'NamePrice', 'NameFile', 'LateNameQuality', 'LateNamePrice', 'LateNameFile'])
        all.push([`${name}${what}`, nobody]);
    for (const what of ['NamePrice', 'LateNameQuality', 'LateNamePrice', 'LateNameFile'])
      all.push([`Opened${what}`, nobody]);
    const isWho = (who: string, ...names: string[]) => names.some((name) => who === `${name} ${opened.id}`);
    // A draft is its judge’s alone; so is what is locked while others have not settled with it. An interest is for those who decide and check.
    all.push(['OpenedDraft', (who, url) => isWho(who, 'judge') && url.includes('/evaluations/')]);
    all.push(['OpenedLocked', (who) => isWho(who, 'resident')]);
    all.push(['OpenedInterest', (who) => isWho(who, 'tied', 'dev', 'mo', 'commissioner', 'procurement', 'auditor')]);
    all.push(['StoppedLateName', nobody], ['WaitingLateName', all[0]![1]]);
    for (const [word, mayMeet] of all) canaries.push({ word: `Canary${word}`, of: word, mayMeet });
  });
  after(() => app.close());

  /** Every address that a route has with what is known of a procurement; where something else is named there is nothing to tell. */
  function addresses(ids: Record<string, string[]>): string[] {
    return routes.flatMap((route) => {
      if (route.method !== 'GET') return [];
      let found = [route.path as string];
      for (const [, param] of route.path.matchAll(/:(\w+)/g))
        found = found.flatMap((path) => (ids[param!] ?? []).map((id) => path.replace(`:${param}`, id)));
      // What looks something up is asked for the beginning of every canary.
      return found.flatMap((path) => [path, ...(route.query ?? []).map((name) => `${path}?${name}=Canary`)]);
    });
  }

  /** Words of an answer, also of a document that is packed. */
  async function wordsOf(bytes: Buffer): Promise<string> {
    if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
    const zip = await yauzl.fromBufferPromise(bytes);
    const words: Buffer[] = [];
    for await (const entry of zip.eachEntry())
      for await (const chunk of await zip.openReadStreamPromise(entry)) words.push(chunk as Buffer);
    return Buffer.concat(words).toString('utf8');
  }

  // Longer words first: the name of a late bidder holds no other canary, but what it sent begins with its name.
  function meets(words: string): Canary[] {
    let left = words;
    return canaries
      .toSorted((a, b) => b.word.length - a.word.length)
      .filter(({ word }) => {
        const there = left.includes(word);
        left = left.replaceAll(word, '');
        return there;
      });
  }

  it('is told of on no page, in no file, search or export, to anybody, in any state', async () => {
    let asked = 0;
    const met = new Set<string>();
    for (const [who, visitor] of Object.entries(visitors))
      for (const { one, ids } of procurements) {
        // Somebody of one case is a stranger to the others.
        if (who.includes(' ') && !who.endsWith(one.id)) continue;
        for (const url of addresses(ids)) {
          const answer = await visitor.request('GET', url);
          asked += 1;
          assert.ok(answer.status < 500, `${url} answered ${answer.status} to ${who}`);
          const words = `${JSON.stringify(answer.headers)}${await wordsOf(answer.bytes)}`;
          for (const canary of meets(words)) {
            assert.ok(canary.mayMeet(who, url), `${canary.of} was told to ${who} at ${url}`);
            met.add(canary.of);
          }
        }
      }
    assert.ok(asked > 1_000, `${asked} pages were asked for`);
    // The sweep would find one: those that may be met were.
    for (const what of [
      'WaitingName',
      'OpenedName',
      'OpenedLateName',
      'OpenedNameQuality',
      'OpenedNameFile',
      'OpenedDraft',
      'OpenedLocked',
      'OpenedInterest',
    ])
      assert.ok(met.has(what), `${what} was met nowhere`);
  });

  it('is not known by how many there are: pages and rows are the same with one more of them', async () => {
    const { one } = procurements[0]!;
    const auditor = visitors[`auditor ${one.id}`]!;
    const pages = async () => {
      const found: string[] = [];
      for (const url of [one.base, one.caseBase, `${one.caseBase}/procurements/${one.id}`, `${one.caseBase}/thread`])
        found.push((await auditor.request('GET', url)).body.replace(/name="_\w+" value="[^"]*"/g, ''));
      return found;
    };
    const before = await pages();
    const receive = `${one.base}/receive`;
    const page = await one.mo.get(receive);
    await one.mo.submit(page, `${receive}/bidders`, { name: 'One more' });
    assert.deepEqual(await pages(), before);
  });

  it('stands in no table but its own: not in the audit, in beads, messages or what is waiting to be handed on', async () => {
    const tables = await app.lookAsOwner((tx) =>
      sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(tx),
    );
    for (const { name } of tables.rows) {
      if (atRest.has(name)) continue;
      const found = await app.lookAsOwner((tx) =>
        sql<{
          count: number;
        }>`select count(*)::int as count from ${sql.table(name)} t where t::text like '%Canary%'`.execute(tx),
      );
      assert.equal(found.rows[0]!.count, 0, name);
    }
    // Each opening of the list, a tender and a file is in the audit.
    const read = await app.lookAsOwner((tx) =>
      sql<{ action: string }>`select distinct action from audit_entries where action like '%.read'`.execute(tx),
    );
    const actions = read.rows.map(({ action }) => action);
    for (const action of ['tendering.read', 'tender.read', 'tenderFile.read'])
      assert.ok(actions.includes(action), action);
  });
});
