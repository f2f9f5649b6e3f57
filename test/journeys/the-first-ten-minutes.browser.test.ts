import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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

describe('the first ten minutes, by keyboard, on an empty installation', () => {
  let site: Site;
  let dev: Person;
  before(async () => {
    site = await startSite({ embedded: true, args: ['--empty'] });
    dev = await openPerson(site);
  });
  after(async () => {
    await dev?.close();
    await closeBrowser();
    await site?.stop();
  });

  it('a sentence, a name and an organisation open a case', async () => {
    const { page } = dev;
    await page.goto('/');
    await holdToAxe(page);
    assert.equal(await page.locator('h1').innerText(), 'What are you about to buy, renew or change?');
    await typeInto(page, '#about', 'Our home care framework ends in January 2028 and I have been asked to re-let it.');
    await typeInto(page, '#name', 'Dev Patel');
    await typeInto(page, '#organisation', 'Thornmere Council');
    await press(page, 'main button[type=submit]');
    assert.equal(await page.locator('h1').innerText(), 'What we want, and what of it can be bought');
    await holdToAxe(page);
    assert.match(await page.locator('main').innerText(), /Nobody has said yet what is wanted/);
  });

  it('what is wanted is said in somebody’s words, and asks three questions', async () => {
    const { page } = dev;
    await typeInto(page, '#statement', 'People live the day they choose, at home');
    await typeInto(
      page,
      '#words',
      'I want to make my own tea, and someone who notices if I don’t. – Joan, Vale lunch club',
    );
    await press(page, 'form[action$="/wanted"] button[type=submit]');
    await holdToAxe(page);
    assert.match(await page.locator('.cw-lens--want').innerText(), /I want to make my own tea/);
    for (const [name, value] of [
      ['canSay', 'yes'],
      ['couldSee', 'partly'],
      ['inHands', 'no'],
    ] as const) {
      await page.locator(`#ask input[name=${name}][value=yes]`).focus();
      for (let index = 0; index < ['yes', 'partly', 'no'].indexOf(value); index += 1)
        await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
    }
    await press(page, '#ask button[type=submit]');
    assert.match(await page.locator('main').innerText(), /A contract alone cannot carry it/);
    assert.match(await page.locator('main').innerText(), /Then what carries/);
    await holdToAxe(page);
  });

  it('the walk begins with what people do for themselves, and money is last', async () => {
    const { page } = dev;
    const cards = await page.locator('.cw-card h3').allInnerTexts();
    assert.equal(cards[0], 'What people already do for themselves');
    assert.equal(cards.at(-1), 'Money');
    await press(page, '.cw-card a');
    await holdToAxe(page);
    await page.locator('input[name=self-help-answer][value=taken]').focus();
    await page.keyboard.press('Space');
    await typeInto(page, '#self-help-note', 'A bereavement circle of forty people');
    await typeInto(page, '#self-help-rule', 'Hall hire needs £5m insurance');
    await press(page, 'form[action$="/walk"] button[type=submit]:not([name])');
    assert.match(await page.locator('.cw-cards').innerText(), /Our rule in the way: Hall hire needs £5m insurance/);
    assert.match(await page.locator('.cw-cards').innerText(), /Not looked at yet/);
  });

  it('pasted providers show who is left, in one sentence', async () => {
    const { page } = dev;
    await tabTo(page, '#roster');
    await page.keyboard.insertText(
      'Bay Care, 1,228 hours, Fell & Shore\nMoorside Care, 475 hours, Fell & Shore\nTern Cooperative, 277 hours, Fell & Shore',
    );
    await press(page, 'form[action$="/roster"] button[type=submit]');
    assert.match(
      await page.locator('main').innerText(),
      /In Fell & Shore three provide today\. Without Bay Care, the other two could cover 75 of its 1,228 hours in twelve weeks\./,
    );
    await page.goto((await page.locator('a', { hasText: 'Take each one away' }).getAttribute('href')) as string);
    await holdToAxe(page);
    await press(page, 'table a');
    assert.match(await page.locator('main').innerText(), /would be left uncovered/);
  });

  it('the page prints on one side of A4, and the decision paper has written itself', async () => {
    const { page } = dev;
    await page.goto(page.url().replace(/\/left.*/, ''));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length, 1, 'the case is more than one side');
    await press(page, 'a[href$="/paper"]');
    await holdToAxe(page);
    const paper = await page.locator('main').innerText();
    assert.match(paper, /What has not been looked at/);
    assert.match(paper, /I want to make my own tea/);
    assert.match(paper, /No community owns/);
  });

  it('a contract register lists what ends, and asks why on every row', async () => {
    const { page } = dev;
    const inYear = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
    await page.goto('/contracts/import');
    await holdToAxe(page);
    await tabTo(page, '#pasted');
    await page.keyboard.insertText(
      `Contract title,Supplier,End date,Annual value\nDay centre at Harbour,Harbour Trust,${inYear},"£510,000"\nTelecare monitoring,CallSafe,${inYear},300000\n`,
    );
    await press(page, 'form[action="/contracts/import"] button[type=submit]');
    await holdToAxe(page);
    await press(page, 'main form button[type=submit]');
    assert.match(await page.locator('main').innerText(), /2 contracts added/);
    await page.goto('/contracts');
    await holdToAxe(page);
    assert.equal(await page.locator('button', { hasText: 'Ask why' }).count(), 2);
    await press(page, 'table button');
    assert.match(await page.locator('main').innerText(), /Day centre at Harbour/);
  });
});
