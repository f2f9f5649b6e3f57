import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';
import { madeUpHistory } from '#test/support/made-up-history.ts';
import { tendersAsCsv } from '#test/support/tenders-as-csv.ts';

const roster = [
  'Moorside Care, Fell & Shore, 1228 hours, bid last time',
  'Fellside Carers, Fell & Shore, 190 hours',
  'Tern Home Support, Fell & Shore, 475 hours, bid last time',
  'Harbour Care, Town, 2400 hours, bid last time',
  'Weaver Street, Town, 1700 hours, bid last time',
  'Northgate, Town, 1500 hours',
].join('\n');

for (const javaScript of [true, false]) {
  describe(`will there be anybody left, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let hands: Hands;
    let base: string;
    const main = (one = dev) => one.page.locator('main').innerText();
    const look = async (one = dev) => (javaScript ? holdToAxe(one.page) : undefined);
    const go = async (end: string) => {
      await dev.page.goto(`${base}${end}`);
      await look();
    };
    const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;
    const sendTo = (end: string) => hands.send(`form[action$="${end}"] button[type=submit]`);
    /** Loads the page again until it says what is waited for, as somebody would. */
    const until = async (says: RegExp, link = 'Load again') => {
      const end = Date.now() + 60_000;
      while (!says.test(await main())) {
        assert.ok(Date.now() < end, `It never said ${says}: ${(await main()).slice(0, 600)}`);
        const again = dev.page.locator('main a', { hasText: link });
        await ((await again.count()) > 0 ? hands.send(`main a:has-text("${link}")`) : dev.page.reload());
      }
    };

    before(async () => {
      // One journey on each of the two databases.
      site = await startSite({ args: ['--empty'] });
      dev = await openPerson(site, { javaScript });
      hands = javaScript ? keyboard(dev.page) : pointer(dev.page);
      await dev.page.goto('/');
      await hands.say('#about', 'Our home care framework ends next year.');
      await hands.say('#name', 'Dev Patel');
      await hands.say('#organisation', 'Thornmere Council');
      await hands.send('main button[type=submit]');
      base = new URL(dev.page.url()).pathname;
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('brings in who provides and looks: healthy as a whole, fragile in one zone, and who could cover for whom', async () => {
      await go('/left');
      await hands.say('[name=roster]', roster);
      await sendTo('/left');
      await look();
      assert.match(await main(), /which hides it/);
      await hands.send('a:has-text("Moorside Care")');
      assert.match(await main(), /Without Moorside Care in Fell & Shore/);
      assert.match(await main(), /would be left uncovered/);
    });

    it('asks every provider alike whether it would bid, and one answers without an account', async () => {
      await go('/procurements');
      await hands.say('#title', 'Help at home');
      await hands.pick('#regime', 'Procurement Act 2023, light');
      await hands.pick('#route', 'Open');
      await hands.say('#because', 'Everybody may bid');
      await hands.send('main form button[type=submit]');
      const procurement = new URL(dev.page.url()).pathname;
      await hands.unfold('Draw a lot');
      await hands.say('form[action$="/lots"] [name=title]', 'Fell & Shore');
      await hands.say('#lot-because', 'Small enough for those who are there');
      await sendTo('/lots');
      await dev.page.goto(`${procurement}/soundings/new`);
      await look();
      const closes = new Date(Date.now() + 30 * 86_400_000);
      await hands.say('[name="hours-1"]', '1,893');
      await hands.say('[name="fee-1"]', '23.40');
      await hands.say('[name="closesOn-day"]', String(closes.getUTCDate()));
      await hands.say('[name="closesOn-month"]', String(closes.getUTCMonth() + 1));
      await hands.say('[name="closesOn-year"]', String(closes.getUTCFullYear()));
      await sendTo('/soundings');
      await look();
      const sounding = new URL(dev.page.url()).pathname;
      const provider = await openPerson(site, { javaScript, width: 360 });
      const theirs = javaScript ? keyboard(provider.page) : pointer(provider.page);
      await provider.page.goto(`/public/soundings/${sounding.split('/').at(-1)}`);
      await look(provider);
      await theirs.say('[name=provider]', 'Moorside Care');
      await theirs.choose('would-1', 'no');
      await theirs.choose('why-1', 'fee');
      await theirs.send('button:has-text("Send my answer")');
      await provider.close();
      await dev.page.goto(sounding);
      assert.match(await main(), /1 provider has answered/);
      await go('/left');
      assert.doesNotMatch(await main(), /Nobody has said yet/);
    });

    it('asks what each way of buying leaves, before there is any history: directions alone', async () => {
      await go('/left/questions');
      await hands.say('#title', 'Before we cut lots');
      await hands.say('#fee', '23.40');
      await hands.say('#years', '4');
      await hands.choose('ways', 'shared');
      await hands.choose('ways', 'prime');
      await sendTo('/left/questions');
      await until(/Sector prior, not your market: read which way, and not how much/);
      await until(/What came, beside what was foretold/);
      await look();
      const says = await main();
      assert.match(says, /One prime contract for everything: none of the 6 has room for a part of it alone/);
      assert.match(says, /One prime contract for everything, against “A lot for each zone, shared by several”/);
      assert.doesNotMatch(says, /nine in ten futures/);
      assert.equal(await dev.page.locator('figure svg[role=img]').count(), 1);
    });

    it('brings in past tenders, sees which forecasts earned their place, and asks again in figures', async () => {
      const year = new Date().getUTCFullYear();
      const tenders = madeUpHistory({ from: year - 4, to: year - 1, aYear: 40, seed: 5 });
      const file = path.join(site.dataDir, 'tenders.csv');
      writeFileSync(file, tendersAsCsv(tenders));
      await go('/left/history');
      await dev.page.locator('input[type=file]').setInputFiles(file);
      await sendTo('/left/history');
      await until(/Your market: learnt from 40 tenders/);
      await look();
      assert.match(await main(), /No better than|better than/);
      await go('/left/questions');
      await hands.say('#title', 'Our tenders again');
      await hands.say('#years', '4');
      await hands.choose('basis', 'tenders');
      await hands.choose('ways', 'single');
      await hands.choose('ways', 'prime');
      await sendTo('/left/questions');
      await until(/What came, beside what was foretold/);
      await look();
      assert.match(await main(), /Your market: figures with their doubt/);
      assert.match(await main(), /This time: who will bid, by your own past tenders/);
      assert.match(await main(), /nine in ten futures: \d/);
    });

    it('compares another way in place, on an assumption that is changed with a reason', async () => {
      await hands.unfold('Change an assumption');
      await hands.pick(field('/assumptions', 'name'), 'Cost of a bid');
      await hands.say(field('/assumptions', 'value'), '2');
      await hands.say(field('/assumptions', 'low'), '1');
      await hands.say(field('/assumptions', 'high'), '3');
      await hands.say(field('/assumptions', 'because'), 'We asked eight firms');
      await sendTo('/assumptions');
      await until(/Playing: [1-9]\d*% done|What came, beside/);
      if (await dev.page.locator('form[action$="/stopped"]').count()) await sendTo('/stopped');
      assert.match(await main(), /Cost of a bid \(money\): 2 \(1 to 3\) in place of \d|It was stopped/);
      await hands.unfold('Put another way beside these');
      await hands.say(field('/ways', 'title'), 'Smaller and lighter');
      await hands.choose('cut', 'halves');
      await hands.say(field('/ways', 'effort'), '50');
      await sendTo('/ways');
      await until(/Playing: [1-9]\d*% done|What came, beside/);
      assert.match(await main(), /Smaller and lighter/);
      if (await dev.page.locator('form[action$="/stopped"]').count()) await sendTo('/stopped');
    });

    it('keeps what it was made from, records what came at the tender, and is scored, good or bad', async () => {
      await go('/left/questions');
      await hands.send('main a:has-text("Our tenders again"):not(:has-text(","))');
      const href = await dev.page.locator('a:has-text("Download what it was made from")').getAttribute('href');
      const scenario = (await (await dev.page.request.get(href!)).json()) as { seed: number; historyLots: number };
      assert.equal(scenario.historyLots, 160);
      await hands.unfold('Record what came');
      await hands.pick(field('/outcomes', 'lot'), String(await dev.page.locator('#lot option').nth(1).textContent()));
      await hands.choose('occasion', 'this time');
      await hands.say(field('/outcomes', 'bidders'), '2');
      const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).format(new Date()).split('/');
      for (const [at, part] of (['day', 'month', 'year'] as const).entries())
        await hands.say(field('/outcomes', `closedOn-${part}`), today[at]!);
      await sendTo('/outcomes');
      await look();
      assert.match(await main(), /Scores so far, lower is better/);
      await go('/left/questions');
      assert.match(await main(), /3 chances were foretold of what has come since: Brier score/);
    });
  });
}
