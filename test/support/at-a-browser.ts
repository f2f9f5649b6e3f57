import assert from 'node:assert/strict';
import { holdToAxe, openPerson, type Person } from './browser.ts';
import type { Visitor } from './client.ts';
import { type Hands, keyboard, pointer } from './hands.ts';

export type AtABrowser = Person &
  Readonly<{
    hands: Hands;
    /** Goes there, and says what it answered. */
    go(path: string): Promise<number>;
    main(): Promise<string>;
    path(): string;
    /** Fills a form, box by box as it has them, unfolding what is folded; what is empty is left alone. `form` is the end of its address, or a selector. */
    fill(form: string, fields: Readonly<Record<string, string>>): Promise<void>;
    /** Fills it, and sends it. */
    send(form: string, fields?: Readonly<Record<string, string>>): Promise<void>;
    /** Nothing runs out of the screen. */
    fits(): Promise<void>;
    /** Axe is a script: it looks where scripts run, at the same pages, wide and narrow. */
    look(): Promise<void>;
  }>;

const narrow = 360;

/** The forms of a page are told apart by how their address ends. */
export const field = (end: string, name: string): string => `form[action$="${end}"] [name="${name}"]`;
export const send = (end: string): string => `form[action$="${end}"] button[type=submit]`;

/** Somebody who is signed in (or nobody) at a browser: by keyboard on a wide screen, or with JavaScript off on a phone. */
export async function atABrowser(
  url: string,
  visitor: Visitor | null,
  javaScript: boolean,
  width = javaScript ? 1100 : narrow,
): Promise<AtABrowser> {
  const person = await openPerson({ url, dataDir: '', stop: async () => undefined }, { javaScript, width });
  const { page } = person;
  const value = visitor?.cookies['commonweal-session'];
  if (value) await person.context.addCookies([{ name: 'commonweal-session', value, url }]);
  const hands = javaScript ? keyboard(page) : pointer(page);
  const formAt = (form: string) => (form.startsWith('/') ? `form[action$="${form}"]` : form);

  async function unfoldTo(selector: string): Promise<void> {
    const folded = page.locator('details:not([open])', { has: page.locator(selector) });
    for (let left = await folded.count(); left > 0; left -= 1) {
      const summary = folded.first().locator('summary').first();
      if (!javaScript) await summary.click();
      else {
        await summary.focus();
        await page.keyboard.press('Enter');
      }
    }
  }

  async function set(selector: string, value: string): Promise<void> {
    const box = page.locator(selector).first();
    const type = await box.evaluate((one) => (one as HTMLInputElement).type);
    if (type === 'radio' || type === 'checkbox') {
      const choice = page.locator(`${selector}[value="${value}"]`).first();
      if (!javaScript) await choice.check();
      else if (!(await choice.isChecked())) {
        await choice.focus();
        await page.keyboard.press('Space');
      }
      assert.ok(await choice.isChecked(), `${selector} is not ${value}`);
    } else if (type === 'file') await box.setInputFiles(value);
    else if (type === 'select-one') {
      const option = box.locator(`option[value="${value}"]`);
      if ((await box.inputValue()) !== value) await hands.pick(selector, (await option.innerText()).trim());
      assert.equal(await box.inputValue(), value, selector);
    } else await hands.say(selector, value);
  }

  async function fill(form: string, fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const box = (of: string) => `${formAt(form)} [name="${of}"]`;
      const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
      if (day && (await page.locator(box(`${name}-day`)).count()) > 0) {
        await unfoldTo(box(`${name}-day`));
        // As they stand: to go back with Tab alone is to go round the whole page.
        for (const [at, part] of ['day', 'month', 'year'].entries())
          await set(box(`${name}-${part}`), String(Number(day[3 - at])));
      } else {
        await unfoldTo(box(name));
        await set(box(name), value);
      }
    }
  }

  async function fits(): Promise<void> {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${page.url()} is ${over} px wider than the screen`);
  }

  return {
    ...person,
    hands,
    fits,
    go: async (path) => (await page.goto(path))!.status(),
    main: () => page.evaluate(() => document.querySelector('main')!.innerText),
    path: () => new URL(page.url()).pathname,
    fill,
    async send(form, fields = {}) {
      await fill(form, fields);
      const button = `${formAt(form)} button[type=submit]`;
      await unfoldTo(button);
      await hands.send(button);
    },
    async look() {
      await fits();
      if (!javaScript) return;
      // With JavaScript off the same pages are seen to fit, every one of them.
      if (!(await holdToAxe(page)) || width === narrow) return;
      await page.setViewportSize({ width: narrow, height: 740 });
      await fits();
      await holdToAxe(page);
      await page.setViewportSize({ width, height: 900 });
    },
  };
}
