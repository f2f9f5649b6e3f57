import assert from 'node:assert/strict';
import { type AtABrowser, atABrowser } from './at-a-browser.ts';
import type { Visitor } from './client.ts';

export type Desk = AtABrowser & Readonly<{ visitor: Visitor | null }>;

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
    const desk = { ...(await atABrowser(this.#url, visitor, this.#scripts)), visitor };
    this.#open.push(desk);
    return desk;
  }

  /** Goes to a page that has to be there, and looks at it where nobody has been on one like it yet. */
  async go(desk: Desk, path: string): Promise<void> {
    assert.equal(await desk.go(path), 200, path);
    const kind = path.replaceAll(/[0-9a-f-]{36}/g, '');
    if (this.#looked.has(kind)) return;
    this.#looked.add(kind);
    await desk.look();
  }

  async close(): Promise<void> {
    for (const desk of this.#open) await desk.close();
  }
}
