import type { Page } from 'playwright-core';
import { press, tabTo, typeInto } from './browser.ts';

/** The few things that people do on a page, whatever they do them with. */
export type Hands = {
  say(selector: string, text: string): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  pick(selector: string, text: string): Promise<void>;
  unfold(text: string): Promise<void>;
  send(selector: string): Promise<void>;
};

/** Tab, letters, Space and Enter alone. */
export const keyboard = (page: Page): Hands => ({
  say: (selector, text) => typeInto(page, selector, text),
  async choose(name, value) {
    await page.locator(`input[name="${name}"][value="${value}"]`).focus();
    await page.keyboard.press('Space');
  },
  async pick(selector, text) {
    await tabTo(page, selector);
    await page.keyboard.type(text);
  },
  async unfold(text) {
    const summary = page.locator('summary', { hasText: text }).first();
    if (await summary.locator('..').evaluate((details) => (details as HTMLDetailsElement).open)) return;
    await summary.focus();
    await page.keyboard.press('Enter');
  },
  send: (selector) => press(page, selector),
});

/** A mouse or a finger; works where scripts do not run. */
export const pointer = (page: Page): Hands => ({
  say: (selector, text) => page.locator(selector).first().fill(text),
  choose: (name, value) => page.locator(`input[name="${name}"][value="${value}"]`).check(),
  async pick(selector, text) {
    const list = page.locator(selector).first();
    const option = await list.locator('option', { hasText: text }).first().getAttribute('value');
    await list.selectOption(option!);
  },
  unfold: (text) => page.locator('summary', { hasText: text }).first().click(),
  async send(selector) {
    await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
  },
});
