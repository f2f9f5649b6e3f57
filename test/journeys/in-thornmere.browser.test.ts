import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startThornmere } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

/** A room of twenty where scripts run; where they do not, the same with a few. */
const room = Array.from({ length: 20 }, (_, index) => `Person ${String.fromCharCode(65 + index)}`);

describe('in Thornmere', () => {
  let site: Site;
  before(async () => {
    site = await startThornmere();
  });
  after(async () => {
    await closeBrowser();
    await site?.stop();
  });

  for (const javaScript of [true, false]) {
    describe(javaScript ? 'by keyboard' : 'with JavaScript off', () => {
      const people = javaScript ? room : room.slice(0, 4);
      const way = javaScript ? 'by keyboard' : 'without scripts';
      let dev: Person;
      let page: Page;
      let hands: Hands;
      let base: string;
      const main = () => page.locator('main').innerText();
      const look = async (at = page) => (javaScript ? holdToAxe(at) : undefined);
      const go = async (path: string) => {
        await page.goto(`${base}${path}`);
        await look();
      };
      const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;
      const sendTo = (end: string) => hands.send(`form[action$="${end}"] button[type=submit]`);

      before(async () => {
        dev = await openPerson(site, { javaScript });
        page = dev.page;
        hands = javaScript ? keyboard(page) : pointer(page);
        await page.goto('/personas');
        await hands.send('button:has-text("Dev Patel")');
        await page.goto('/cases');
        await hands.send('main a:has-text("Living well at home")');
        base = new URL(page.url()).pathname;
      });
      after(() => dev?.close());

      it('the framework that ends is asked why, from contacts up to something that could change, and something is decided', async () => {
        await page.goto('/contracts');
        await look();
        assert.match(await main(), /ends? in the next 18 months/);
        await go('/why');
        assert.match(await main(), /failure demand/);
        await page.goto(`${base}/why/new`);
        await hands.pick('#from', 'Contract today');
        await hands.say('#statement', `Nobody tells us on the day that somebody comes home, ${way}`);
        await hands.choose('strength', 'moderate');
        await page.locator('input[name=samples]').first().focus();
        await page.keyboard.press('Space');
        await hands.unfold('It ends here');
        await hands.choose('ending', 'changeable');
        await hands.say('#endingWords', 'Who is rung from the ward');
        await hands.send('main form button[type=submit]');
        await go('/why');
        assert.ok((await main()).includes(`Nobody tells us on the day that somebody comes home, ${way}`));
        await go('/decisions');
        await hands.say('#decided', `We ring from the ward before we buy another hour, ${way}`);
        await hands.say('#power', 'Scheme of delegation 4.2');
        await hands.say('#because', 'It costs a telephone call');
        await sendTo('/decisions');
        await go('/paper');
        assert.ok((await main()).includes(`We ring from the ward before we buy another hour, ${way}`));
      });

      it('a requirement is written, asked about and argued over until somebody answers the difference', async () => {
        const title = `Somebody rings first, ${way}`;
        await go('/requirements');
        await hands.say('#title', title);
        await hands.pick('#type', 'Process');
        await hands.say('#words', 'Whoever comes for the first time rings the day before.');
        await hands.send('form[action$="/requirements"] button[type=submit]');
        await go('/contractability');
        await hands.send(`main a:text-is("${title}")`);
        await hands.unfold('Ask the eleven questions');
        await hands.say('#because-ask', 'It may be a principle');
        await hands.send('form[action$="/asking"] button[type=submit]');
        const amara = await openPerson(site, { javaScript });
        const hers = javaScript ? keyboard(amara.page) : pointer(amara.page);
        await amara.page.goto('/personas');
        await hers.send('button:has-text("Amara Okafor")');
        await amara.page.goto(page.url());
        await hers.unfold('Answer as the commissioner');
        const questions = await amara.page.locator('form[action$="/eleven"] input[type=radio][value="2"]').all();
        assert.equal(questions.length, 11);
        for (const one of questions) {
          await one.focus();
          await amara.page.keyboard.press('Space');
        }
        await hers.send('form[action$="/eleven"] button[type=submit]');
        await look(amara.page);
        await amara.close();
        await page.reload();
        await hands.unfold('Answer as one more voice');
        await hands.pick('#voice-voice', 'Provider');
        await hands.say('#saidBy-voice', 'Moorside Care');
        await page.locator('form[action$="/voices"] input[name="controllable"][value="1"]').focus();
        await page.keyboard.press('Space');
        await hands.send('form[action$="/voices"] button[type=submit]');
        await look();
        assert.match(await main(), /1 difference is not settled/);
        await hands.unfold('Answer this difference');
        await page.locator('form[action$="/differences"] input[value="2"]').focus();
        await page.keyboard.press('Space');
        await hands.say('#because-controllable', 'They hold the telephone');
        await hands.send('form[action$="/differences"] button[type=submit]');
        assert.match(await main(), /answered it: They hold the telephone/);
        await go('/specifications');
        await look();
        assert.match(await main(), /Home care/);
      });

      it('what helps is named, its steward answers from a letter, and the walk says what it carries', async () => {
        const name = `Soup on Thursdays, ${way}`;
        await go('/resources');
        await hands.say('#name', name);
        await hands.pick('#type', 'Voluntary effort');
        await hands.say('#steward', 'Bridget Nolan');
        await hands.unfold('How much, consent');
        await hands.say('#supportCost', '£900 a year for soup');
        await sendTo('/resources');
        await hands.send(`main a:text-is("${name}")`);
        await hands.say(field('/asks', 'what'), 'May we tell people who come home about the soup?');
        await sendTo('/asks');
        const link = /\/public\/asks\/[\w-]+/.exec(await main())![0];
        const bridget = await openPerson(site, { javaScript, width: 320, height: 640 });
        const own = javaScript ? keyboard(bridget.page) : pointer(bridget.page);
        await bridget.page.goto(link);
        await look(bridget.page);
        await own.say('#aims', 'That people eat together');
        await own.choose('answer', 'accept-with-conditions');
        await own.say('#words', 'Nobody is sent');
        await own.send('main form button[type=submit]');
        await bridget.close();
        await go('/resources');
        const line = await page.locator('main li', { hasText: name }).innerText();
        assert.match(line, /Counted on/);
        await page.goto(base);
        const walk = await page.locator('a[href*="/walk"]').first().getAttribute('href');
        await page.goto(walk!);
        await look();
        await hands.choose('neighbours-answer', 'taken');
        await hands.say('[name="neighbours-note"]', `There is soup, ${way}`);
        await hands.send('main form > button[type=submit], main form .govuk-button:not(.govuk-button--secondary)');
        assert.ok(
          (await main()).includes(`There is soup, ${way}`) ||
            (await page.locator(`textarea:text("There is soup, ${way}")`).count()) > 0,
        );
      });

      it(`${people.length} people score at once on their phones, each alone; the room sees how far it lies apart`, async () => {
        await go('/rounds');
        await hands.say('#title-rounds', `What one person gains, ${way}`);
        await hands.say('#criteria-rounds', 'Being with people\nStaying steady');
        await hands.send('form:has(#title-rounds) button[type=submit]');
        const round = new URL(page.url()).pathname;
        await hands.unfold('Invite people');
        await hands.say('textarea[name=people]', people.join('\n'));
        await hands.send('form[action$="/people"] button[type=submit]');
        await page.goto(`${round}/slips`);
        const slips = await page.locator('article').allInnerTexts();
        assert.equal(slips.length, people.length);
        const phones = await Promise.all(
          people.map(async (name, place) => {
            const url = /\/public\/rounds\/[\w-]+/.exec(slips.find((one) => one.startsWith(name))!)![0];
            // Most phones here run no scripts.
            const person = await openPerson(site, {
              javaScript: javaScript && place < 2,
              width: 320,
              height: 640,
            });
            return { name, person, url };
          }),
        );
        /** They open their sheet, then fill it in, then all send it at the same moment. */
        const together = async (who: typeof phones, fill: (at: Page, place: number) => Promise<void>, says: RegExp) => {
          await Promise.all(who.map(({ person, url }) => person.page.goto(url)));
          await look(who[0]!.person.page);
          await Promise.all(who.map(({ person }, place) => fill(person.page, place)));
          await Promise.all(
            who.map(({ person }) =>
              Promise.all([
                person.page.waitForEvent('load'),
                person.page.locator('main form button[type=submit]').first().press('Enter'),
              ]),
            ),
          );
          for (const { person, name } of who) {
            const text = await person.page.locator('main').innerText();
            assert.match(text, says, name);
            assert.doesNotMatch(text, /How far we lie apart/);
          }
        };
        // A stage can be closed before everybody has answered: here three give weights.
        await together(
          phones.slice(0, 3),
          async (at, place) => {
            await at.locator('input[name=swing-1]').fill('100');
            await at.locator('input[name=swing-2]').fill(String(10 + place));
          },
          /Your weights are kept/,
        );
        await page.goto(round);
        await look();
        assert.match(await main(), new RegExp(`3 of ${people.length} have answered`));
        await hands.send('form[action$="/stage"] button[type=submit]');
        await together(
          phones,
          async (at, place) => {
            await at.locator('input[name=score-1-1]').fill(String(place * 5));
            await at.locator('input[name=score-1-2]').fill('50');
            await at.locator('input[name=score-2-1]').fill('40');
          },
          /Your scores are kept/,
        );
        await page.goto(round);
        assert.match(await main(), new RegExp(`${people.length} of ${people.length} have answered`));
        assert.doesNotMatch(await main(), /How far we lie apart/);
        await hands.send('form[action$="/stage"] button[type=submit]');
        await look();
        assert.match(await main(), /How far we lie apart/);
        for (const { person } of phones) await person.close();
      });

      it('the best value for money alone is shown as what it is: below the employment cost floor', async () => {
        await go('/allocations');
        await hands.send('main a:has-text("Next year’s £1.2 million")');
        await look();
        const says = await main();
        assert.match(says, /does not keep the statutory employment cost floor/);
        assert.match(says, /£23\.40|£23\.64/);
        await go('/allocations');
        await hands.say('#title', `Once more, ${way}`);
        await hands.say('#money', '1.2m');
        await hands.send('main form button[type=submit]');
        await look();
        assert.match(await main(), /Several that do nearly as much/);
        await hands.choose('chosen', 'plain-1');
        await hands.say('#power', 'Scheme of delegation 4.2');
        await hands.say('#dissent', 'Kofi: the benches are older than all of this');
        await hands.send('form[action$="/decision"] button[type=submit]');
        assert.match(await main(), /the benches are older than all of this” – Kofi/);
      });

      it('the pool is forecast again, and settled as its partners agreed; aligned money stays outside', async () => {
        await go('/agreements');
        await hands.send('main a:has-text("The fund for living well at home")');
        await look();
        const fund = new URL(page.url()).pathname;
        await page.goto(`${fund}/pool`);
        await look();
        await hands.unfold('Change the forecast');
        await hands.say(field('/pool/forecast', 'schemes'), 'Home care; £20.2m; £20.7m\nReablement; £3.2m; £3.2m');
        await sendTo('/pool/forecast');
        await look();
        assert.match(await main(), /The pool is forecast to spend/);
        assert.match(await main(), /Aligned beside it, and never in the sums above/);
        await go('/stakes');
        assert.match(await main(), /Pooled and aligned money are never one sum/);
      });
    });
  }
});
