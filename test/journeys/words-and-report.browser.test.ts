import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { counting } from '#slices/voice/held/keep-counting.ts';
import { closeBrowser, holdToAxe, openPerson, type Person } from '#test/support/browser.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';
import { type Held, heldConversation, meals, type Taker } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';

for (const javaScript of [true, false]) {
  describe(`words are settled and reported, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let app: TestApp;
    let site: { url: string; dataDir: string; stop(): Promise<void> };
    let talk: Held;
    let people: Taker[];
    let dev: Person;
    let hands: Hands;
    const look = async (one: Person) => (javaScript ? holdToAxe(one.page) : undefined);
    const main = (one: Person) => one.page.locator('main').innerText();
    const to = (end: string) => `form[action$="${end}"] button[type=submit]`;
    const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;
    const onPhone = async (path: string) => {
      const one = await openPerson(site, { javaScript, width: 360, height: 740 });
      await one.page.goto(path);
      return one;
    };
    const fits = async (one: Person) =>
      assert.ok(javaScript === false || (await one.page.evaluate(() => document.documentElement.scrollWidth)) <= 360);

    before(async () => {
      app = await openTestApp();
      const officer: Visitor = await app.person('Dev Patel');
      talk = await heldConversation(app, officer, await caseBy(app, officer), {
        settings: {
          moderated: 'before',
          reportBackOn: '2099-05-01',
          population: 'Under 25: 4,100\n65 and over: 3,900',
        },
      });
      people = await talk.joinAll(6);
      await talk.allVote(people, (person, number) => (number !== 3 || person < 3 ? 'agree' : 'disagree'));
      await talk.count();
      await talk.crowd(5, (person, number) => (number !== 3 || person < 2 ? 'agree' : 'disagree'));
      await talk.count();
      const url = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
      site = { url, dataDir: '', stop: () => app.close() };
      dev = await openPerson(site, { javaScript });
      hands = javaScript ? keyboard(dev.page) : pointer(dev.page);
      const value = officer.cookies['commonweal-session']!;
      await dev.context.addCookies([{ name: 'commonweal-session', value, url }]);
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('statements are put together under a draft, and the draft goes back for wording', async () => {
      await dev.page.goto(talk.base);
      await hands.send('main a:has-text("Draft outcomes")');
      await look(dev);
      const [hot, together] = await talk.statements();
      await hands.say(field('/drafts', 'words'), 'A hot meal is there every day, and people eat it together');
      await hands.choose('statements', hot!.id);
      await hands.choose('statements', together!.id);
      await hands.send(to('/drafts'));
      assert.match(await main(dev), /Of 6 who saw it 6 agreed/);
      await look(dev);
      await dev.page.goto(`${talk.base}/drafts`);
      await hands.unfold('Let the words go back to people');
      await dev.page.locator(field('/rounds', 'drafts')).check();
      for (const [part, value] of Object.entries({ day: '1', month: '4', year: '2099' }))
        await hands.say(field('/rounds', `lastOn-${part}`), value);
      await hands.send(to('/rounds'));
      assert.match(await main(dev), /open now/);
      await look(dev);
    });

    it('people on phones say what they think of the words, and propose others', async () => {
      for (const [at, { path }] of people.entries()) {
        const one = await onPhone(path);
        const own = javaScript ? keyboard(one.page) : pointer(one.page);
        await own.send('main a:has-text("Words that are being written")');
        if (at === 0) {
          await fits(one);
          await look(one);
          await own.choose('says', 'other-words');
          await own.send(to('/words'));
          assert.match(await main(one), /Write the words that you would put instead/);
          await look(one);
          await own.say(field('/words', 'proposed'), 'A hot meal is there every day for whoever wants it');
        } else await own.choose('says', 'right');
        await own.send(to('/words'));
        assert.match(await main(one), at === 0 ? /Somebody looks at your words/ : /You said: these words are right/);
        if (at < 2) await look(one);
        await one.close();
      }
    });

    it('a draft becomes an outcome, and it is said where everything else ended', async () => {
      await dev.page.goto(`${talk.base}/proposed-words`);
      await look(dev);
      await dev.page.goto(`${talk.base}/drafts`);
      await hands.send('main h2 a:has-text("A hot meal")');
      await look(dev);
      await hands.send('main a:has-text("Make this an outcome")');
      await look(dev);
      await hands.send(to('/outcome'));
      assert.match(await main(dev), /Nobody owns it yet/);
      await dev.page.goto(talk.base);
      await hands.unfold('Close it');
      await hands.send(to('/close'));
      assert.match(await main(dev), /2 statements are without an end/);
      await look(dev);
      await hands.send('main a:has-text("Where it ended")');
      for (const one of (await talk.statements()).slice(2)) await hands.choose('statements', one.id);
      await hands.choose('how', 'not-taken-up');
      await hands.say(field('/ends', 'because'), 'there is no money for it');
      await hands.send(to('/ends'));
      assert.match(await main(dev), /Every statement that others see has an end/);
      await look(dev);
    });

    it('the report is published, and anybody reads it on a phone', async () => {
      await counting.untilDone(talk.id);
      await dev.page.goto(`${talk.base}/report`);
      await look(dev);
      await hands.choose('sure', 'yes');
      await hands.send(to('/report/published'));
      assert.match(await main(dev), /Version 1 is published/);
      const reader = await onPhone(talk.publicPath);
      await look(reader);
      await reader.page.locator('main a:has-text("The report")').click();
      await reader.page.waitForURL(/\/report$/);
      const read = await main(reader);
      assert.match(read, /11 people took part, all of them online/);
      assert.match(read, new RegExp(`${meals[2]}\\. Not taken up, because: there is no money for it`));
      await fits(reader);
      await look(reader);
      await reader.close();
    });
  });
}
