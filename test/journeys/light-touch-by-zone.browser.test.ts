import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verifyPack } from '#src/slices/thread/audit-pack/verify-pack.ts';
import { readZip } from '#src/slices/thread/audit-pack/write-zip.ts';
import { closeBrowser } from '#test/support/browser.ts';
import { Buying, tenderedByZone } from '#test/support/by-zone.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';

/** One server for both ways, and a case for each: one by keyboard on a wide screen, one with JavaScript off on a phone. */
describe('Thornmere home care is bought by the light touch, with lots by zone', () => {
  let app: TestApp;
  let url: string;
  const files = mkdtempSync(path.join(os.tmpdir(), 'commonweal-journey-'));
  before(async () => {
    app = await openTestApp();
    url = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await closeBrowser();
    await app.close();
    rmSync(files, { recursive: true });
  });

  for (const javaScript of [true, false])
    describe(javaScript ? 'by keyboard, on a wide screen' : 'with JavaScript off, on a phone', () => {
      const w = new Buying(javaScript);

      before(async () => {
        await w.begin(app, url, files, '2027-01-04', 'People know who comes to their door', 'Fell Care');
      });
      after(async () => {
        for (const person of Object.values(w.people)) await person.close();
      });

      tenderedByZone(w);

      it('evaluators and a resident judge alone, under letters, and lock', async () => {
        const { officer, first, second, resident } = w.people;
        await officer.go(w.judging);
        const offered = officer.page.locator('form[action$="/judges"] input[name=criterionIds]');
        const choices = await offered.evaluateAll((all) =>
          all.map((box) => [(box as HTMLInputElement).value, (box as HTMLInputElement).labels![0]!.textContent!]),
        );
        const criterion = (name: string) => choices.find(([, label]) => label!.includes(name))![0]!;
        const panel = [criterion('Same faces'), criterion('Near by')];
        const theirs = criterion('As those who get help see it');
        await officer.send('/judges', { person: w.visitors.resident!.personId!, criterionIds: theirs });
        for (const name of ['first', 'second'] as const)
          await w.again('officer', w.judging, `${w.judging}/judges`, {
            person: w.visitors[name]!.personId!,
            criterionIds: panel,
          });
        await officer.go(w.judging);
        await officer.look();
        for (const [name, asked] of [
          ['first', panel],
          ['second', panel],
          ['resident', [theirs]],
        ] as const) {
          await w.people[name].go(w.judging);
          assert.match(await w.people[name].main(), /Bidder A/);
          assert.doesNotMatch(await w.people[name].main(), /Fell Care|Late Homes/);
          const links = await w.people[name].page.locator('main a[href*="/tenders/"]').all();
          const pages = await Promise.all(links.map((link) => link.getAttribute('href')));
          for (const [at, to] of pages.entries()) {
            const given = (score: string) =>
              Object.fromEntries(
                asked.flatMap((one) => [
                  [`score-${one}`, score],
                  [`reason-${one}`, `Its method names ${at + 3} people for each round`],
                ]),
              );
            if (at > 0) await w.again(name, to!, to!, given('3'));
            else {
              await w.people[name].go(to!);
              await w.people[name].look();
              await w.people[name].send(to!.slice(to!.indexOf('/tenders/')), given('4'));
            }
          }
        }
        assert.equal(await second.go(`${w.judging}/prices`), 403);
        for (const one of [first, second, resident]) {
          await one.go(w.judging);
          await one.send('/locks');
          assert.match(await one.main(), /locked/);
        }
        await first.look();
        assert.equal(await w.people.bidder.go(w.judging), 404);
      });

      it('the panel settles each score with what the bidder is told, and the officer locks quality', async () => {
        const { commissioner, officer } = w.people;
        await officer.go(w.judging);
        const pages = await officer.page
          .locator('main a[href*="/settled/"]')
          .evaluateAll((all) => all.map((one) => one.getAttribute('href')!));
        assert.equal(pages.length, 3);
        for (const [at, to] of pages.entries()) {
          await commissioner.go(to);
          const boxes = await commissioner.page
            .locator('select[name^="score-"]')
            .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).name.slice('score-'.length)));
          const settled = Object.fromEntries(
            boxes.flatMap((box, place) => [
              [`score-${box}`, place === 0 ? '4' : '3'],
              [`because-${box}`, 'Talked through by the panel'],
              [`explanation-${box}`, `Its method names ${place + 3} w.people, ${at + 1} of them from the same street`],
            ]),
          );
          if (at > 0) await w.again('commissioner', to, to, settled);
          else {
            await commissioner.look();
            await commissioner.send(to.slice(to.indexOf('/settled/')), settled);
          }
        }
        await officer.go(w.judging);
        await officer.send('/quality');
      });

      it('prices are opened by two people, typed by one and confirmed by the other; scores are final', async () => {
        const { officer, commissioner } = w.people;
        for (const one of [officer, commissioner]) {
          await one.go(`${w.tendering}/open-prices`);
          await one.send('/open-prices', { sure: 'yes' });
        }
        const to = `${w.judging}/prices`;
        await officer.go(to);
        const boxes = await officer.page
          .locator('input[name^="price-"]')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
        assert.equal(boxes.length, 5);
        await officer.send('/prices', Object.fromEntries(boxes.map((box, at) => [box, String(700_000 + at * 10_000)])));
        await commissioner.go(to);
        await commissioner.look();
        for (const seen of await commissioner.page
          .locator('input[name=seen]')
          .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)))
          await commissioner.fill('/prices/confirmed', { seen });
        await commissioner.send('/prices/confirmed');
        const checks = `${w.judging}/checks`;
        await officer.go(checks);
        const tenders = await officer.page
          .locator('form[action$="/checks"] select[name=tender] option')
          .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter(Boolean));
        assert.equal(tenders.length, 3);
        const none = { found: 'no', source: 'The list as published on gov.uk' };
        for (const [at, tender] of tenders.entries())
          for (const [type, about] of [
            ['debarment', 'The bidder'],
            ['sub-contractor', 'None named'],
          ] as const)
            if (at === 0 && type === 'debarment') await officer.send('/checks', { tender, type, about, ...none });
            else await w.again('officer', checks, checks, { tender, type, about, ...none });
        await officer.go(checks);
        await officer.look();
        await officer.go(to);
        await officer.send('/final');
        await officer.look();
      });

      it('the commissioner decides lot by lot; nobody wins more than one', async () => {
        const { commissioner } = w.people;
        await w.on('2027-03-08');
        const to = `${w.base}/award`;
        for (const title of ['Harbour', 'Northside', 'Vale']) {
          await commissioner.go(to);
          const form = `form[action$="/award"]:has(input[name=lotId][value="${w.lots[title]}"])`;
          const fields: Record<string, string> = {
            outcome: 'awarded',
            because: 'The most advantageous tender for this zone',
            power: 'Scheme of delegation 4.2',
            decidedBy: w.one.dev.personId!,
          };
          if (title === 'Vale') fields.reservedBecause = 'Its members are those who work there';
          await commissioner.send(form, fields);
        }
        await commissioner.look();
        const said = await commissioner.main();
        assert.equal(said.match(/Awarded to/g)?.length, 3, said);
        const winners = [...said.matchAll(/Awarded to (.*)/g)].map(([, name]) => name!.trim());
        assert.deepEqual(winners.toSorted(), ['Bay Care', 'Fell Care', 'Vale Workers']);
        assert.match(said, /Passed over, because they have as many lots as one bidder may win/);
        assert.equal(await w.people.bidder.go(to), 404);
      });

      it('every bidder is told before the award notice, and then it stands still for the days that count', async () => {
        const { officer } = w.people;
        const letters = `${w.base}/award/letters`;
        await w.on('2027-03-10');
        await officer.go(letters);
        await officer.look();
        const pages = await officer.page
          .locator('main a[href*="/letters/"]')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href')!));
        assert.equal(pages.length, 3);
        for (const [at, to] of pages.entries()) {
          const particulars = { address: `${at} Quay`, email: `${at}@example.org`, identifier: `GB-COH-${at}` };
          if (at > 0) await w.again('officer', to, `${to}/particulars`, particulars);
          else {
            await officer.go(to);
            await officer.send('/particulars', particulars);
            await officer.look();
            await officer.send(to.slice(to.indexOf('/letters/')), { channel: 'letter' });
          }
        }
        await officer.go(letters);
        await officer.send('/award/letters');
        await officer.go(`${w.base}/order`);
        assert.match(await officer.main(), /has its assessment summary\s+10 March 2027/);
        await officer.look();
        await officer.go(`${w.base}/award/standstill`);
        await officer.send('/award/standstill', { type: 'voluntary', because: 'Those who lost may want to ask' });
        await w.on('2027-03-11');
        await w.notice('uk6', '000202', '2027-03-11', {});
        await officer.go(`${w.base}/award/standstill`);
        // Saint Patrick's Day is a bank holiday in Northern Ireland, and working days are those of the whole kingdom.
        assert.match(await officer.main(), /Last day\s+.*23 March 2027.*possible from\s+.*24 March 2027.*17 March/s);
        await officer.look();
        await officer.send('/standstill/events', { event: 'over', words: 'Nobody asked' });
        assert.match(await officer.main(), /It stands still until the end of/);
      });

      it('contracts follow it, and their details are due after as many days as the light touch gives', async () => {
        const { officer } = w.people;
        await w.on('2027-03-24');
        await officer.go(`${w.base}/award/standstill`);
        await officer.send('/standstill/events', { event: 'over', words: 'Nobody asked' });
        const to = `${w.base}/award/contracts`;
        await officer.go(to);
        const ids = await officer.page
          .locator('form[action$="/contracts"] input[name=decisionId]')
          .evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value));
        assert.equal(ids.length, 3);
        for (const decisionId of ids)
          if (decisionId !== ids[0])
            await w.again('officer', to, to, {
              decisionId,
              value: '800000',
              'startsOn-day': '1',
              'startsOn-month': '9',
              'startsOn-year': '2027',
            });
        await officer.go(to);
        await officer.send(`form[action$="/contracts"]:has(input[value="${ids[0]}"])`, {
          value: '2000000',
          startsOn: '2027-09-01',
          endsOn: '2031-08-31',
        });
        // The day on which it is entered into is the first of the 120.
        assert.match(await officer.main(), /21 July 2027/);
        await officer.look();
        await w.on('2027-04-06');
        await w.notice('uk7', '000303', '2027-04-06', {});
        await w.people.bay.go(`/public/procurements/${w.id}/notices`);
        assert.match(await w.people.bay.main(), /UK4.*UK6.*UK7|UK7.*UK6.*UK4/s);
        await w.people.bay.look();
      });

      it('and the auditor takes the pack away and finds it whole', async () => {
        const { auditor, bidder } = w.people;
        await auditor.go(`${w.base}/audit-pack`);
        await auditor.look();
        const seal = await auditor.page.locator('main code').first().innerText();
        const pack = await auditor.context.request.get(`${w.base}/audit-pack/file`);
        const found = verifyPack(await pack.body());
        assert.deepEqual([found.faults, found.seal], [[], seal]);
        const audit = readZip(await pack.body())!;
        const decisions = audit.find((one) => one.path.endsWith('09-awards.csv'))!.bytes.toString('utf8');
        assert.equal(decisions.match(/Scheme of delegation 4\.2/g)?.length, 3);
        assert.equal(await bidder.go(`${w.base}/audit-pack`), 404);
      });
    });
});
