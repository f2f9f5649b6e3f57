import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import {
  closeBrowser,
  holdToAxe,
  openPerson,
  type Person,
  press,
  type Site,
  startSite,
  tabTo,
  typeInto,
} from '#test/support/browser.ts';

/** Chooses one of a group of radio buttons with the keyboard alone. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`input[name="${name}"][value="${value}"]`).focus();
  await page.keyboard.press('Space');
}

/** Picks from a list with the keyboard: focus, then the letters of the choice. */
async function pick(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

async function unfold(page: Page, text: string): Promise<void> {
  const summary = page.locator('summary', { hasText: text }).first();
  await summary.focus();
  await page.keyboard.press('Enter');
}

for (const javaScript of [true, false]) {
  describe(`a person carries words to a lesson, by keyboard, with JavaScript ${javaScript ? 'on' : 'off'}`, () => {
    let site: Site;
    let dev: Person;
    let page: Page;
    let base: string;
    const say = (selector: string, text: string) => typeInto(page, selector, text);
    const main = () => page.locator('main').innerText();
    const go = async (path: string) => {
      await page.goto(`${base}${path}`);
      await holdToAxe(page);
    };

    before(async () => {
      site = await startSite({ args: ['--empty'], embedded: true });
      dev = await openPerson(site, { javaScript });
      page = dev.page;
      await page.goto('/');
      await say('#about', 'Our home care framework ends in January 2028.');
      await say('#name', 'Dev Patel');
      await say('#organisation', 'Thornmere Council');
      await press(page, 'main button[type=submit]');
      base = new URL(page.url()).pathname;
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('wears hats, grumbles, and decides under a named power', async () => {
      await go('/people');
      assert.match(await main(), /One hand: Dev Patel/);
      await go('/grumbles');
      await choose(page, 'cause', 'lot-too-big');
      await say('#words', 'One lot for the borough shuts out small firms');
      await press(page, 'main form button[type=submit]');
      assert.match(await main(), /One lot for the borough/);
      await go('/decisions');
      await say('#decided', 'We look at why before we buy');
      await say('#power', 'Scheme of delegation 4.2');
      await press(page, 'main form button[type=submit]');
      assert.match(await main(), /under Scheme of delegation 4\.2/);
    });

    it('quotes people', async () => {
      await go('/words');
      await say(
        'main textarea',
        '“I want to make my own tea, and someone who notices if I don’t” – Joan, Vale lunch club',
      );
      await press(page, 'main form button[type=submit]');
      assert.match(await main(), /make my own tea/);
    });

    it('says what is wanted, names what helps, and how it is pursued', async () => {
      await go('');
      await say('#statement', 'People live the day they choose, at home');
      await press(page, 'form[action$="/wanted"] button[type=submit]');
      await go('/resources');
      await say('#name', 'Bereavement circle');
      await pick(page, '#type', 'Self-help');
      await press(page, 'main form button[type=submit]');
      assert.match(await main(), /Not counted on/);
      await go('/mechanisms');
      await pick(page, '#outcomeId', 'People live');
      await pick(page, '#type', 'Grant');
      await say('#title', 'Neighbourhood networks');
      await choose(page, 'contribution', 'supporting');
      await press(page, 'form[action$="/mechanisms"] button[type=submit]');
      assert.match(await main(), /1 way of pursuing it/);
    });

    it('writes a requirement, and one that hangs from nothing is shown so', async () => {
      await go('/requirements');
      await say('#title', 'Help follows the person');
      await pick(page, '#type', 'Principle');
      await say('#words', 'Hours move within the week without asking');
      await pick(page, '#outcomeId', 'People live');
      await press(page, 'main form button[type=submit]');
      await holdToAxe(page);
      await go('/requirements');
      await say('#title', 'Attend within 15 minutes');
      await pick(page, '#type', 'Process');
      await say('#words', 'Attend within 15 minutes of the planned time');
      await press(page, 'main form button[type=submit]');
      assert.match(await main(), /hangs from no outcome/);
    });

    it('asks why, down to something that can change, and names an assumption', async () => {
      await go('/why');
      await go('/assumptions');
      assert.ok((await main()).length > 0);
    });

    it('plans to buy it thinly, with a lot and its gates', async () => {
      await go('/procurements');
      await say('#title', 'Help at home');
      await pick(page, '#regime', 'Procurement Act 2023, light');
      await pick(page, '#route', 'Open');
      await say('#because', 'Everybody may bid');
      await press(page, 'main form button[type=submit]');
      assert.match(await main(), /Check this against the current text/);
      await unfold(page, 'Draw a lot');
      await say('form[action$="/lots"] #title', 'Fell & Shore');
      await say('#lot-because', 'Small enough for those who are there');
      await press(page, 'form[action$="/lots"] button[type=submit]');
      assert.match(await main(), /Small enough for those who are there/);
      await holdToAxe(page);
    });

    it('walks the thread from words to what would be bought, and back to any day', async () => {
      await go('/thread');
      const text = await main();
      for (const bead of [
        'make my own tea',
        'People live the day they choose',
        'Neighbourhood networks',
        'Help follows the person',
        'Fell & Shore',
      ])
        assert.match(text, new RegExp(bead));
      assert.match(text, /Loose end/);
      await go('/thread?at=2020-01-01');
      assert.match(await main(), /There was nothing on this thread on that day/);
    });

    it('publishes a page for residents, who need no account', async () => {
      await go('');
      await unfold(page, 'Let residents read about this');
      await press(page, 'form[action$="/publish"] button[type=submit]');
      const resident = await openPerson(site, { javaScript, width: 320 });
      await resident.page.goto(`/public${base}`);
      await holdToAxe(resident.page);
      assert.match(await resident.page.locator('main').innerText(), /People live the day they choose/);
      assert.equal(
        await resident.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
        true,
        'the page is wider than a narrow screen',
      );
      await resident.close();
    });
  });
}
