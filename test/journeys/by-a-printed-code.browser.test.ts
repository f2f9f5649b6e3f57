import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

for (const javaScript of [true, false]) {
  describe(`people take part by a printed code, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let hands: Hands;
    let base: string;
    let address: string;
    let code: string;
    const look = async (one: Person) => (javaScript ? holdToAxe(one.page) : undefined);
    const main = (one: Person) => one.page.locator('main').innerText();
    const to = (end: string) => `form[action$="${end}"] button[type=submit]`;
    const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;

    before(async () => {
      site = await startSite({ args: ['--empty'] });
      dev = await openPerson(site, { javaScript });
      hands = javaScript ? keyboard(dev.page) : pointer(dev.page);
      await dev.page.goto('/');
      await hands.say('#about', 'Our meals contract ends next year.');
      await hands.say('#name', 'Dev Patel');
      await hands.say('#organisation', 'Thornmere Council');
      await hands.send('main button[type=submit]');
      const of = new URL(dev.page.url()).pathname;
      await dev.page.goto(`${of}/conversations/new`);
      await hands.say('#title', 'What should help with meals look like?');
      await hands.choose('size', 'small');
      await hands.send(to('/conversations/new'));
      base = new URL(dev.page.url()).pathname;
      address = `/public/conversations/${base.split('/').at(-1)}`;
      await dev.page.goto(`${base}/settings`);
      await hands.say('#notice', 'We keep what you say and vote, without your name.');
      await hands.send(to('/settings'));
      await hands.say(field('/statements', 'statements'), 'There should be a hot meal every day');
      await hands.pick(field('/statements', 'as'), 'Somebody from the council');
      await hands.send(to('/statements'));
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('whoever holds it settles the ways in, opens it and prints the cards', async () => {
      await hands.send('main a:has-text("Ways to take part")');
      await look(dev);
      await dev.page.locator('input[name="ways"][value="link"]').uncheck();
      await dev.page.locator('input[name="ways"][value="code"]').check();
      await hands.send(to('/ways'));
      await dev.page.goto(base);
      await hands.send(to('/open'));
      await dev.page.goto(`${base}/ways`);
      await hands.say(field('/codes', 'count'), '10');
      await hands.send(to('/codes'));
      assert.match(await main(dev), /You see them this once/);
      await look(dev);
      code = await dev.page.locator('.cw-code__letters').first().innerText();
      await dev.page.goto(`${base}/ways`);
      assert.match(await main(dev), /0 codes are used and 10 are not/);
      await look(dev);
    });

    it('somebody on a phone types the code, votes, asks to hear, and is forgotten when they want', async () => {
      const one = await openPerson(site, { javaScript, width: 360, height: 740 });
      const own = javaScript ? keyboard(one.page) : pointer(one.page);
      await one.page.goto(address);
      await look(one);
      await one.page.goto('/public/code');
      await look(one);
      await own.say('#code', code.toLowerCase().replace('-', ' '));
      await own.send(to('/code'));
      await own.send('form:has(#important) button[value="agree"]');
      await own.send('main a:has-text("take your data away")');
      await look(one);
      await own.choose('channel', 'letter');
      await own.say(field('/contact', 'name'), 'Joan Marsh');
      await own.say(field('/contact', 'address'), '4 Mill Lane');
      await own.send(to('/contact'));
      assert.match(await main(one), /You hear by letter: Joan Marsh, 4 Mill Lane/);
      await look(one);
      await own.send('main a:has-text("what goes and what stays")');
      await look(one);
      await own.send(to('/forgetting'));
      assert.match(await main(one), /Tick that you understand/);
      await one.page.locator('input[name="sure"]').check();
      await own.send(to('/forgetting'));
      assert.equal(new URL(one.page.url()).pathname, address, await main(one));
      assert.match(await main(one), /Person forgotten/);
      assert.ok((await one.page.evaluate(() => document.documentElement.scrollWidth)) <= 360, 'it fits the screen');
      await own.say('#code-code', code);
      await own.send(to('/code'));
      assert.match(await main(one), /This code does not open this conversation/);
      await one.close();
    });
  });
}
