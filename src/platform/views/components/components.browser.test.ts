import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { closeBrowser, holdToAxe, openPerson, type Person } from '#test/support/browser.ts';
import { openExamples } from '#test/support/example-pages.ts';
import { type Example, examples } from './examples.ts';

const assets = path.join(import.meta.dirname, '../../../../build/assets');
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const open = openExamples();
const named = (name: string): Example => examples.find((one) => one.name === name)!;
after(async () => {
  open.close();
  await closeBrowser();
});

/** A browser before the examples, answered from here: nothing goes over any network. */
async function look(
  example: Example,
  options: { width?: number; javaScript?: boolean },
  see: (page: Page) => Promise<void>,
) {
  const person: Person = await openPerson({ url: 'http://127.0.0.1', dataDir: '', stop: async () => {} }, options);
  await person.page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.startsWith('/assets/'))
      return route.fulfill({ contentType: 'text/html', body: open.render(example) });
    return route.fulfill({
      contentType: types[path.extname(pathname)] ?? 'text/plain',
      body: readFileSync(path.join(assets, pathname.slice('/assets/'.length))),
    });
  });
  await person.page.goto('/example');
  await see(person.page);
  await person.close();
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Whatever is pressed on its own (not a link inside a sentence) is at least 24 by 24. */
const tooSmall = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('header a, button, summary, nav a')]
      .map((one) => ({ text: one.textContent?.trim(), box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ text, box }) => `${text}: ${box.width} × ${box.height}`),
  );

for (const width of [1280, 320])
  describe(`at ${width} px`, () => {
    for (const example of examples)
      it(`${example.name} has no fault that axe finds, fits, and can be pressed`, () =>
        look(example, { width }, async (page) => {
          await holdToAxe(page);
          assert.equal(await overflow(page), 0, 'the page scrolls sideways');
          assert.deepEqual(await tooSmall(page), []);
        }));
  });

describe('what the islands add', () => {
  it('the error summary takes the focus, and the print button appears', async () => {
    await look(named('fields-returned'), {}, async (page) => {
      await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
    });
    await look(named('quote-and-tags'), {}, async (page) => page.locator('[data-print]').waitFor({ state: 'visible' }));
  });

  it('without JavaScript nothing is offered that would not work', () =>
    look(named('quote-and-tags'), { javaScript: false }, async (page) =>
      assert.equal(await page.locator('[data-print]').isVisible(), false),
    ));
});

describe('the lenses', () => {
  const tops = async (page: Page) =>
    Promise.all(['#want', '#seam', '#buy'].map(async (id) => (await page.locator(id).boundingBox())!));

  it('stand side by side on a wide screen and stack in their order on a narrow one', async () => {
    await look(named('lenses'), { width: 1280 }, async (page) => {
      const [want, seam, buy] = await tops(page);
      assert.ok(want!.x < seam!.x && seam!.x < buy!.x && Math.abs(want!.y - buy!.y) < 8);
    });
    await look(named('lenses'), { width: 320 }, async (page) => {
      const [want, seam, buy] = await tops(page);
      assert.ok(want!.y < seam!.y && seam!.y < buy!.y && want!.x === buy!.x);
    });
  });

  it('on paper stand side by side, and nothing to press or fill in is printed', () =>
    look(named('lenses'), {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const [want, , buy] = await tops(page);
      assert.ok(Math.abs(want!.y - buy!.y) < 8);
      for (const hidden of ['.cw-header', '.cw-banner', '.cw-footer', 'form', 'button'])
        for (const one of await page.locator(hidden).all()) assert.equal(await one.isVisible(), false, hidden);
    }));
});
