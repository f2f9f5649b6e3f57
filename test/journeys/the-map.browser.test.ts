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
} from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

for (const javaScript of [true, false]) {
  describe(`a person draws a map of the system, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let page: Page;
    let map: string;
    let hands: Hands;
    const main = () => page.locator('main').innerText();
    const look = async () => (javaScript ? holdToAxe(page) : undefined);
    const add = async (name: string) => {
      await page.goto(map);
      await hands.unfold('Add a variable');
      await hands.say('#name-variable', name);
      await hands.send('form[action$="/map/variables"] button[type=submit]');
    };
    const box = (name: string) => page.locator(`[data-variable][aria-label="${name}"]`);
    const drawn = () => page.locator('svg [data-from]').count();

    before(async () => {
      // One journey on each of the two databases.
      site = await startSite({ args: ['--empty'] });
      dev = await openPerson(site, { javaScript });
      page = dev.page;
      hands = javaScript ? keyboard(page) : pointer(page);
      await page.goto('/');
      await hands.say('#about', 'Our home care framework ends in January 2028.');
      await hands.say('#name', 'Dev Patel');
      await hands.say('#organisation', 'Thornmere Council');
      await hands.send('main button[type=submit]');
      map = `${new URL(page.url()).pathname}/map`;
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('puts what there can be more or less of on the map', async () => {
      await add('Hourly fee');
      await add('Staff who leave');
      assert.match(await main(), /2 variables and 0 links/);
      await look();
    });

    it('draws a link through the form', async () => {
      await hands.unfold('Draw a link');
      await hands.pick('#fromId-link', 'Hourly fee');
      await hands.pick('#toId-link', 'Staff who leave');
      await page.locator('form[action$="/map/links"] input[name=direction][value=opposite]').focus();
      if (javaScript) await page.keyboard.press('Space');
      else await page.locator('form[action$="/map/links"] input[name=direction][value=opposite]').check();
      await hands.send('form[action$="/map/links"] button[type=submit]');
      assert.match(await main(), /− the opposite way/);
      assert.equal(await drawn(), 1);
      await look();
    });

    it('comes to the other by the picture, and takes it off and puts it back', async () => {
      if (javaScript) {
        await box('Hourly fee').focus();
        // Whichever way it lies, an arrow key leads there.
        for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
          await page.keyboard.press(key);
          if (await box('Staff who leave').evaluate((one) => one === document.activeElement)) break;
        }
        assert.ok(await box('Staff who leave').evaluate((one) => one === document.activeElement));
        await Promise.all([page.waitForEvent('load'), page.keyboard.press('Delete')]);
      } else {
        await page.goto(`${map}`);
        await hands.send('[data-variable][aria-label="Staff who leave"]');
        assert.match(await main(), /What leads to it/);
        await hands.send('form[action$="/remove"] button');
      }
      assert.match(await main(), /“Staff who leave” and its links are off the map/);
      assert.equal(await drawn(), 0);
      await hands.unfold('What was taken off the map');
      await hands.send('form[action$="/put-back"] button');
      assert.match(await main(), /One link came back with it/);
      assert.equal(await drawn(), 1);
    });

    if (javaScript) {
      it('draws a link on the picture with the keys, which fills in the form', async () => {
        await box('Staff who leave').focus();
        await page.keyboard.press('l');
        assert.match(await page.locator('[data-map-says]').innerText(), /A link from Staff who leave/);
        await box('Hourly fee').focus();
        await page.keyboard.press('Enter');
        const form = page.locator('form[action$="/map/links"]');
        assert.equal(await form.locator('[name=fromId] option:checked').innerText(), 'Staff who leave');
        assert.equal(await form.locator('[name=toId] option:checked').innerText(), 'Hourly fee');
        await page.keyboard.press('Space');
        await press(page, 'form[action$="/map/links"] button[type=submit]');
        assert.equal(await drawn(), 2);
      });

      it('moves one with the keys and one with the mouse, and both stay where they were put', async () => {
        const at = async (name: string) => {
          const place = await box(name).boundingBox();
          const svg = await page.locator('.cw-map svg').boundingBox();
          return { x: place!.x - svg!.x, y: place!.y - svg!.y };
        };
        const apart = async () => {
          const [a, b] = [await at('Hourly fee'), await at('Staff who leave')];
          return { x: Math.round(a.x - b.x), y: Math.round(a.y - b.y) };
        };
        const before = await apart();
        await box('Hourly fee').focus();
        await page.keyboard.press('m');
        for (let count = 0; count < 5; count += 1) await page.keyboard.press('Shift+ArrowDown');
        const sent = page.waitForResponse((one) => one.url().endsWith('/place'));
        await page.keyboard.press('Enter');
        assert.equal((await sent).status(), 303);
        await page.getByText('Hourly fee has a new place').waitFor();
        const keyed = await apart();
        assert.ok(Math.abs(keyed.y - before.y - 250) <= 2, `it moved by ${keyed.y - before.y}`);
        const place = (await box('Hourly fee').boundingBox())!;
        await page.mouse.move(place.x + 20, place.y + 10);
        await page.mouse.down();
        await page.mouse.move(place.x + 60, place.y + 10, { steps: 4 });
        const dragged = page.waitForResponse((one) => one.url().endsWith('/place'));
        await page.mouse.up();
        await dragged;
        await page.reload();
        const later = await apart();
        assert.ok(Math.abs(later.x - keyed.x - 40) <= 2, `it moved by ${later.x - keyed.x}`);
        assert.match(page.url(), /\/map/);
        await look();
      });

      it('says that moving did not work, and loses nothing, when the server refuses it', async () => {
        await page.route('**/place', (route) => route.fulfill({ status: 409, body: '' }));
        await box('Hourly fee').focus();
        await page.keyboard.press('m');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        await page.getByText('could not be moved').waitFor();
        await page.unroute('**/place');
      });
    }

    it('sees the loop that it makes, and gives it a name', async () => {
      if (!javaScript) {
        await page.goto(map);
        await hands.unfold('Draw a link');
        await hands.pick('#fromId-link', 'Staff who leave');
        await hands.pick('#toId-link', 'Hourly fee');
        await page.locator('form[action$="/map/links"] input[name=direction][value=same]').check();
        await hands.send('form[action$="/map/links"] button[type=submit]');
      }
      await page.goto(map.replace(/map$/, 'loops'));
      assert.match(await main(), /One loop was found/);
      await look();
      await hands.send('a[href*="/loops/new"]');
      await look();
      await hands.say('#name', 'B1');
      await hands.send('form[action$="/loops/new"] button[type=submit]');
      assert.match(await main(), /Balancing/);
      await look();
    });
  });
}
