import assert from 'node:assert/strict';
import { holdToAxe, type Person } from './browser.ts';
import type { Hands } from './hands.ts';

export type Handed = Person & { hands: Hands };

/** What several people do at their browsers, each by name, on forms that are told apart by how their address ends. */
export function manyHands<N extends string>(
  people: Readonly<Record<N, Handed>>,
  { javaScript, width }: Readonly<{ javaScript: boolean; width: number }>,
) {
  const main = (name: N) => people[name].page.locator('main').innerText();
  const to = (end: string) => `form[action$="${end}"] button[type=submit]`;
  const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;
  const go = async (name: N, path: string) => (await people[name].page.goto(path))!.status();
  const at = (name: N) => new URL(people[name].page.url()).pathname;
  /** Axe is a script: it looks where scripts run, at the same pages, wide and narrow. */
  const look = async (name: N) => {
    const { page } = people[name];
    const wide = () => page.locator('html').evaluate((one) => one.scrollWidth);
    if (!javaScript) return assert.ok((await wide()) <= width, `${page.url()} is wider than the screen`);
    await holdToAxe(page);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.ok((await wide()) <= 360, `${page.url()} is wider than a phone`);
    await holdToAxe(page);
    await page.setViewportSize({ width, height: 900 });
  };
  const follow = (name: N, link: string) => people[name].hands.send(`main a:has-text("${link}")`);
  const says = async (name: N, end: string, fields: Readonly<Record<string, string>>) => {
    for (const [one, text] of Object.entries(fields)) await people[name].hands.say(field(end, one), text);
  };
  const picks = async (name: N, end: string, fields: Readonly<Record<string, string>>) => {
    for (const [one, text] of Object.entries(fields)) await people[name].hands.pick(field(end, one), text);
  };
  /** A box or a dot of one form, where another form of the page has one of the same name. */
  const tick = async (name: N, end: string, one: string, value: string) => {
    const { page } = people[name];
    const box = page.locator(`${field(end, one)}[value="${value}"]`);
    if (!javaScript) return box.check();
    await box.focus();
    await page.keyboard.press('Space');
  };
  const date = (name: N, end: string, one: string, on: string) => {
    const [year, month, day] = on.split('-').map((part) => `${Number(part)}`);
    return says(name, end, { [`${one}-day`]: day!, [`${one}-month`]: month!, [`${one}-year`]: year! });
  };
  const send = (name: N, end: string) => people[name].hands.send(to(end));

  return { main, go, at, look, follow, says, picks, tick, date, send, field };
}
