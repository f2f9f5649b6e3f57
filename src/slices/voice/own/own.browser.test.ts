import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, holdToAxe, openPerson, type Person, type Site, startSite } from '#test/support/browser.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';

describe('somebody’s own page in a browser', () => {
  let app: TestApp;
  let site: Site;
  let held: Held;
  let pages: string[];
  before(async () => {
    app = await openTestApp();
    const dev = await app.person('Dev Patel', 'Thornmere Council');
    held = await heldConversation(app, dev, await caseBy(app, dev), {
      statements: Array.from({ length: 8 }, (_, at) => `Something that divides people, number ${at + 1}`),
      choices: {
        discussion: true,
        rowsOfVotes: true,
        languages: [
          { tag: 'en', name: 'English' },
          { tag: 'ur', name: 'اردو' },
        ],
      },
    });
    pages = (await held.crowd(24, (one, statement) => (one < 16 === (statement % 2 === 1) ? 'agree' : 'disagree'))).map(
      ({ path }) => path,
    );
    await held.count();
    site = await startSite({ databaseUrl: app.running.services.config.databaseUrl! });
  });
  after(async () => {
    await closeBrowser();
    await site?.stop();
    await app.close();
  });
  const main = (one: Person) => one.page.locator('main').innerText();
  const focused = (one: Person) => one.page.evaluate(() => document.activeElement?.id);
  const statement = (one: Person) => one.page.locator('#statement').innerText();
  const overflow = (one: Person) =>
    one.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('moves the focus to the next statement after each vote, on a phone', async () => {
    const one = await openPerson(site, { width: 360, height: 740 });
    await one.page.goto((await held.join()).path);
    const first = await statement(one);
    await one.page.locator('[data-vote-now] button[value="agree"]').click();
    await one.page.waitForURL(/#next$/);
    assert.equal(await focused(one), 'next');
    assert.match(await main(one), new RegExp(`You agreed with “${first}”\\.\\s*Undo`));
    await holdToAxe(one.page);
    assert.equal(await overflow(one), 0);
    await one.page.locator('[data-undo]').click();
    await one.page.waitForURL((url) => url.search === '');
    assert.match(await main(one), /Your vote is taken back/);
    await one.close();
  });

  it('votes by single keys only for whoever turned them on, not while they write, and undoes by one', async () => {
    const one = await openPerson(site);
    await one.page.goto((await held.join()).path);
    const left = async () => Number(/(\d+) statements? left/.exec(await main(one))![1]);
    await one.page.keyboard.press('a');
    assert.equal(await left(), 8);
    const toggle = one.page.locator('[data-vote-keys] button');
    await toggle.focus();
    await one.page.keyboard.press('Enter');
    assert.equal(await toggle.getAttribute('aria-pressed'), 'true');
    for (const [at, key] of ['a', 'd', 'u', 'n', 'c'].entries()) {
      await Promise.all([
        one.page.waitForURL(/voted=.*#next$/),
        one.page.waitForEvent('load'),
        one.page.keyboard.press(key),
      ]);
      assert.equal(await left(), 7 - at);
    }
    assert.match(await main(one), /What you passed on \(3\)/);
    await Promise.all([one.page.waitForEvent('load'), one.page.keyboard.press('z')]);
    assert.equal(await left(), 4);
    await one.page.locator('#words-statements, textarea[name="words"]').first().fill('');
    await one.page.locator('textarea[name="words"]').first().pressSequentially('add');
    assert.equal(await left(), 4);
    await one.page.locator('h1').click();
    await one.page.locator('[data-vote-keys] button').click();
    await one.page.locator('h1').click();
    await one.page.keyboard.press('a');
    assert.equal(await left(), 4);
    await one.close();
  });

  it('works without JavaScript, where no keys are offered', async () => {
    const one = await openPerson(site, { javaScript: false, width: 360, height: 740 });
    await one.page.goto((await held.join()).path);
    assert.equal(await one.page.locator('[data-vote-keys]').isVisible(), false);
    await one.page.locator('[data-vote-now] button[value="unsure"]').click();
    assert.match(await main(one), /You passed on “/);
    await one.page.locator('summary:has-text("What you passed on")').click();
    await one.page.locator('#passed button[value="agree"]').click();
    assert.match(await main(one), /Take this vote back/);
    await one.page.locator('select[name="language"]').first().selectOption('ur');
    await one.page.locator('form[action$="/language"] button').click();
    assert.match(await main(one), /Nobody has translated this into اردو yet/);
    await one.close();
  });

  it('has pictures, statements and files without a fault that axe finds, on a narrow screen', async () => {
    const one = await openPerson(site, { width: 360, height: 740 });
    const [first] = await held.statements();
    for (const path of [
      `${pages[0]}/picture`,
      `${pages[0]}/statements/${first!.id}`,
      held.publicPath,
      `${held.publicPath}/statements`,
      `${held.publicPath}/files`,
    ]) {
      await one.page.goto(path);
      for (const fold of await one.page.locator('main details:not([open]) > summary').all()) await fold.click();
      await holdToAxe(one.page);
      assert.equal(await overflow(one), 0, path);
    }
    await one.close();
  });
});
