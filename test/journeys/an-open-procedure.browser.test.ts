import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { JsonObject } from '#platform/export/index.ts';
import { verifyPack } from '#src/slices/thread/audit-pack/verify-pack.ts';
import { readZip } from '#src/slices/thread/audit-pack/write-zip.ts';
import { extendSchema, schemaChecker, ukDependencies } from '#standards/ocds/index.ts';
import { aCase } from '#test/support/a-case.ts';
import { aScoredProcurement } from '#test/support/a-scored-procurement.ts';
import type { AtABrowser } from '#test/support/at-a-browser.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { Buying } from '#test/support/by-zone.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { type MailServer, startMailServer } from '#test/support/mail-server.ts';
import { tenderedOpenly } from '#test/support/open-procedure.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';

/** What each bidder asks for all twelve, without VAT. */
const prices: Record<string, string> = {
  'Fell Buses': '640000',
  'Shore Motors': '480000',
  'North Coachworks': '500000',
};
const emailOf = (bidder: string) => `${bidder.split(' ')[0]!.toLowerCase()}@example.org`;
/** Each bidder is told of another page of its own tender, so that nobody can be told another's unnoticed. */
const pagesIn = (words: string) => [...new Set(words.match(/page \d1\b/g))].length;

/** One server for both ways, and a case for each: one by keyboard on a wide screen, one with JavaScript off on a phone. */
describe('Minibuses over the threshold are bought in an open procedure', () => {
  let app: TestApp;
  let mail: MailServer;
  let url: string;
  const files = mkdtempSync(path.join(os.tmpdir(), 'commonweal-journey-'));
  before(async () => {
    mail = await startMailServer();
    app = await openTestApp({ env: { SMTP_URL: mail.url } });
    url = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await closeBrowser();
    await app.close();
    await mail.stop();
    rmSync(files, { recursive: true });
  });

  for (const javaScript of [true, false])
    describe(javaScript ? 'by keyboard, on a wide screen' : 'with JavaScript off, on a phone', () => {
      const w = new Buying(javaScript);
      let winner = '';
      let loser = '';

      before(async () => {
        await w.begin(app, url, files, '2027-01-04', 'People get about without asking for a lift', 'Fell Buses');
      });
      after(async () => {
        for (const person of Object.values(w.people)) await person.close();
      });

      tenderedOpenly(w);

      const hrefs = (one: AtABrowser, part: string) =>
        one.page
          .locator(`main a[href*="/${part}/"]`)
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
      const boxes = (one: AtABrowser, name: string) =>
        one.page
          .locator(`main [name^="${name}-"]`)
          .evaluateAll((all) =>
            all.map((box) => (box as HTMLInputElement).name.slice((box as HTMLInputElement).name.indexOf('-') + 1)),
          );

      it('two judges and a resident score alone under letters; none sees what another gave before all have locked', async () => {
        const { officer, first, second, resident } = w.people;
        await officer.go(w.judging);
        const offered = officer.page.locator('form[action$="/judges"] input[name=criterionIds]');
        const ids = await offered.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
        const [panel, passengers] = ids as [string, string];
        await officer.send('/judges', { person: w.visitors.resident!.personId!, criterionIds: passengers });
        for (const name of ['first', 'second'] as const)
          await w.again('officer', w.judging, `${w.judging}/judges`, {
            person: w.visitors[name]!.personId!,
            criterionIds: panel,
          });
        for (const [one, criterion, scores, seen] of [
          [first, panel, ['4', '3', '3'], 'A second workshop is named'],
          [second, panel, ['2', '3', '3'], 'The workshop is far away'],
          [resident, passengers, ['4', '4', '4'], 'I would get in by myself'],
        ] as const) {
          const to = `/questions/${criterion}`;
          await one.go(w.judging + to);
          assert.doesNotMatch(await one.main(), /Fell Buses|Shore Motors|North Coachworks|A second workshop/);
          const given = Object.fromEntries(
            (await boxes(one, 'score')).flatMap((key, at) => [
              [`score-${key}`, scores[at]!],
              [`reason-${key}`, `${seen}, at ${at}`],
            ]),
          );
          if (one === resident) await one.look();
          await one.send(to, given);
          await one.go(w.judging);
          await one.send('/locks');
          if (one !== first) continue;
          await one.go(`${w.judging}/settled/${panel}`);
          assert.match(await one.main(), /Until then nobody sees what another\s+gave/);
        }
        await resident.look();
        for (const place of ['prices', 'hangs']) assert.equal(await second.go(`${w.judging}/${place}`), 403);
        assert.equal(await w.people.bidder.go(w.judging), 404);
      });

      it('a difference is settled with its reason, and quality is locked before anybody sees a price', async () => {
        const { commissioner, officer } = w.people;
        await officer.go(w.judging);
        const settling = await hrefs(officer, 'settled');
        assert.equal(settling.length, 2);
        for (const [criterion, to] of settling.entries()) {
          await commissioner.go(to);
          const settled = Object.fromEntries(
            (await boxes(commissioner, 'score')).flatMap((key, at) => [
              [`score-${key}`, at === 0 || criterion === 1 ? '4' : '3'],
              [`explanation-${key}`, `On page ${at + 1}1 it says who comes, in part ${criterion + 1}`],
            ]),
          );
          const end = to.slice(to.indexOf('/settled/'));
          if (criterion > 0) {
            await w.again('commissioner', to, to, settled);
            continue;
          }
          await commissioner.send(end, settled);
          assert.match(await commissioner.main(), /gets another score than the middle of what was given/);
          const [apart] = await boxes(commissioner, 'because');
          await commissioner.send(end, {
            [`because-${apart}`]: 'The far workshop is the second one, not the only one',
          });
          assert.match(await commissioner.main(), /Settled for 3/);
          await commissioner.look();
        }
        for (const to of [`${w.judging}/prices`, `${w.tendering}/open-prices`])
          assert.equal(await officer.go(to), 403, to);
        await officer.go(w.judging);
        await officer.send('/quality');
      });

      it('then prices are opened by two people, typed by one and confirmed by the other; scores are final', async () => {
        const { officer, commissioner } = w.people;
        for (const one of [officer, commissioner]) {
          await one.go(`${w.tendering}/open-prices`);
          await one.send('/open-prices', { sure: 'yes' });
        }
        const to = `${w.judging}/prices`;
        await officer.go(to);
        const asked = await officer.page
          .locator('input[name^="price-"]')
          .evaluateAll((all) =>
            all.map((box) => [
              (box as HTMLInputElement).name,
              (box as HTMLInputElement).labels![0]!.textContent!.trim(),
            ]),
          );
        const typed = asked.map(([box, label]) => [
          box,
          Object.entries(prices).find(([name]) => label!.includes(name))![1],
        ]);
        assert.equal(typed.length, 3);
        await officer.send('/prices', Object.fromEntries(typed));
        await commissioner.go(to);
        const seen = await commissioner.page
          .locator('input[name=seen]')
          .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
        for (const one of seen) await commissioner.fill('/prices/confirmed', { seen: one });
        await commissioner.send('/prices/confirmed');
        const checks = `${w.judging}/checks`;
        await officer.go(checks);
        const tenders = await officer.page
          .locator('form[action$="/checks"] select[name=tender] option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter(Boolean));
        for (const tender of tenders)
          for (const [type, about] of [
            ['debarment', 'The bidder'],
            ['sub-contractor', 'None named'],
          ] as const)
            await w.again('officer', checks, checks, {
              tender,
              type,
              about,
              found: 'no',
              source: 'The list on GOV.UK',
            });
        await officer.go(to);
        await officer.send('/final');
        await officer.look();
      });

      it('the award follows the scores, under a power; its notice waits until everybody is told', async () => {
        const { officer, commissioner } = w.people;
        await w.on('2027-03-15');
        await commissioner.go(`${w.base}/award`);
        winner = /The scores recommend (.+?)\./.exec(await commissioner.main())![1]!;
        loser = Object.keys(prices).find((name) => name !== winner && name !== 'Fell Buses')!;
        assert.notEqual(winner, 'Fell Buses');
        await commissioner.send('/award', {
          outcome: 'awarded',
          worth: '600000',
          because: 'The most advantageous tender',
          power: 'Scheme of delegation 4.2',
          decidedBy: w.one.dev.personId!,
        });
        await commissioner.look();
        await officer.go(`${w.base}/notices/uk6`);
        assert.match(await officer.main(), /Give everybody who was assessed their summary/);
      });

      it('each bidder reads its own summary beside the winner’s, and nothing of another that lost', async () => {
        const { officer, bidder } = w.people;
        const letters = `${w.base}/award/letters`;
        await officer.go(letters);
        const pages = await hrefs(officer, 'letters');
        assert.equal(pages.length, 3);
        for (const [at, to] of pages.entries()) {
          await officer.go(to);
          const name = /for (.+)$/.exec(await officer.page.locator('h1').innerText())![1]!;
          const particulars = { address: `${at + 1} Quay Road, Netherby, TH1 1AA`, email: emailOf(name) };
          if (at > 0) await w.again('officer', to, `${to}/particulars`, particulars);
          else await officer.send('/particulars', particulars);
        }
        await officer.look();
        await officer.go(letters);
        mail.mails.length = 0;
        await officer.send('/award/letters');
        assert.match(await officer.main(), /Every bidder has been told/);
        await officer.look();
        await app.running.services.messages.deliver();
        const readBy = (name: string) => mail.mails.filter(({ to }) => to === emailOf(name)).map(({ text }) => text);
        for (const [name, other] of [
          ['Fell Buses', loser],
          [loser, 'Fell Buses'],
        ] as const) {
          const [words, ...more] = readBy(name);
          assert.deepEqual(more, []);
          assert.match(words!, new RegExp(`was not chosen[^]*${winner} was chosen`));
          assert.ok(!words!.includes(other), `${name} reads of ${other}`);
          assert.equal(pagesIn(words!), 2, 'its own pages and the winner’s');
        }
        assert.equal(pagesIn(readBy(winner)[0]!), 1);
        assert.deepEqual(readBy('Late Vans'), []);
        for (const to of [letters, pages[0]!, `${w.base}/award`]) assert.equal(await bidder.go(to), 404);
      });

      it('then the award notice goes out whole, and it stands still for eight working days over Easter', async () => {
        const { officer } = w.people;
        await w.on('2027-03-18');
        // What nobody keeps of a supplier but the notice asks; the rest is known.
        const supplied = `${winner}; ; ; ; ; ; ; ; no; no; There are none; There are none`;
        assert.equal(await w.notice('uk6', '000416', '2027-03-18', { suppliers: supplied }), 0);
        await w.on('2027-03-31');
        await officer.go(`${w.base}/award/standstill`);
        assert.match(await officer.main(), /Last day\s+.*31 March 2027.*possible from\s+.*1 April 2027/s);
        assert.match(await officer.main(), /26 March 2027: .*29 March 2027: /s);
        await officer.look();
        await officer.send('/standstill/events', { event: 'over' });
        assert.match(await officer.main(), /It stands still until the end of .*31 March 2027/);
        await officer.go(`${w.base}/award/contracts`);
        assert.match(await officer.main(), /the contract is possible from .*1 April 2027/);
        await officer.go(`${w.base}/order`);
        assert.match(await officer.main(), /The contract is entered into\s+First: The standstill is over/);
        await officer.look();
      });

      it('the contract follows it, and its details are out within thirty days, with nothing missing', async () => {
        const { officer, bay } = w.people;
        await w.on('2027-04-01');
        await officer.go(`${w.base}/award/standstill`);
        await officer.send('/standstill/events', { event: 'over', words: 'Nobody asked' });
        await officer.go(`${w.base}/award/contracts`);
        await officer.send('/contracts', { value: '600000', startsOn: '2027-05-04', endsOn: '2028-05-03' });
        // The day on which it is entered into is the first of the thirty.
        assert.match(await officer.main(), /The contract is recorded\..*30 April 2027/s);
        await officer.look();
        const conflicts = `${w.base}/conflicts`;
        await w.again('officer', conflicts, `${conflicts}/confirmed`, { confirmedFor: 'details-notice' });
        await w.on('2027-04-06');
        assert.equal(await w.notice('uk7', '000417', '2027-04-06', {}), 0);
        await officer.go(`${w.base}/award/contracts`);
        assert.match(await officer.main(), /Done on 6 April 2027/);
        await bay.go(`/public/procurements/${w.id}/notices`);
        assert.match(await bay.main(), /UK7.*UK6.*UK4.*UK4/s);
        await bay.look();
      });

      testOnRealData('all of it is open data by the official schema with the UK extension', 'ocds/schema', async () => {
        const read = (...name: string[]) => JSON.parse(readRealFile('ocds', ...name).toString()) as JsonObject;
        const uk = [ukDependencies, read('uk-extension', 'release-schema.json')] as const;
        const check = schemaChecker(extendSchema(read('schema', 'release-schema.json'), ...uk) as JsonObject);
        const { body } = await app.guest().request('GET', `/public/procurements/${w.id}/ocds`);
        const { releases } = JSON.parse(body) as { releases: JsonObject[] };
        for (const release of releases) assert.deepEqual(check(release, String(release.id)), []);
        assert.deepEqual(
          releases.map(({ tag }) => tag),
          [['tender'], ['tenderUpdate'], ['award'], ['award', 'contract']],
        );
        assert.ok(!body.includes(loser), 'who lost under five million pounds is counted, not named');
      });

      it('and the auditor takes the pack away and finds it whole', async () => {
        const { auditor, bidder } = w.people;
        await auditor.go(`${w.base}/audit-pack`);
        await auditor.look();
        const seal = await auditor.page.locator('main code').first().innerText();
        const pack = await (await auditor.context.request.get(`${w.base}/audit-pack/file`)).body();
        const found = verifyPack(pack);
        assert.deepEqual([found.faults, found.seal], [[], seal]);
        const decisions = readZip(pack)!
          .find((one) => one.path.endsWith('09-awards.csv'))!
          .bytes.toString('utf8');
        assert.match(decisions, /Scheme of delegation 4\.2/);
        assert.equal(await bidder.go(`${w.base}/audit-pack`), 404);
      });
    });

  it('whoever signs before the standstill is over is told which law that goes against, while nobody has checked it', async () => {
    await app.setClock(new Date('2027-03-18T10:00:00Z'));
    const one = await aCase(app);
    const { base, bidderIds } = await aScoredProcurement(app, one, {
      bidders: [{ name: 'Shore Motors', points: 8_000 }],
    });
    const { dev } = one;
    const award = `${base}/award`;
    await dev.submit(await dev.get(award), award, {
      outcome: 'awarded',
      bidderId: Object.values(bidderIds)[0]!,
      because: 'The only one',
      power: 'Scheme of delegation 4.2',
      decidedBy: dev.personId!,
    });
    await dev.submit(await dev.get(`${base}/order`), `${base}/order`, { moment: 'award-notice' });
    const page = await dev.submit(await dev.get(`${award}/contracts`), `${award}/contracts`, { value: '600000' });
    assert.match(
      page.text,
      /It is recorded\. Not recorded before it, and not checked against current law: .*stands still until the end of Wednesday 31 March 2027/,
    );
    assert.match((await dev.get(`${base}/order`)).text, /Out of order, before: The standstill is over/);
  });
});
