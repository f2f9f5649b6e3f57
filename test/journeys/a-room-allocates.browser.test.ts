import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

type Phone = { name: string; person: Person; hands: Hands; url: string };

for (const javaScript of [true, false]) {
  describe(`a room scores options and decides, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let hands: Hands;
    let base: string;
    let round: string;
    let phones: Phone[] = [];
    const handsOf = (person: Person): Hands => (javaScript ? keyboard(person.page) : pointer(person.page));
    const textOf = (person: Person) => person.page.locator('main').innerText();
    // The checker itself is a script: it looks where scripts run, at the same pages.
    const look = async (person: Person) => {
      if (javaScript) await holdToAxe(person.page);
    };
    const go = async (person: Person, path: string) => {
      await person.page.goto(path);
      await look(person);
    };

    before(async () => {
      // One journey on each of the two databases.
      site = await startSite({ args: ['--empty'] });
      dev = await openPerson(site, { javaScript });
      hands = handsOf(dev);
      await dev.page.goto('/');
      await hands.say('#about', 'Next year we have £600,000 to spend on living well at home.');
      await hands.say('#name', 'Dev Patel');
      await hands.say('#organisation', 'Thornmere Council');
      await hands.send('main button[type=submit]');
      base = new URL(dev.page.url()).pathname;
    });
    after(async () => {
      for (const { person } of phones) await person.close();
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('puts options with a title, a cost and a place, and moves one up', async () => {
      await go(dev, `${base}/options`);
      for (const [title, cost] of [
        ['Neighbourhood networks', '420,000'],
        ['Strength and balance', '260,000'],
        ['A peer circle', '£45k'],
      ] as const) {
        await hands.say('#title-options', title);
        await hands.say('#annual-options', cost);
        await hands.send('form:has(#title-options) button[type=submit]');
      }
      await look(dev);
      assert.match(await textOf(dev), /growth asks for £725,000 a year more than release frees/);
      await hands.send('button:has-text("Up: A peer circle")');
      const titles = await dev.page.locator('.cw-list a').allInnerTexts();
      assert.deepEqual(titles, ['Neighbourhood networks', 'A peer circle', 'Strength and balance']);
    });

    it('opens a round and hands out slips to three phones', async () => {
      await go(dev, `${base}/rounds`);
      await hands.say('#title-rounds', 'What one person gains');
      await hands.say('#criteria-rounds', 'Being with people: nobody – somebody daily\nStaying steady');
      await hands.send('form:has(#title-rounds) button[type=submit]');
      round = new URL(dev.page.url()).pathname;
      await hands.unfold('Invite people');
      await hands.say('textarea[name=people]', 'Joan\nSal\nKofi');
      await hands.send('form[action$="/people"] button[type=submit]');
      await go(dev, `${round}/slips`);
      const slips = await dev.page.locator('article').allInnerTexts();
      phones = await Promise.all(
        ['Joan', 'Sal', 'Kofi'].map(async (name) => {
          const slip = slips.find((one) => one.startsWith(name))!;
          const person = await openPerson(site, { javaScript, width: 320, height: 640 });
          return { name, person, hands: handsOf(person), url: /\/public\/rounds\/[\w-]+/.exec(slip)![0] };
        }),
      );
    });

    it('each phone weighs by itself, and fits its screen', async () => {
      for (const { name, person, hands: own, url } of phones) {
        await go(person, url);
        assert.match(await textOf(person), new RegExp(`Dear ${name}`));
        const wider = await person.page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
        assert.equal(wider, 0, 'the sheet is wider than a phone');
        await own.say('input[name=swing-1]', '100');
        await own.say('input[name=swing-2]', name === 'Kofi' ? '100' : '25');
        await own.send('main form button[type=submit]');
        assert.match(await textOf(person), /Your weights are kept/);
      }
      await go(dev, round);
      assert.match(await textOf(dev), /3 of 3 have answered\. Everybody is in/);
      await hands.send('form[action$="/stage"] button[type=submit]');
    });

    it('each scores alone; nobody sees another’s before the scoring is closed', async () => {
      const given = { Joan: [80, 60, 10], Sal: [30, 60, 20], Kofi: [40, 60, 15] } as Record<string, number[]>;
      for (const { name, person, hands: own, url } of phones) {
        await go(person, url);
        for (const [at, score] of given[name]!.entries())
          for (const criterion of [1, 2]) await own.say(`input[name=score-${at + 1}-${criterion}]`, String(score));
        if (name === 'Joan') await own.choose('showsName', 'yes');
        await own.send('main form button[type=submit]');
        assert.doesNotMatch(await textOf(person), /How far we lie apart/);
      }
      await go(dev, round);
      assert.doesNotMatch(await textOf(dev), /How far we lie apart/);
      await hands.send('form[action$="/stage"] button[type=submit]');
      await look(dev);
      assert.match(await textOf(dev), /Neighbourhood networks\s+Two people taken at random differ by 33/);
      assert.match(await textOf(dev), /80 \(Joan\)/);
      assert.doesNotMatch(await textOf(dev), /\(Sal\)/);
      const [joan] = phones;
      await joan!.person.page.locator('a', { hasText: 'Load again' }).first().click();
      await look(joan!.person);
      assert.match(await textOf(joan!.person), /80 \(you\)/);
    });

    it('talks, scores again, closes, and the options take what the room gave them', async () => {
      await hands.send('form[action$="/stage"] button:has-text("Score a second time")');
      const [joan] = phones;
      await go(joan!.person, joan!.url);
      assert.equal(await joan!.person.page.locator('input[name=score-1-1]').inputValue(), '80');
      await joan!.hands.say('input[name=score-1-1]', '50');
      await joan!.hands.say('input[name=score-1-2]', '50');
      await joan!.hands.send('main form button[type=submit]');
      await go(dev, round);
      await hands.send('form[action$="/stage"] button[type=submit]');
      assert.match(await textOf(dev), /Neighbourhood networks\s+40\s/);
      await hands.send('form[action$="/use"] button[type=submit]');
      assert.match(await textOf(dev), /3 options now say what the room gave them/);
    });

    it('looks for portfolios, and decides under a power with dissent', async () => {
      for (const [title, reach] of [
        ['Neighbourhood networks', '2600'],
        ['A peer circle', '320'],
        ['Strength and balance', '900'],
      ] as const) {
        await go(dev, `${base}/options`);
        await hands.send(`.cw-list a:has-text("${title}")`);
        await hands.unfold('Change what it says');
        await hands.say('input[name=reach]', reach);
        await hands.send('button:has-text("Keep this")');
      }
      await go(dev, `${base}/options/value`);
      await go(dev, `${base}/allocations`);
      await hands.say('#title', 'Next year');
      await hands.say('#money', '600k');
      await hands.send('main form button[type=submit]');
      await look(dev);
      assert.match(await textOf(dev), /Several that do nearly as much/);
      await hands.choose('chosen', 'plain-1');
      await hands.say('#power', 'Scheme of delegation 4.2');
      await hands.say('#dissent', 'Kofi: the classes should have come first');
      await hands.send('form[action$="/decision"] button[type=submit]');
      await look(dev);
      const page = await textOf(dev);
      assert.match(page, /What was decided/);
      assert.match(page, /Scheme of delegation 4\.2/);
      assert.match(page, /the classes should have come first” – Kofi/);
      assert.equal(await dev.page.locator('form[action$="/decision"]').count(), 0);
    });
  });
}
