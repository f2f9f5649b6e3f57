import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

const statements = [
  'There should be a hot meal every day',
  'People should eat together',
  'Lunch clubs should be in every village',
  'Those who can should pay for meals',
];

for (const javaScript of [true, false]) {
  describe(`a place is asked, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let hands: Hands;
    let base: string;
    let address: string;
    const look = async (one: Person) => (javaScript ? holdToAxe(one.page) : undefined);
    const main = (one: Person) => one.page.locator('main').innerText();
    const to = (end: string) => `form[action$="${end}"] button[type=submit]`;
    const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;

    before(async () => {
      // One journey on each of the two databases.
      site = await startSite({ args: ['--empty'] });
      dev = await openPerson(site, { javaScript });
      hands = javaScript ? keyboard(dev.page) : pointer(dev.page);
      await dev.page.goto('/');
      await hands.say('#about', 'Our meals contract ends next year.');
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

    it('a conversation is begun, settled and opened; before that it says what is missing', async () => {
      await dev.page.goto(`${base}/words`);
      await hands.send('main a:has-text("Ask people here")');
      await look(dev);
      await hands.say('#title', 'What should help with meals look like?');
      await hands.choose('size', 'small');
      await hands.send(to('/conversations/new'));
      assert.match(await main(dev), /Say what is kept of those who take part/);
      await look(dev);
      await hands.send('main a:has-text("How it is held")');
      await look(dev);
      await hands.say('#notice', 'We keep what you say and vote, without your name.');
      await hands.choose('moderated', 'before');
      await hands.say('#reasons', 'It is about something else');
      await hands.say('#seenAtLeast', '3');
      await hands.say('#population', 'How old are you?\nUnder 25: 4,100\n25 and over: 13,700\nSource: Census 2021');
      await hands.send(to('/settings'));
      await hands.say(field('/statements', 'statements'), statements.join('\n'));
      await hands.pick(field('/statements', 'as'), 'Somebody from the council');
      await hands.send(to('/statements'));
      assert.match(await main(dev), /It can be opened/);
      await hands.send(to('/open'));
      address = (await dev.page.locator('main a[href^="/public/conversations/"]').first().getAttribute('href'))!;
    });

    it('people on phones take part without an account, vote, pass, change their mind and say something', async () => {
      for (let at = 0; at < 6; at += 1) {
        const one = await openPerson(site, { javaScript, width: 360, height: 740 });
        const own = javaScript ? keyboard(one.page) : pointer(one.page);
        await one.page.goto(address);
        if (at === 0) await look(one);
        await own.send(to(address));
        if (at === 0) await look(one);
        for (let turn = 0; turn < statements.length; turn += 1) {
          const words = await one.page.locator('#statement').innerText();
          const vote = /hot meal/.test(words) ? 'agree' : turn === 3 ? 'unsure' : at % 2 === 0 ? 'agree' : 'disagree';
          const button = `form:has(#important) button[value="${vote}"]`;
          const box = await one.page.locator(button).boundingBox();
          assert.ok(box!.height >= 44 && box!.width >= 100, 'a button as large as a thumb');
          await own.send(button);
        }
        assert.match(await main(one), /You have voted on everything/);
        if (at === 0) {
          await own.say(field('/statements', 'words'), 'The driver should stay for a chat');
          await own.choose('as', 'neighbour');
          await own.send(to('/statements'));
          assert.match(await main(one), /Received\. A moderator has not looked at it yet/);
          await own.send('main a:has-text("About you")');
          assert.match(await main(one), /Nobody sees yours/);
          await look(one);
          await own.choose('answer0', '0');
          await own.send(to('/about'));
          assert.match(await one.page.locator('body').innerText(), /Kept, apart from your votes/);
          await own.unfold('Your 4 votes');
          await own.send('details button[value="agree"] >> nth=0');
          await look(one);
        }
        await one.close();
      }
    });

    it('what was said is looked at, and nobody reads a count of so few while it is open', async () => {
      await dev.page.goto(new URL(dev.page.url()).pathname);
      await hands.send('main a:has-text("waits")');
      await look(dev);
      await dev.page.locator('form:has(input[name="from"][value="waiting"]) input[name="statements"]').first().check();
      await hands.send('form:has(input[name="from"][value="waiting"]) button[value="accept"]');
      assert.match(await main(dev), /Nothing waits/);
      const reader = await openPerson(site, { javaScript, width: 360, height: 740 });
      await reader.page.goto(address);
      assert.match(await main(reader), /Nothing is told yet: counts are shown once enough people have voted/);
      await look(reader);
      await reader.close();
    });

    it('is closed: nobody can vote any more, and everybody reads what came of it, in words and a table', async () => {
      await hands.send('main a:has-text("Back to the conversation")');
      await hands.unfold('Close it');
      await hands.send(to('/close'));
      assert.match(await main(dev), /It closed on/);
      await look(dev);
      const late = await openPerson(site, { javaScript });
      await late.page.goto(address);
      assert.match(await main(late), /Nobody can take part any more/);
      for (const end = Date.now() + 20_000; ; ) {
        await late.page.goto(address);
        if (/6 people took part/.test(await main(late))) break;
        assert.ok(Date.now() < end, await main(late));
      }
      const read = await main(late);
      assert.match(read, /There are no clear groups/);
      assert.match(read, /Agreed, by the rule that was set before\s+There should be a hot meal every day/);
      assert.match(read, /It is not consent/);
      assert.match(await main(late), /Who took part, and who is missing\s+How old are you\?/);
      await look(late);
      await late.close();
    });
  });
}
