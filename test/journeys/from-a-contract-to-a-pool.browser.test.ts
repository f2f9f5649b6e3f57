import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { type Hands, keyboard, pointer } from '#test/support/hands.ts';

/** A day that is far enough to think and near enough to be listed, whenever this runs. */
const inMonths = (months: number): string => {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).format(day);
};

for (const javaScript of [true, false]) {
  describe(`from a contract that ends to what carries it, and who pays, ${javaScript ? 'by keyboard' : 'with JavaScript off'}`, () => {
    let site: Site;
    let dev: Person;
    let page: Page;
    let hands: Hands;
    let base: string;
    const main = () => page.locator('main').innerText();
    // The checker itself is a script: it looks where scripts run, at the same pages.
    const look = async (at = page) => (javaScript ? holdToAxe(at) : undefined);
    const go = async (path: string) => {
      await page.goto(`${base}${path}`);
      await look();
    };
    const sendTo = (end: string) => hands.send(`form[action$="${end}"] button[type=submit]`);
    const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;

    before(async () => {
      // One journey on each of the two databases.
      site = await startSite({ args: ['--empty'] });
      dev = await openPerson(site, { javaScript });
      page = dev.page;
      hands = javaScript ? keyboard(page) : pointer(page);
      await page.goto('/');
      await hands.say('#about', 'What ends next year');
      await hands.say('#name', 'Dev Patel');
      await hands.say('#organisation', 'Thornmere Council');
      await hands.send('main button[type=submit]');
    });
    after(async () => {
      await dev?.close();
      await closeBrowser();
      await site?.stop();
    });

    it('brings in a register, sees what ends, and asks why of one line', async () => {
      await page.goto('/contracts/import');
      await hands.say(
        '#pasted',
        `Contract title,Supplier,End date,Annual value\nHome care framework,Moorside Care,${inMonths(14)},"£20,200,000"\nDay centre,Harbour Trust,${inMonths(40)},£510000`,
      );
      await sendTo('/contracts/import');
      await look();
      await hands.send('main form button[type=submit]');
      await page.goto('/contracts');
      await look();
      assert.match(await main(), /1 contract ends in the next 18 months/);
      await sendTo('/why');
      base = new URL(page.url()).pathname;
      assert.match(await main(), /Home care framework/);
    });

    it('reads contacts together, and asks why they came, down to something that could change', async () => {
      await go('/demand');
      await hands.say('#title', 'Requests for help at home');
      await sendTo('/demand');
      await hands.unfold('Paste contacts');
      await hands.say(
        field('/lines', 'content'),
        [
          'A fall on the stairs | F | to stay at home',
          'A fall on the stairs | F',
          'Wants help to wash | V',
          'Left hospital | V',
          'Chasing a visit | F',
        ].join('\n'),
      );
      await sendTo('/lines');
      await look();
      assert.match(await main(), /3 of 5/);
      await page.goto(`${base}/why/new`);
      await hands.pick('#from', 'Contract today');
      await hands.say('#statement', 'People come to us only after a fall');
      await hands.choose('strength', 'moderate');
      await page.locator('input[name=samples]').first().focus();
      await page.keyboard.press('Space');
      await hands.unfold('It ends here');
      await hands.choose('ending', 'changeable');
      await hands.say('#endingWords', 'For how long we give grants to networks');
      await hands.send('main form button[type=submit]');
      await go('/why');
      assert.match(await main(), /60% failure demand.*3 of 5/);
      assert.match(await main(), /Something we could change: For how long we give grants/);
    });

    it('puts what is upstream beside buying it again, and decides with the reason', async () => {
      await go('/options');
      for (const [title, cost] of [
        ['The same framework again', '20.2m'],
        ['Networks for three years', '0.42m'],
      ] as const) {
        await hands.say('#title-options', title);
        await hands.say('#annual-options', cost);
        await hands.send('form:has(#title-options) button[type=submit]');
      }
      await go('/decisions');
      await hands.say('#decided', 'We part-replace it: networks first, and buy the rest in zones');
      await hands.say('#power', 'Scheme of delegation 4.2');
      await hands.say('#because', 'Three of five came because something upstream was not there');
      await sendTo('/decisions');
      assert.match(await main(), /part-replace it.*under Scheme of delegation 4\.2/s);
      await go('/paper');
      assert.match(await main(), /We part-replace it/);
    });

    it('walks from what people do for themselves to money, and says what is not looked at', async () => {
      await go('');
      await hands.say('#statement', 'People live the day they choose, at home');
      await sendTo('/wanted');
      for (const [question, answer] of [
        ['canSay', 'yes'],
        ['couldSee', 'partly'],
        ['inHands', 'no'],
      ] as const)
        await hands.choose(question, answer);
      await hands.send('#ask form button[type=submit]');
      await go('/resources');
      await hands.say('#name', 'Bereavement circle');
      await hands.pick('#type', 'Self-help');
      await hands.pick('#outcomeId', 'People live');
      await hands.say('#steward', 'Nasreen Aziz');
      await hands.unfold('How much, consent');
      await hands.say('#supportCost', '£400 a year for the room');
      await sendTo('/resources');
      await page.goto(`${base}`);
      const walk = await page.locator('a[href*="/walk"]').first().getAttribute('href');
      await page.goto(walk!);
      await look();
      await hands.choose('self-help-answer', 'taken');
      await hands.say('[name="self-help-note"]', 'The circle meets already');
      await hands.say('[name="self-help-rule"]', 'Rooms only for groups with insurance');
      await hands.send('main form > button[type=submit], main form .govuk-button:not(.govuk-button--secondary)');
      assert.match(await main(), /Not looked at yet/);
      await go('/rules');
      assert.match(await main(), /Rooms only for groups with insurance/);
    });

    it('asks its steward, who answers from a letter without an account, on a condition', async () => {
      await go('/resources');
      await hands.send('main a:text-is("Bereavement circle")');
      await hands.say(field('/asks', 'what'), 'May we tell people about the circle when somebody has died?');
      await sendTo('/asks');
      const letter = await main();
      const link = /\/public\/asks\/[\w-]+/.exec(letter)![0];
      const nasreen = await openPerson(site, { javaScript, width: 320, height: 640 });
      const own = javaScript ? keyboard(nasreen.page) : pointer(nasreen.page);
      await nasreen.page.goto(link);
      await look(nasreen.page);
      await own.say('#aims', 'That nobody sits alone in the first month');
      await own.choose('answer', 'accept-with-conditions');
      await own.say('#words', 'A room with a kettle');
      await own.send('main form button[type=submit]');
      await look(nasreen.page);
      await nasreen.close();
      await go('/asks');
      assert.match(await main(), /1 condition to keep/);
      await go('/resources');
      assert.match(await main(), /Bereavement circle[\s\S]*Counted on/);
      assert.doesNotMatch(await main(), /Not counted on/);
    });

    it('sizes what is left to buy: one main way, and what carries the rest beside it', async () => {
      await go('/mechanisms');
      for (const [type, title, contribution] of [
        ['Self-help', 'The circle, told of by registrars', 'supporting'],
        ['Contract', 'Help at home by zones', 'main'],
      ] as const) {
        await hands.pick(field('/mechanisms', 'outcomeId'), 'People live');
        await hands.pick(field('/mechanisms', 'type'), type);
        await hands.say(field('/mechanisms', 'title'), title);
        await hands.choose('contribution', contribution);
        if (contribution === 'main') {
          await hands.unfold('Evidence, sceptic, time');
          await hands.say(field('/mechanisms', 'evidence'), 'Three of five needed somebody in the house');
          await hands.say(field('/mechanisms', 'sceptic'), 'The networks');
        }
        await sendTo('/mechanisms');
      }
      assert.match(await main(), /2 ways of pursuing it/);
    });

    it('says who requires, funds and owns it; a mismatch is named, and answered', async () => {
      await go('/stakes');
      await hands.unfold('Paste many');
      await hands.say(
        field('/stakes/lines', 'lines'),
        '1; Thornmere Council; funds; £23.4m; pooled; section 75\n1; Thornmere ICB; funds; £9.6m; pooled; section 75\n1; Harbour Homes; funds; £1.5m; aligned; decision of its board',
      );
      await sendTo('/stakes/lines');
      await look();
      assert.match(await main(), /mismatch(es)? that nobody has answered/);
      assert.match(await main(), /Pooled and aligned money are never one sum/);
      const open = await page.locator('details', { hasText: 'Answer this' }).count();
      for (let index = 0; index < open; index += 1) {
        await hands.unfold('Answer this');
        await hands.say('details[open] [name=because]', 'The reference group takes it on in March');
        await hands.send('details[open] form[action$="/stakes/answers"] button[type=submit]');
      }
      assert.match(await main(), /Every mismatch has an answer/);
    });

    it('pools only what the statute lets be pooled; the rest is aligned, and outside the waterfall', async () => {
      await go('/agreements');
      await hands.say('#title', 'Better care pool');
      await hands.choose('type', 'pooled-fund');
      await sendTo('/agreements');
      const agreement = new URL(page.url()).pathname;
      for (const [name, type, money, amount] of [
        ['Thornmere Council', 'Council', 'Pooled', '23.4m'],
        ['Thornmere ICB', 'NHS', 'Pooled', '9.6m'],
        ['Harbour Homes', 'Housing', 'Pooled', '1.5m'],
        ['Harbour Homes', 'Housing', 'Aligned', '1.5m'],
      ] as const) {
        await page.goto(agreement);
        await hands.unfold('Add a party');
        await hands.say(field('/parties', 'name'), name);
        await hands.pick(field('/parties', 'role'), 'Gives money');
        await hands.pick(field('/parties', 'type'), type);
        await hands.pick(field('/parties', 'money'), money);
        await hands.say(field('/parties', 'amount'), amount);
        await hands.say(field('/parties', 'functions'), 'care at home');
        await sendTo('/parties');
        if (type === 'Housing' && money === 'Pooled') assert.match(await main(), /There is a problem/);
      }
      await look();
      assert.match(await main(), /£33,000,000 is pooled/);
      assert.match(await main(), /£1,500,000 is aligned/);
      await page.goto(`${agreement}/pool`);
      await hands.unfold('Forecast what it spends');
      await hands.say(field('/pool/forecast', 'schemes'), 'Home care; £20.2m; £21.02m\nReablement; £3.2m; £3.0m');
      await sendTo('/pool/forecast');
      await look();
      assert.match(await main(), /The pool is forecast to spend £620,000 more than was put in/);
      assert.match(await main(), /Thornmere Council bears\s+£439,636/);
      assert.match(await main(), /Thornmere ICB bears\s+£180,363/);
      assert.match(await main(), /Aligned beside it, and never in the sums above: Harbour Homes/);
      assert.doesNotMatch(await main(), /Harbour Homes bears/);
    });
  });
}
