import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

for (const javaScript of [true, false]) {
  describe(`a specification is built and argued over, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let page: Page;
    let base: string;
    let hands: Hands;
    const main = () => page.locator('main').innerText();
    // The checker itself is a script: it looks where scripts run, at the same pages.
    const look = async () => (javaScript ? holdToAxe(page) : undefined);
    const go = async (path: string) => {
      await page.goto(`${base}${path}`);
      await look();
    };
    const headings = () => page.locator('section.cw-section h2').allInnerTexts();

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
      base = new URL(page.url()).pathname;
      await hands.say('#statement', 'People live the day they choose');
      await hands.say('#words', 'I want to make my own tea');
      await hands.send('form[action$="/wanted"] button[type=submit]');
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('requirements of two kinds are written', async () => {
      for (const [title, type, words] of [
        ['Hours belong to the person', 'Principle', 'Hours not used are kept for another week.'],
        ['A round of few people', 'Process', 'At most six people help each person.'],
      ] as const) {
        await go('/requirements');
        await hands.say('#title', title);
        await hands.pick('#type', type);
        await hands.say('#words', words);
        await hands.pick('#outcomeId', 'People live');
        await hands.send('form[action$="/requirements"] button[type=submit]');
        assert.match(await main(), /It does not say yet: how anybody could tell/);
      }
    });

    it('a specification lays itself out, and is arranged with buttons', async () => {
      await go('/specifications');
      await hands.say('#title', 'Help at home');
      await hands.send('form[action$="/specifications"] button[type=submit]');
      await look();
      assert.deepEqual(await headings(), ['How we work together', 'How it is done']);
      await hands.send('section.cw-section form[action$="/order"] button');
      assert.deepEqual(await headings(), ['How it is done', 'How we work together']);
      await hands.unfold('Add a section');
      await hands.say('#title-new', 'What we promise each other');
      await hands.send('details[open] form[action$="/sections"] button[type=submit]');
      assert.equal((await headings()).at(-1), 'What we promise each other');
      await hands.send('form[action$="/sections/removal"] button');
      assert.equal((await headings()).length, 2);
    });

    it('it says what a bid takes, and is issued', async () => {
      await hands.unfold('Say what bidding asks');
      await hands.say('#annualValue-burden', '350,000');
      await hands.choose('forSmall', 'yes');
      await hands.say('#questions-burden', '44');
      await hands.send('form[action$="/burden"] button[type=submit]');
      await look();
      assert.match(await main(), /Out of proportion: It asks 44 questions/);
      await hands.send('form[action$="/versions"] button[type=submit]');
      await look();
      assert.match(await page.locator('h1').innerText(), /Help at home, version 1/);
      assert.match(await main(), /1\.1 A round of few people/);
    });

    it('a clause is asked about, answered, and seen differently by a provider', async () => {
      await go('/contractability');
      await hands.send('main a:text-is("A round of few people")');
      await hands.unfold('Ask the eleven questions');
      await hands.say('#because-ask', 'Two of us read it differently');
      await hands.send('form[action$="/asking"] button[type=submit]');
      assert.match(await main(), /Dev Patel asked for procurement/);
      await hands.unfold('Answer as the commissioner');
      const names = await page.locator('form[action$="/eleven"] input[type=radio][value="2"]').all();
      assert.equal(names.length, 11);
      for (const one of names) {
        await one.focus();
        await page.keyboard.press('Space');
      }
      await hands.send('form[action$="/eleven"] button[type=submit]');
      assert.match(await main(), /It is contractable as an output/);
      await hands.unfold('Answer as one more voice');
      await hands.pick('#voice-voice', 'Provider');
      await hands.say('#saidBy-voice', 'Moorside Care');
      await page.locator('form[action$="/voices"] input[name="controllable"][value="1"]').focus();
      await page.keyboard.press('Space');
      await hands.send('form[action$="/voices"] button[type=submit]');
      await look();
      assert.match(await main(), /1 difference is not settled/);
    });

    it('it is held back alone until somebody answers the difference', async () => {
      const challenge = page.url();
      await go('/specifications');
      await hands.send('main .cw-list a');
      assert.match(await main(), /Held back: Those who were asked differ/);
      await hands.send('form[action$="/versions"] button[type=submit]');
      assert.match(await main(), /A round of few people is gone/);
      await page.goto(challenge);
      await hands.unfold('Answer this difference');
      await page.locator('form[action$="/differences"] input[value="2"]').focus();
      await page.keyboard.press('Space');
      await hands.say('#because-controllable', 'The provider draws the round alone');
      await hands.send('form[action$="/differences"] button[type=submit]');
      assert.match(await main(), /Dev Patel answered it: The provider draws the round alone/);
      await go('/specifications');
      await hands.send('main .cw-list a');
      await hands.send('form[action$="/versions"] button[type=submit]');
      assert.match(await main(), /A round of few people is new/);
      await look();
    });
  });
}
