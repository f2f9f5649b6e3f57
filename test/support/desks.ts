import assert from 'node:assert/strict';
import { holdToAxe, openPerson, type Person } from './browser.ts';
import type { Visitor } from './client.ts';
import { type Hands, keyboard, pointer } from './hands.ts';

export type Desk = Person & Readonly<{ hands: Hands; visitor: Visitor | null }>;

/** The forms of a page are told apart by how their address ends. */
export const field = (end: string, name: string) => `form[action$="${end}"] [name="${name}"]`;
export const send = (end: string) => `form[action$="${end}"] button[type=submit]`;

/** Places at which people sit: by keyboard on a wide screen where scripts run, else with a pointer on a phone. */
export class Desks {
  readonly #url: string;
  readonly #scripts: boolean;
  readonly #open: Desk[] = [];
  readonly #looked = new Set<string>();
  constructor(url: string, scripts: boolean) {
    this.#url = url;
    this.#scripts = scripts;
  }

  /** Somebody with their session, or anybody at all. */
  async seat(visitor: Visitor | null): Promise<Desk> {
    const site = { url: this.#url, dataDir: '', stop: async () => {} };
    const person = await openPerson(site, { javaScript: this.#scripts, width: this.#scripts ? 1100 : 360 });
    const value = visitor?.cookies['commonweal-session'];
    if (value) await person.context.addCookies([{ name: 'commonweal-session', value, url: this.#url }]);
    const desk = { ...person, visitor, hands: this.#scripts ? keyboard(person.page) : pointer(person.page) };
    this.#open.push(desk);
    return desk;
  }

  /** Axe is a script: it looks where scripts run, at the same pages, wide and narrow. */
  async look({ page }: Desk): Promise<void> {
    const fits = async () => {
      const width = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
      assert.ok(width <= 1, `${page.url()} is ${width} px too wide`);
    };
    if (!this.#scripts) return fits();
    await holdToAxe(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await fits();
    await holdToAxe(page);
    await page.setViewportSize({ width: 1100, height: 900 });
  }

  /** Goes to a page that has to be there, and looks at it where nobody has been on one like it yet. */
  async go(desk: Desk, path: string): Promise<void> {
    const answer = await desk.page.goto(path);
    assert.equal(answer!.status(), 200, path);
    const kind = path.replaceAll(/[0-9a-f-]{36}/g, '');
    if (this.#looked.has(kind)) return;
    this.#looked.add(kind);
    await this.look(desk);
  }

  /** Types what a form asks, box by box, and sends it. */
  async fill({ hands }: Desk, end: string, boxes: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(boxes)) await hands.say(field(end, name), text);
    await hands.send(send(end));
  }

  async close(): Promise<void> {
    for (const desk of this.#open) await desk.close();
  }
}

export const says = ({ page }: Desk): Promise<string> => page.locator('main').innerText();

/** A day as the three boxes that it is typed into. */
export function day(name: string, on: string): Record<string, string> {
  const [year, month, date] = on.split('-').map((part) => String(Number(part)));
  return { [`${name}-day`]: date!, [`${name}-month`]: month!, [`${name}-year`]: year! };
}
