import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { decideInterest, declarationsOf, declareInterest } from '#slices/cases/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Judges, judgesOf } from '#test/support/judged-tenders.ts';
import { published, type Tendered } from '#test/support/tendering.ts';
import { withHat } from '#test/support/with-hat.ts';
import { recordMoment } from '../order/record-moment.ts';
import { tenderFilesOf, tendersOf } from '../tendering/tender-store.ts';
import { evaluationsById } from './evaluation-store.ts';
import { takeOffJudge } from './name-judge.ts';

describe('files of the tenders that somebody judges', () => {
  let app: TestApp;
  let one: Tendered;
  let judges: Judges;
  let quality: string;
  let price: string;
  before(async () => {
    app = await openTestApp();
    one = await published(app);
    judges = await judgesOf(app, one);
    await one.bringIn({ Moorside: '01/03/2027 09:00', Fell: '01/03/2027 10:00' }, (supplier) => ({
      quality: `How ${supplier} would work`,
      price: '1',
      file: `${supplier} offer`,
    }));
    const tenders = await app.look((tx) => tendersOf(tx, one.id));
    const files = await app.look((tx) => tenderFilesOf(tx, [tenders[0]!.id]));
    quality = `${one.caseBase}/judged-files/${files.find(({ part }) => part === 'quality')!.id}`;
    price = `${one.caseBase}/judged-files/${files.find(({ part }) => part === 'price')!.id}`;
  });
  after(() => app.close());

  const status = async (who: Visitor, path: string) => (await who.request('GET', path)).status;

  it('are nobody’s before the opening', async () => {
    for (const who of [judges.pat, judges.rose, one.dev, one.mo]) assert.equal(await status(who, quality), 404);
  });

  it('are theirs after it, under a name that says of nobody whose they are, as a file that is only saved', async () => {
    await one.open();
    const tender = (await judges.pat.get(judges.path)).document.querySelector('a[href*="/tenders/"]')!;
    const page = await judges.pat.get(tender.getAttribute('href')!);
    assert.match(page.text, /File 1\.txt/);
    assert.doesNotMatch(page.text, /Moorside|Fell/);
    for (const who of [judges.pat, judges.rose]) {
      const file = await who.request('GET', quality);
      assert.equal(file.status, 200);
      assert.match(file.body, /^How (Moorside|Fell) would work$/);
      assert.match(String(file.headers['content-disposition']), /^attachment;.*Bidder%20[AB]%2C%20File%201\.txt/);
      assert.doesNotMatch(JSON.stringify(file.headers), /Moorside|Fell/);
      assert.equal(file.headers['content-type'], 'application/octet-stream');
      assert.equal(file.headers['x-content-type-options'], 'nosniff');
    }
  });

  it('are recorded as shown, to whom and which', async () => {
    const { rows } = await app.lookAsOwner((tx) =>
      sql<{ by: string; on: string }>`select actor_id as by, object_id as on from audit_entries
        where action = 'tenderFile.shownToJudge' order by seq`.execute(tx),
    );
    const id = quality.split('/').at(-1)!;
    assert.deepEqual(
      rows.map(({ by, on }) => [by, on]),
      [
        [judges.pat.personId, id],
        [judges.rose.personId, id],
      ],
    );
  });

  it('are nobody else’s: not of other hats, who bid, another case, or who judges no more; and a price is no judge’s', async () => {
    const theCase = { dev: one.dev, caseId: one.caseId, outcomeId: '', base: one.caseBase };
    for (const hat of ['partner', 'community', 'practitioner', 'councillor', 'provider'] as const)
      assert.notEqual(await status(await withHat(app, theCase, `Another ${hat}`, hat), quality), 200, hat);
    for (const who of [one.dev, one.mo, one.auditor, app.guest(), await app.person('Sal Stranger', 'Elsewhere')])
      assert.notEqual(await status(who, quality), 200);
    for (const who of [judges.pat, judges.rose]) {
      assert.equal(await status(who, price), 404);
      assert.notEqual(await status(who, price.replace('judged-files', 'tender-files')), 200);
      assert.notEqual(await status(who, quality.replace('judged-files', 'tender-files')), 200);
    }
    const other = await published(app, { title: 'Another case' });
    assert.equal(await status(judges.pat, quality.replace(one.caseId, other.caseId)), 404);
  });

  it('are shut to a judge while an interest of theirs is open, and to one who may bid', async () => {
    await app.act(
      judges.pat,
      (act) => declareInterest(act, one.caseId, { interest: 'My sister works there' }),
      one.caseId,
    );
    assert.equal(await status(judges.pat, quality), 403);
    await app.act(
      one.dev,
      async (act) => {
        const found = (await declarationsOf(act.tx, one.caseId)).find((d) => d.personId === judges.pat.personId)!;
        const decided = {
          declaration: found.id,
          state: 'cleared',
          because: 'She left',
          version: found.version,
        } as const;
        await decideInterest(act, found, decided);
      },
      one.caseId,
    );
    assert.equal(await status(judges.pat, quality), 200);
  });

  it('are shut to whoever is taken off, and to all once it is stopped', async () => {
    await app.act(
      one.dev,
      async (act) => {
        const evaluation = (await evaluationsById(act.tx, [one.id]))[0]!;
        const judge = evaluation.judges.find(({ personId }) => personId === judges.rose.personId)!.id;
        await takeOffJudge(act, evaluation, { judge, because: 'She moved away' });
      },
      one.caseId,
    );
    assert.notEqual(await status(judges.rose, quality), 200);
    await app.act(one.dev, (act) => recordMoment(act, { id: one.id }, { moment: 'stopped' }), one.caseId);
    assert.notEqual(await status(judges.pat, quality), 200);
  });
});
